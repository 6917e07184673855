import {
  assert,
  assertAccessible,
  assertEqual,
  letGo,
  pageBehind,
  shownText,
  town,
  until,
  whileOffline,
} from "./element-testing.ts";

/** An element on the page, with the page's own link inside. */
export interface MountedElement {
  element: HTMLElement & { api: string };
  root: ShadowRoot;
}

/** How the suite meets an element that names its site and shows something the API offers. */
export interface SiteElement {
  tag: string;
  /** @param fault base path of the fault proxy (demo/testing/fault-proxy.ts), e.g. `~cut` */
  mount(attributes?: Record<string, string>, fault?: string): Promise<MountedElement>;
  /** Takes every element of this kind out of the page. */
  clear(): void;
  /** What is there once the content is. */
  ready: string;
  /** What the element says where the network does not sell yet. */
  closed: string;
}

/**
 * The states every element has that names its site, each reached by its cause: a designed notice with a sentence, a retry
 * where it helps, the page's own link as the way on, and nothing that axe or the keyboard finds. A new element joins by
 * one line.
 */
export function describeStates({ tag, mount, clear, ready, closed }: SiteElement): void {
  const isReady = ({ root }: MountedElement): boolean =>
    !!root.querySelector(ready) && !root.querySelector(".skeleton");
  const untilReady = (mounted: MountedElement): Promise<unknown> => until(() => isReady(mounted), "the content");
  const noticeIn = ({ root }: MountedElement): Element | null => root.querySelector("[part~=notice]");

  async function assertNotice(mounted: MountedElement, sentence: string, canRetry: boolean): Promise<void> {
    const notice = await until(() => noticeIn(mounted), sentence);
    assert(shownText(notice).includes(sentence), `"${sentence}" missing in "${shownText(notice)}"`);
    const link = mounted.element.querySelector("a")!; // safe because mount put it there
    assert(link.assignedSlot && link.getBoundingClientRect().height > 0, "the page's own link is shown");
    assertEqual(!!notice.querySelector("button"), canRetry, "a retry where it helps");
    await assertAccessible(mounted.element);
  }

  describe(`${tag}, the states of every element`, () => {
    beforeEach(clear);
    after(clear);

    it("shows the page's own link while the script is not there", async () => {
      const place = document.createElement(`${tag}-before-the-script`);
      place.innerHTML = '<a href="#shop">Zur Stadt</a>';
      document.body.append(place);
      assert(place.querySelector("a")!.getBoundingClientRect().height > 0, "the link"); // safe because of the line above
      place.remove();
    });

    it("loads as a skeleton of the content's size", async () => {
      const id = `skeleton${tag.replaceAll("-", "")}`;
      const mounted = await mount({}, `~hold-${id}`);
      await until(() => mounted.root.querySelector(".skeleton"), "the skeleton");
      const { height } = mounted.element.getBoundingClientRect();
      await assertAccessible(mounted.element);
      await letGo(id, () => isReady(mounted), "the content");
      const moved = mounted.element.getBoundingClientRect().height - height;
      assert(Math.abs(moved) < 30, `the page moved by ${moved} px`);
    });

    it("says after 8 seconds that it is slow, and arrives all the same", async () => {
      const id = `slow${tag.replaceAll("-", "")}`;
      const mounted = await mount({}, `~hold-${id}`);
      await assertNotice(mounted, "Das dauert heute länger als sonst", false);
      await letGo(id, () => isReady(mounted), "the content");
      assert(!noticeIn(mounted), "the notice is gone");
    });

    it("says that nothing answers when the line is cut, and retries", async () => {
      const mounted = await mount({}, "~cut");
      await assertNotice(mounted, "Gerade nicht erreichbar", true);
      mounted.element.api = (await town()).url;
      await untilReady(mounted);
    });

    it("says the same when a gateway refuses", async () => {
      const mounted = await mount({}, "~refuse");
      await assertNotice(mounted, "Gerade nicht erreichbar", true);
      // The refusal answers within a frame: the skeleton between is too short to be seen, the new notice is not.
      const first = noticeIn(mounted)!; // safe because it was just found
      first.querySelector("button")!.click(); // safe because it was just asserted
      await until(() => !first.isConnected, "another try");
      await assertNotice(mounted, "Gerade nicht erreichbar", true);
    });

    it("waits as long as it is told when there were too many tries", async () => {
      const mounted = await mount({}, "~limit");
      await until(() => noticeIn(mounted), "the notice");
      assert(shownText(mounted.root).includes("In 1 Sekunden"), shownText(mounted.root));
      const first = noticeIn(mounted)!; // safe because it was just found
      await until(() => !first.isConnected, "a try by itself");
    });

    it("says that the device is offline and comes back by itself", async () => {
      let mounted: MountedElement | undefined;
      await whileOffline(async () => {
        // An address of its own, for the answer may be in the browser's cache.
        mounted = await mount({}, "~pass");
        await assertNotice(mounted, "Keine Verbindung", true);
      });
      await untilReady(mounted!); // safe because it was just mounted
    });

    it("keeps the last known content, with its age, when a refresh fails", async () => {
      const mounted = await mount({}, `~first-${tag.replaceAll("-", "")}${Math.random().toString(36).slice(2)}`);
      await untilReady(mounted);
      const now = Date.now;
      try {
        Date.now = () => now() + 6 * 60_000;
        await pageBehind();
        await until(() => noticeIn(mounted), "the notice");
      } finally {
        Date.now = now;
      }
      assert(/Stand von \d\d:\d\d Uhr/.test(shownText(noticeIn(mounted)!)), shownText(mounted.root)); // safe because it was just found
      assert(isReady(mounted), "the content is still there");
      await assertAccessible(mounted.element);
    });

    for (const [name, site, sentence] of [
      ["a key that is revoked", async () => (await town()).revokedSiteKey, "nicht oder nicht mehr angemeldet"],
      ["a key that is none", async () => "hallo", "nicht oder nicht mehr angemeldet"],
      ["a page that is not enabled", async () => (await town()).foreignSiteKey, "nicht freigeschaltet"],
      ["a network that does not sell yet", async () => (await town()).closedSiteKey, closed],
    ] as const) {
      it(`says so of ${name}`, async () => assertNotice(await mount({ site: await site() }), sentence, false));
    }

    for (const [lang, locale] of [
      ["en", "en"],
      ["de-simple", "de"],
    ] as const) {
      it(`speaks ${lang} where the page does, also in trouble, and changes while it runs`, async () => {
        const mounted = await mount({ lang }, "~cut");
        const base = await until(
          () => mounted.root.querySelector(`.base[lang=${locale}] [part~=notice]`),
          "the notice",
        );
        const words = lang === "en" ? "Not reachable right now" : "Das geht gerade nicht";
        await until(() => shownText(mounted.root).includes(words), words);
        assert(base, "in its language");
        await assertAccessible(mounted.element);
        mounted.element.lang = "de";
        await until(() => shownText(mounted.root).includes("Gerade nicht erreichbar"), "German again");
      });
    }
  });
}
