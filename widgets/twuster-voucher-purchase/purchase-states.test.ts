import { emulateMedia, executeServerCommand } from "@web/test-runner-commands";
import { contrast, parseColor } from "../shared/contrast.ts";
import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { clear, mount, mountReady, type Mounted } from "./purchase-testing.ts";

/** A notice with its sentence, the page's own link as the way on, and nothing for axe to find. */
async function assertNotice(mounted: Mounted, sentence: string): Promise<void> {
  const notice = await until(() => mounted.root.querySelector(".notice"), sentence);
  assert(shownText(notice).includes(sentence), `"${sentence}" missing in "${shownText(notice)}"`);
  const link = mounted.element.querySelector("a")!;
  assert(link.assignedSlot && link.getBoundingClientRect().height > 0, "the page's own link is shown");
  await assertAccessible(mounted.element);
}

/** For two seconds. */
async function goOffline(): Promise<void> {
  await executeServerCommand("go-offline", { milliseconds: 2000 });
  await until(() => !navigator.onLine, "no network");
}

describe("twuster-voucher-purchase, its states", () => {
  beforeEach(clear);
  after(clear);

  it("loads as a skeleton of the content's size", async () => {
    const mounted = await mount({}, "~delay-1500");
    await until(() => mounted.root.querySelector(".skeleton"), "the skeleton");
    const { height } = mounted.element.getBoundingClientRect();
    await assertAccessible(mounted.element);
    await until(() => !mounted.root.querySelector(".skeleton"), "the form");
    const after = mounted.element.getBoundingClientRect().height;
    assert(Math.abs(after - height) < 30, `the page moved by ${after - height} px`);
  });

  it("says after 8 seconds that it is slow, and arrives all the same", async () => {
    const mounted = await mount({}, "~delay-9500");
    await assertNotice(mounted, "Das dauert heute länger als sonst");
    await until(() => mounted.root.querySelector("form") && !mounted.root.querySelector(".skeleton"), "the form");
    assert(!mounted.root.querySelector(".notice"), "the notice is gone");
  });

  it("says that nothing answers when the line is cut, and retries", async () => {
    const mounted = await mount({}, "~cut");
    await assertNotice(mounted, "Gerade nicht erreichbar");
    mounted.element.api = (await town()).url;
    await until(
      () => mounted.root.querySelector("[part=order]") && !mounted.root.querySelector(".skeleton"),
      "the form",
    );
  });

  it("says the same when a gateway refuses", async () => {
    const mounted = await mount({}, "~refuse");
    await assertNotice(mounted, "Gerade nicht erreichbar");
    // The refusal answers within a frame: the skeleton between is too short to be seen, the new notice is not.
    const first = mounted.find(".notice");
    mounted.find(".notice button").click();
    await until(() => !first.isConnected, "another try");
    await assertNotice(mounted, "Gerade nicht erreichbar");
  });

  it("waits as long as it is told when there were too many tries", async () => {
    const mounted = await mount({}, "~limit");
    await assertNotice(mounted, "In 1 Sekunden");
    const first = mounted.find(".notice");
    await until(() => !first.isConnected, "a try by itself");
  });

  it("says that the device is offline and comes back by itself", async () => {
    await goOffline();
    // An address of its own, for the offer may be in the browser's cache.
    const mounted = await mount({}, "~pass");
    await assertNotice(mounted, "Keine Verbindung");
    await until(
      () => mounted.root.querySelector("[part=order]") && !mounted.root.querySelector(".skeleton"),
      "the form",
    );
  });

  it("keeps what was entered when the device goes offline before the order", async () => {
    const mounted = await mountReady();
    await mounted.add(1000);
    mounted.type("#email", "kunde@example.de");
    await goOffline();
    await mounted.press();
    await assertNotice(mounted, "Keine Verbindung");
    assertEqual(mounted.find<HTMLInputElement>("#email").value, "kunde@example.de");
    await until(() => navigator.onLine, "the network");
  });

  it("says that a revoked key is not registered any more", async () => {
    await assertNotice(await mount({ site: (await town()).revokedSiteKey }), "nicht oder nicht mehr angemeldet");
  });

  it("says so of something that is no key, without asking", async () => {
    performance.clearResourceTimings();
    await assertNotice(await mount({ site: "hallo" }), "nicht oder nicht mehr angemeldet");
    assertEqual(
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("voucher-offer")).length,
      0,
    );
  });

  it("says that a foreign address is not enabled", async () => {
    await assertNotice(await mount({ site: (await town()).foreignSiteKey }), "nicht freigeschaltet");
  });

  it("says that a live network is not open yet", async () => {
    await assertNotice(await mount({ site: (await town()).closedSiteKey }), "noch nicht eröffnet");
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
