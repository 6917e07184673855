import { parseLink } from "../../sdk/wire/pass-code.ts";
import { assertAccessible, whileOffline } from "../shared/element-testing.ts";
import { WalletStore } from "./wallet-store.ts";
import {
  assert,
  assertEqual,
  clearPhone,
  decodePicture,
  inTown,
  mount,
  openVoucher,
  town,
  until,
  type Mounted,
} from "./wallet-testing.ts";

const dialog = (root: ShadowRoot): string =>
  (root.querySelector("#pass")?.textContent ?? "").replace(/\s+/g, " ").trim();
const slips = (root: ShadowRoot): number => root.querySelectorAll(".wallet .slip").length;
const qr = (root: ShadowRoot): SVGElement => root.querySelector<SVGElement>("#pass svg.qr")!;

async function keep(codes: string, button: string, count = 1): Promise<Mounted> {
  const mounted = await mount(`#${codes}`);
  await until(() => mounted.root.querySelectorAll(".arrived, article.voucher").length >= count, "what came");
  await mounted.press(button);
  await until(() => slips(mounted.root) === count, "the list");
  return mounted;
}

describe("twuster-wallet, coupons", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  it("shows whose it is, keeps it, and shows it at the counter without a network", async () => {
    const terms = JSON.stringify({
      title: "Auf alle Sträuße",
      minimumCents: 2000,
      conditions: "Nicht auf Fleurop-Bestellungen.",
    });
    const { code } = await inTown("coupon", { terms });
    const mounted = await mount(`#${code}`);
    const { wallet, root, press, text } = mounted;
    await until(() => text().includes("Ihr Coupon von Blumen Wessels"), "the coupon");
    await assertAccessible(wallet);
    assertEqual(await new WalletStore().list((await town()).network), []);
    await press("Coupon aufs Handy");
    await until(() => text().includes("Meine Coupons"), "the list");
    await assertAccessible(wallet);
    await whileOffline(async () => {
      root.querySelector<HTMLElement>(".slip")!.click();
      await until(() => qr(root), "the code");
      for (const word of [
        /10 % Rabatt/,
        /Auf alle Sträuße/,
        /ab 20,00 € Einkauf/,
        /Nicht auf Fleurop/,
        /Zuletzt geprüft/,
        /Ohne Netz/,
      ])
        assert(word.test(dialog(root).replaceAll("\u00a0", " ")), `${word} is not in: ${dialog(root)}`);
      assertEqual(parseLink(await decodePicture(qr(root)))?.codes, [code]);
    });
    await assertAccessible(wallet);
  });

  it("stores the same coupon only once and offers the one that is here", async () => {
    const [first, second] = (await inTown("twin-coupons")).code.split(".") as [string, string];
    (await keep(first, "Coupon aufs Handy")).wallet.remove();
    const { wallet, root, press, text } = await mount(`#${second}`);
    await until(() => text().includes("Das haben Sie schon"), "the hint");
    assert(!text().includes("aufs Handy nehmen") || text().includes("Nicht aufs Handy nehmen"), "offers to keep it");
    assertEqual([...root.querySelectorAll("button.primary")].length, 0);
    await assertAccessible(wallet);
    await press("Meines zeigen");
    await until(() => qr(root), "the code");
    assertEqual(parseLink(await decodePicture(qr(root)))?.codes, [first]);
    assertEqual(
      (await new WalletStore().list((await town()).network)).map(({ code }) => code),
      [first],
    );
  });

  it("says that it was used while it is shown, and folds it away", async () => {
    const { code } = await inTown("coupon");
    const { wallet, root, press, text } = await keep(code, "Coupon aufs Handy");
    root.querySelector<HTMLElement>(".slip")!.click();
    await until(() => qr(root), "the code");
    await inTown("use-coupon", { code });
    await until(() => dialog(root).includes("Benutzt am"), "used");
    assertEqual(qr(root), null);
    await assertAccessible(wallet);
    // The dialog's own closing comes a moment later.
    const closed = new Promise((done) => root.querySelector("#pass")!.addEventListener("close", done, { once: true })); // safe because it is always there
    await press("Schließen");
    await closed;
    await until(() => text().includes("Benutzt und abgelaufen (1)"), "folded");
    root.querySelector<HTMLElement>("summary")!.click();
    root.querySelector<HTMLElement>(".slip")!.click();
    await until(() => dialog(root), "the pass");
    await press("Entfernen");
    await until(() => root.querySelector("#remove")?.textContent?.includes("Coupon von diesem Gerät"), "the question");
    await press("Vom Gerät entfernen");
    await until(() => slips(root) === 0, "nothing left");
    assertEqual(await new WalletStore().list((await town()).network), []);
  });

  it("says why an expired one is not taken and keeps none", async () => {
    const { code } = await inTown("coupon", { state: "expired" });
    const { root, text } = await mount(`#${code}`);
    await until(() => /Abgelaufen\./.test(text()), "why");
    assertEqual(root.querySelector("button.primary"), null);
  });

  it("says plainly that the shop of a coupon takes no part any more, and shows no code for nobody", async () => {
    const { code } = await inTown("coupon", { partner: "kultur" });
    const { wallet, root, text } = await keep(code, "Coupon aufs Handy");
    assert(!text().includes("macht nicht mehr mit"), "said too early");
    root.querySelector<HTMLElement>(".slip")!.click();
    await until(() => qr(root), "the code");
    await inTown("leave");
    try {
      await until(() => dialog(root).includes("Das Geschäft macht nicht mehr mit."), "who left, at the counter");
      assertEqual(qr(root), null);
      await assertAccessible(wallet);
      const list = (): string => root.querySelector(".wallet .slip")?.textContent ?? "";
      assert(list().includes("Das Geschäft macht nicht mehr mit."), "the list does not say it");
      wallet.remove();
      await clearPhone();
      const arrived = await mount(`#${code}`);
      await until(() => arrived.text().includes("Das Geschäft macht nicht mehr mit."), "who left, on arrival");
      assert(!arrived.text().includes("An der Kasse zeigen"), "offers what helps nobody");
    } finally {
      await inTown("come-back");
    }
  });

  it("keeps vouchers, books and coupons in groups and moves them together", async () => {
    const voucher = await openVoucher();
    const { code: coupon } = await inTown("coupon");
    const { code: book } = await inTown("season-book", { count: "4" });
    const { wallet, root, press } = await keep(`${coupon}.${book}.${voucher}`, "Alles aufs Handy", 3);
    assertEqual(
      [...root.querySelectorAll(".list h2, .list h3")].map((heading) => heading.textContent),
      ["Auf diesem Handy", "Meine Gutscheine", "Meine Couponbücher", "Meine Coupons"],
    );
    await assertAccessible(wallet);
    await press("Auf ein anderes Handy");
    const picture = await until(() => root.querySelector<SVGElement>("#move svg.qr"), "the picture");
    assertEqual(parseLink(await decodePicture(picture))?.codes.toSorted(), [coupon, book, voucher].toSorted());
  });
});

describe("twuster-wallet, a coupon book", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  it("shows partner by partner what is open, used and not taken now, and each coupon's code without a network", async () => {
    const { code } = await inTown("season-book", { count: "12", used: "yes" });
    const { wallet, root, press } = await keep(code, "Couponbuch aufs Handy");
    await whileOffline(async () => {
      root.querySelector<HTMLElement>(".slip")!.click();
      await until(() => dialog(root).includes("Couponbuch Twistringen 2027"), "the book");
      assertEqual(root.querySelectorAll("#pass .partner").length, 3);
      assert(/Benutzt am \d/.test(dialog(root)), "the used one has no day");
      assert(dialog(root).includes("Galt bis 30.06.2026"), "the one that is over does not say so");
      assert(dialog(root).includes("Noch nicht: ab 1. November"), "the coming one does not say so");
      root.querySelector<HTMLElement>('#pass [data-entitlement="4"]')!.click();
      await until(() => qr(root), "the code");
      assertEqual(root.activeElement?.id, "pass-title");
      const link = await decodePicture(qr(root));
      assertEqual(parseLink(link), { network: (await town()).network, codes: [code], entitlement: 4 });
      await press("Zurück zum Buch");
      await until(() => root.activeElement?.getAttribute("data-entitlement") === "4", "focus where it was");
      root.querySelector<HTMLElement>('#pass [data-entitlement="1"]')!.click();
      await until(() => dialog(root).includes("Jeder Coupon gilt einmal"), "the used one");
      assertEqual(qr(root), null);
      await press("Zurück zum Buch");
    });
    await assertAccessible(wallet);
  });

  it("finds words of a partner or of what it gives among many", async () => {
    const { code } = await inTown("season-book", { count: "45" });
    const { wallet, root, text } = await keep(code, "Couponbuch aufs Handy");
    root.querySelector<HTMLElement>(".slip")!.click();
    const field = await until(() => root.querySelector<HTMLInputElement>("#book-search"), "the field");
    const search = async (words: string): Promise<string[]> => {
      field.value = words;
      field.dispatchEvent(new Event("input"));
      await wallet.updateComplete;
      return [...root.querySelectorAll("#pass .partner h3")].map((heading) => heading.textContent ?? "");
    };
    assertEqual(await search("wessels straus"), ["Blumen Wessels"]);
    assert((await search("KAFFEE")).length === 3, "not found by what it gives");
    assert(/1[12] Coupons gefunden/.test(text()), `wrong count: ${text()}`);
    assertEqual(await search("gibt es nicht"), []);
    await assertAccessible(wallet);
  });

  it("brings the season's new coupons, and says who takes no part any more", async () => {
    const { code, bookId } = await inTown("season-book", { count: "3" });
    const { root } = await keep(code, "Couponbuch aufs Handy");
    root.querySelector<HTMLElement>(".slip")!.click();
    await until(() => dialog(root).includes("Couponbuch"), "the book");
    await inTown("add-to-book", { book: bookId });
    await until(() => dialog(root).includes("Nachzügler"), "the new one");
    await inTown("leave");
    try {
      await until(() => dialog(root).includes("Das Geschäft macht nicht mehr mit."), "who left");
    } finally {
      await inTown("come-back");
    }
  });

  it("says of an empty book that coupons come by themselves", async () => {
    const { code } = await inTown("season-book", { count: "0" });
    const { root } = await keep(code, "Couponbuch aufs Handy");
    root.querySelector<HTMLElement>(".slip")!.click();
    await until(() => dialog(root).includes("Neue erscheinen hier von selbst"), "what to expect");
  });

  for (const [lang, words] of [
    ["en", ["Your coupon book Twistringen 2027", "Keep the coupon book"]],
    ["de-simple", ["Ihr Couponbuch Twistringen 2027", "Die Mail ist Ihr Couponbuch"]],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const { code } = await inTown("season-book", { count: "4" });
      const { wallet, text } = await mount(`#${code}`, { lang });
      for (const word of words) await until(() => text().includes(word), word);
      await assertAccessible(wallet);
    });
});
