import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { describeStates, type MountedElement } from "../shared/state-suite.ts";
import { TwusterCouponList } from "./twuster-coupon-list.ts";

if (!customElements.get("twuster-coupon-list")) customElements.define("twuster-coupon-list", TwusterCouponList);

async function mount(attributes: Record<string, string> = {}, fault?: string): Promise<MountedElement> {
  const { url, proxyUrl, siteKey } = await town();
  const element = document.createElement("twuster-coupon-list");
  const all = { site: siteKey, api: fault ? `${proxyUrl}/${fault}` : url, ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.innerHTML = '<a href="#liste">Coupons bei der Stadt</a>';
  document.body.append(element);
  await element.updateComplete;
  return { element, root: element.shadowRoot! }; // safe because every element of ours draws into one
}

const clear = (): void => {
  for (const element of document.querySelectorAll("twuster-coupon-list")) element.remove();
  document.documentElement.lang = "de";
};

before(async () => {
  await town();
  await fetch("/__town/coupons", { method: "POST" });
});

/** One partner's: as many as the skeleton draws. */
const mountPartner: typeof mount = async (attributes, fault) =>
  mount({ partner: (await town()).townHall, ...attributes }, fault);

describeStates({
  tag: "twuster-coupon-list",
  mount: mountPartner,
  clear,
  ready: "[part=list]",
  closed: "Zurzeit keine Coupons",
});

describe("twuster-coupon-list", () => {
  beforeEach(clear);
  after(clear);

  async function ready(attributes: Record<string, string> = {}, fault?: string): Promise<MountedElement> {
    const mounted = await mount(attributes, fault);
    await until(
      () => mounted.root.querySelector("[part=list]") && !mounted.root.querySelector(".skeleton"),
      "the list",
    );
    return mounted;
  }
  const benefits = (root: ShadowRoot): string[] =>
    [...root.querySelectorAll(".list h3")].map((title) => shownText(title));
  const entry = (root: ShadowRoot, words: string): HTMLElement => {
    const found = [...root.querySelectorAll<HTMLElement>("[part=coupon]")].find((one) =>
      shownText(one).includes(words),
    );
    if (!found) throw new Error(`no coupon says "${words}"`);
    return found;
  };

  it("shows what each gives, where, when and how many are left; the book beside it", async () => {
    const { element, root } = await ready();
    assert(shownText(root).includes("Couponbuch: Twistringen 2027"), "the book");
    const roses = shownText(entry(root, "Auf alle Rosen"));
    for (const words of ["10 % Rabatt", "Blumen Wessels", "Mo–Fr", "ab 20,00 € Einkauf", "noch 3"])
      assert(roses.replaceAll("\u00a0", " ").includes(words), `${words} in ${roses}`);
    assert(shownText(entry(root, "Butterkuchen")).includes("Im Couponbuch"), "one of the book");
    assert(!entry(root, "Butterkuchen").querySelector("button"), "which is not given away");
    await assertAccessible(element);
  });

  it("takes one with one press, once however often it is pressed, and tells the page without its code", async () => {
    const { element, root } = await ready();
    element.style.setProperty("--twuster-brand", "#7a3d12");
    const colour = (): string => getComputedStyle(root.querySelector("[part=take][aria-busy=false]")!).backgroundColor; // safe because several are left
    await until(() => colour() === "rgb(122, 61, 18)", "the page's colour");
    const told: { couponId: string }[] = [];
    element.addEventListener("twuster-coupon-taken", (event) => told.push(event.detail));
    const button = entry(root, "Auf alle Rosen").querySelector<HTMLButtonElement>("[part=take]")!; // safe because it is free
    button.focus();
    for (let i = 0; i < 10; i++) button.click();
    const link = await until(
      () => entry(root, "Auf alle Rosen").querySelector<HTMLAnchorElement>(".notice a"),
      "the link",
    );
    await until(() => root.activeElement === link, "the focus, where it goes on");
    assert(/\/w#[0-9A-Z]{16}$/.test(link.href), link.href);
    assertEqual(told.length, 1);
    assert(!JSON.stringify(told).includes(link.href.slice(-16)), "no code in the event");
    assert(entry(root, "Auf alle Rosen").querySelector("[part=qr]"), "a QR code for the phone");
    await until(() => shownText(entry(root, "Auf alle Rosen")).includes("noch 2"), "what is left, truthfully");
    assertEqual(colour(), "rgb(122, 61, 18)");
    await assertAccessible(element);
  });

  it("keeps the focus where a press is lost and made again", async () => {
    const { townHall: partner } = await town();
    const { element, root } = await ready({ partner }, `~lose-once-take${Math.random().toString(36).slice(2)}`);
    const press = async (): Promise<void> => {
      const button = entry(root, "Auf jede Führung").querySelector<HTMLButtonElement>("[part=take]")!; // safe because it is never all given away
      button.focus();
      button.click();
    };
    await press();
    await until(() => root.activeElement?.matches("p[part=notice]"), "the focus, where it is told");
    assert(shownText(root.activeElement!).includes("Gerade nicht erreichbar"), shownText(root)); // safe because it was just found
    await assertAccessible(element);
    await press();
    await (element as TwusterCouponList).updateComplete; // safe because it is one
    assert(root.activeElement?.matches("[part=take][aria-busy=true]"), "the focus, while it is on its way");
    await until(() => root.activeElement?.matches("[part=notice] a"), "the focus, where it goes on");
  });

  it("says where the last one is gone, in the moment it is pressed", async () => {
    const { root } = await ready();
    const other = await ready();
    const press = (place: ShadowRoot): void => {
      const button = entry(place, "Der letzte").querySelector<HTMLButtonElement>("[part=take]")!; // safe because one is left
      button.focus();
      button.click();
    };
    press(root);
    await until(() => entry(root, "Der letzte").querySelector(".notice a"), "taken");
    press(other.root);
    await until(() => shownText(entry(other.root, "Der letzte")).includes("Alle vergeben"), "told");
    await until(() => other.root.activeElement?.matches("[part=notice]"), "the focus, where it is told");
    await assertAccessible(other.element);
  });

  it("speaks of tomorrow only where there are new ones then", async () => {
    const [{ root }, other] = [await ready({ category: "bakery" }), await ready({ category: "bakery" })];
    for (const [title, hasMore] of [
      ["Jeden Tag einer", true],
      ["Heute zuletzt", false],
    ] as const) {
      for (const place of [root, other.root])
        entry(place, title).querySelector<HTMLButtonElement>("[part=take]")!.click(); // safe because one is left
      for (const place of [root, other.root])
        await until(() => entry(place, title).querySelector(".notice"), "what came of it");
      const { root: fresh } = await ready({ category: "bakery" });
      const refused = [root, other.root].filter((place) => !entry(place, title).querySelector(".notice a"));
      assertEqual(refused.length, 1);
      for (const place of [fresh, ...refused]) {
        const words = shownText(entry(place, title));
        assert(words.includes("Für heute vergeben"), words);
        assertEqual(words.includes("morgen gibt es neue"), hasMore);
      }
    }
  });

  it("filters by category and by what ends soon, and shows more by a press", async () => {
    const { root, element } = await ready();
    const all = benefits(root).length;
    const change = async (act: () => void, field: HTMLElement): Promise<void> => {
      act();
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await (element as TwusterCouponList).updateComplete; // safe because it is one
    };
    const soon = root.querySelector<HTMLInputElement>("[name=soon]")!; // safe because the form is always there
    await change(() => (soon.checked = true), soon);
    assert(benefits(root).length < all, `${benefits(root).length} of ${all} end soon`);
    await change(() => (soon.checked = false), soon);
    const select = root.querySelector<HTMLSelectElement>("select")!; // safe because there are several
    await change(() => (select.value = "bakery"), select);
    assert(
      [...root.querySelectorAll("[part=coupon]")].every((one) => shownText(one).includes("Bäckerei Meyerholz")),
      "bakers",
    );
  });

  it("shows one partner's alone, and fits into 280 px", async () => {
    const { florist } = await town();
    const { root, element } = await ready({ partner: florist });
    assert(shownText(root).startsWith("Coupons: Blumen Wessels"), shownText(root).slice(0, 60));
    element.style.inlineSize = "280px";
    await until(() => element.getBoundingClientRect().width === 280, "the width");
    assert(element.scrollWidth <= 280, `${element.scrollWidth} px`);
  });
});
