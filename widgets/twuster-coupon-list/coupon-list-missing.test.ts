import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { itWith, keepFiles } from "../shared/hands.ts";
import { TwusterCouponList } from "./twuster-coupon-list.ts";

if (!customElements.get("twuster-coupon-list")) customElements.define("twuster-coupon-list", TwusterCouponList);

const cut = async (path: string): Promise<void> => void (await fetch(`/__town/cut?path=${path}`, { method: "POST" }));

/** As on a phone, where a press opens a tab for the wallet; a real one would stand before this page, which then gets no frames. */
async function onPhone(act: () => Promise<void>): Promise<{ isOpen: boolean }[]> {
  const { open, matchMedia } = window;
  const tabs: { isOpen: boolean }[] = [];
  window.matchMedia = (query) => matchMedia.call(window, query.includes("coarse") ? "all" : query);
  window.open = () => {
    const tab = { isOpen: true, close: () => (tab.isOpen = false) };
    tabs.push(tab);
    return tab as unknown as Window; // safe because nothing else is asked of it
  };
  try {
    await act();
  } finally {
    Object.assign(window, { open, matchMedia });
  }
  return tabs;
}

interface Told {
  element: TwusterCouponList;
  root: ShadowRoot;
  /** Which has the focus. */
  again: HTMLElement;
}

/** Pressed, and told that it does not come. */
async function pressInVain(): Promise<Told> {
  const { url, siteKey, townHall } = await town();
  const element = document.createElement("twuster-coupon-list");
  Object.assign(element, { site: siteKey, api: url, partner: townHall, lang: "de" });
  element.innerHTML = '<a href="#liste">Coupons bei der Stadt</a>';
  document.body.append(element);
  const root = element.shadowRoot!; // safe because every element of ours draws into one
  const button = await until(
    () => !root.querySelector(".skeleton") && root.querySelector<HTMLElement>("[part=take]"),
    "the button",
  );
  button.focus();
  button.click();
  const notice = await until(() => root.querySelector(".list [role=alert]"), "the sentence");
  assert(shownText(notice).includes("Gerade nicht erreichbar"), shownText(notice));
  const again = await until(
    () => notice.contains(root.activeElement) && (root.activeElement as HTMLElement), // safe because it is a button
    "the focus, where it can be tried again",
  );
  return { element, root, again };
}

describe("twuster-coupon-list, while what takes a coupon is not to be had", () => {
  before(async () => {
    await town();
    await fetch("/__town/coupons", { method: "POST" });
    await keepFiles(false);
  });
  beforeEach(() => cut("taking/takings.ts"));
  afterEach(() => document.querySelector("twuster-coupon-list")?.remove());
  after(async () => {
    await cut("");
    await keepFiles(true);
  });

  itWith("files", "says so where the button was, and leaves no empty tab", async () => {
    const tabs = await onPhone(async () => {
      const { element } = await pressInVain();
      assert(element.querySelector("a")?.assignedSlot, "the page's own link as the way on");
      await assertAccessible(element);
    });
    assertEqual(tabs, [{ isOpen: false }]);
  });

  itWith("again", "takes it when it is tried again and there", async () => {
    const { element, root, again } = await pressInVain();
    await cut("");
    const told = new Promise((done) => element.addEventListener("twuster-coupon-taken", done, { once: true }));
    again.click();
    await until(() => root.activeElement?.matches("[part=notice] a"), "the focus, where it goes on");
    await told;
    assertEqual(root.querySelectorAll(".list [role=alert]").length, 0);
  });
});
