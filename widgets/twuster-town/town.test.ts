import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { describeStates, type MountedElement } from "../shared/state-suite.ts";
import { TwusterTown } from "./twuster-town.ts";

if (!customElements.get("twuster-town")) customElements.define("twuster-town", TwusterTown);

async function mount(attributes: Record<string, string> = {}, fault?: string): Promise<MountedElement> {
  const { url, proxyUrl, siteKey } = await town();
  const element = document.createElement("twuster-town");
  const all = { site: siteKey, api: fault ? `${proxyUrl}/${fault}` : url, ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.innerHTML = '<a href="#liste">Zur Liste bei der Stadt</a>';
  document.body.append(element);
  await element.updateComplete;
  return { element, root: element.shadowRoot! };
}

const clear = (): void => {
  for (const element of document.querySelectorAll("twuster-town")) element.remove();
  document.documentElement.lang = "de";
};

describeStates({ tag: "twuster-town", mount, clear, ready: "[part=list]", closed: "macht noch niemand mit" });

describe("twuster-town", () => {
  beforeEach(clear);
  after(clear);

  async function ready(attributes: Record<string, string> = {}): Promise<MountedElement> {
    const mounted = await mount(attributes);
    const { root } = mounted;
    await until(() => root.querySelector("[part=list]") && !root.querySelector(".skeleton"), "the list");
    return mounted;
  }
  const names = (root: ShadowRoot): string[] => [...root.querySelectorAll(".list a")].map((link) => shownText(link));
  async function enter(root: ShadowRoot, selector: string, value: string): Promise<void> {
    const field = root.querySelector<HTMLInputElement>(selector)!; // safe because the form is always there
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await (root.host as TwusterTown).updateComplete; // safe because it is one
  }

  it("shows who takes part, by the network's name alone", async () => {
    const { network } = await town();
    const { element, root } = await ready({ network, site: "" });
    assertEqual(names(root), [
      "Bäckerei Meyerholz",
      "Blumen Wessels",
      "Imkerei Stührmann",
      "Kulturverein Alte Strohhutfabrik",
      "Stadt Twistringen",
    ]);
    assertEqual(root.querySelectorAll(".pin").length, 5);
    await assertAccessible(element);
  });

  it("finds by word and by category, and says where there is nothing", async () => {
    const { element, root } = await ready();
    await enter(root, "#text", "honig kirchstr");
    assert(shownText(root).includes("Dazu haben wir nichts gefunden."), shownText(root));
    await assertAccessible(element);
    root.querySelector<HTMLButtonElement>("button")!.click(); // safe because of the sentence above
    await until(() => names(root).length === 5, "all of them");
    await enter(root, "#text", "bahnhof");
    assertEqual(names(root), ["Blumen Wessels"]);
    await enter(root, "#text", "");
    await enter(root, "#category", "farm");
    assertEqual(names(root), ["Imkerei Stührmann"]);
  });

  it("leads from the drawing to the list, by mouse and by key", async () => {
    const { root } = await ready();
    const pins = [...root.querySelectorAll<SVGGElement>(".pin")];
    pins[2]!.dispatchEvent(new MouseEvent("click", { bubbles: true })); // safe because there are five
    await until(() => root.activeElement?.textContent === "Imkerei Stührmann", "the entry");
    assertEqual(pins[2]!.getAttribute("aria-pressed"), "true"); // safe as above
    pins[0]!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })); // safe as above
    await until(() => root.activeElement?.textContent === "Bäckerei Meyerholz", "the entry");
  });

  it("fits into 280 px", async () => {
    const { element } = await ready();
    element.style.inlineSize = "280px";
    await until(() => element.getBoundingClientRect().width === 280, "the width");
    assert(element.scrollWidth <= 280, `${element.scrollWidth} px`);
  });
});
