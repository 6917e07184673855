import { emulateMedia } from "@web/test-runner-commands";
import { contrast, parseColor } from "../shared/contrast.ts";
import { assertAccessible, assertEqual, shownText, until, whileOffline } from "../shared/element-testing.ts";
import { describeStates } from "../shared/state-suite.ts";
import { clear, mount, mountReady } from "./purchase-testing.ts";

describeStates({
  tag: "twuster-voucher-purchase",
  mount,
  clear,
  ready: "[part=order]",
  closed: "noch nicht eröffnet",
});

describe("twuster-voucher-purchase, its states", () => {
  beforeEach(clear);
  after(clear);

  it("keeps what was entered when the device goes offline before the order", async () => {
    const mounted = await mountReady();
    await mounted.add(1000);
    mounted.type("#email", "kunde@example.de");
    await whileOffline(async () => {
      await mounted.press();
      await until(() => shownText(mounted.root).includes("Keine Verbindung"), "the sentence");
      await assertAccessible(mounted.element);
      assertEqual(mounted.find<HTMLInputElement>("#email").value, "kunde@example.de");
    });
  });

  it("asks nobody about something that is no key", async () => {
    performance.clearResourceTimings();
    const mounted = await mount({ site: "hallo" });
    await until(() => mounted.root.querySelector(".notice"), "the notice");
    assertEqual(
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("voucher-offer")).length,
      0,
    );
  });
});

describe("twuster-voucher-purchase, its colours", () => {
  beforeEach(clear);
  after(async () => {
    clear();
    document.body.removeAttribute("style");
    await emulateMedia({ colorScheme: "light", forcedColors: "none" });
  });

  const colorsOf = (element: Element): number => {
    const style = getComputedStyle(element);
    return contrast(parseColor(style.color)!.color, parseColor(style.backgroundColor)!.color);
  };

  it("keeps the button readable on any brand colour, also one set later", async () => {
    const { element, find } = await mountReady();
    const button = find("[part=order]");
    for (const brand of [
      "#ffe14d",
      "#777777",
      "#0a0a0a",
      "rgb(120 200 90)",
      "hsl(300 100% 60%)",
      "color(srgb 0.2 0.9 0.4)",
      "no-colour",
    ]) {
      const before = getComputedStyle(button).backgroundColor;
      element.style.setProperty("--twuster-brand", brand);
      if (brand !== "no-colour") await until(() => getComputedStyle(button).backgroundColor !== before, brand);
      await until(() => colorsOf(button) >= 4.5, `contrast on ${brand}`);
    }
  });

  for (const ground of ["#fffdf6", "#14213d", "#767676", "#000000", "#c0392b"]) {
    it(`takes the page's ground, ${ground}, and stays accessible on it`, async () => {
      document.body.style.background = ground;
      const { element, find } = await mountReady();
      await until(() => colorsOf(find(".base")) >= 4.5, "readable text");
      find(".step + input + .step").click();
      find("[part=order]").click();
      await element.updateComplete;
      await assertAccessible(element);
    });
  }

  it("follows the page into the dark", async () => {
    document.body.style.background = "";
    document.documentElement.style.colorScheme = "light dark";
    const { element, find } = await mountReady();
    await emulateMedia({ colorScheme: "dark" });
    await until(() => parseColor(getComputedStyle(find(".base")).backgroundColor)!.color[0] < 60, "a dark ground");
    await assertAccessible(element);
    document.documentElement.style.colorScheme = "";
  });

  it("works in forced colours", async () => {
    await emulateMedia({ forcedColors: "active" });
    const { element } = await mountReady();
    await assertAccessible(element);
  });
});
