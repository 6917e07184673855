import { assert } from "./element-testing.ts";
import { assertKeyboard } from "./keyboard-testing.ts";

/** An element with this inside its shadow tree. */
function holding(html: string): HTMLElement {
  const element = document.createElement("div");
  element.attachShadow({ mode: "open" }).innerHTML = `<style>:focus-visible { outline: 3px solid red }</style>${html}`;
  document.body.append(element);
  return element;
}

async function complaint(html: string, prepare?: (root: ShadowRoot) => void): Promise<string> {
  const element = holding(html);
  prepare?.(element.shadowRoot!);
  try {
    await assertKeyboard(element);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  } finally {
    element.remove();
  }
}

describe("the keyboard check", () => {
  it("is content with what can be reached, left and seen", async () => {
    const html = `<button>A</button><button disabled>B</button><p inert><button>C</button></p>
      <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
      <details><summary>D</summary><button>E</button></details><a href="#f" hidden>F</a>`;
    assert((await complaint(html)) === "", await complaint(html));
  });

  it("is content with an open dialog, which is left by Escape", async () => {
    const html = `<button>behind</button><dialog><button>A</button><a href="#b">B</a></dialog>`;
    const said = await complaint(html, (root) => root.querySelector("dialog")!.showModal());
    assert(said === "", said);
  });

  for (const [what, html, words] of [
    ["a control out of Tab's way", `<button>A</button><button tabindex="-1">B</button>`, "does not reach <button> B"],
    ["a focus that is not seen", `<button style="outline: none">A</button>`, "not seen on <button> A"],
    [
      "a group of radio buttons without its way in",
      `<input type="radio" name="r" tabindex="-1"><input type="radio" name="r" tabindex="-1">`,
      "does not reach <input>",
    ],
  ] as const) {
    it(`finds ${what}`, async () => {
      const said = await complaint(html);
      assert(said.includes(words), said);
    });
  }

  it("finds a trap", async () => {
    const said = await complaint(`<button>A</button><button>B</button>`, (root) => {
      root.addEventListener("keydown", (event) => {
        event.preventDefault();
        root.querySelector("button")!.focus();
      });
    });
    assert(said.includes("Tab does not lead out"), said);
  });
});
