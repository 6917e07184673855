import { sendKeys } from "@web/test-runner-commands";
import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { focused } from "../shared/hands.ts";
import { german } from "./messages.de.ts";
import {
  clear,
  loseAnswer,
  mount,
  mountPaired,
  openBook,
  takenCoupon,
  type MountedScanner,
} from "./scanner-testing.ts";

const shows = (hands: MountedScanner, words: string | RegExp): void => {
  const text = shownText(hands.root).replaceAll("\u00a0", " ");
  assert(typeof words === "string" ? text.includes(words) : words.test(text), `${words} in ${text}`);
};
/** Another day of the week than today and yesterday, by the town's clock. */
const otherWeekday = (): number => {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" })
    .format()
    .split("-")
    .map(Number);
  const today = new Date(Date.UTC(year!, month! - 1, day)).getUTCDay(); // safe because the format has three parts
  return ((today + 2) % 7) + 1;
};

describe("twuster-scanner, coupons", () => {
  beforeEach(clear);
  after(clear);

  it("shows what it gives, redeems once, tells the page, and takes back; no word of money", async () => {
    const hands = await mountPaired();
    const events: unknown[] = [];
    hands.element.addEventListener("twuster-coupon-redeemed", (event) => events.push((event as CustomEvent).detail));
    hands.element.addEventListener("twuster-voucher-redeemed", () => events.push("voucher"));
    const code = await takenCoupon({ title: "10 % auf alle Sträuße", conditions: "Nicht auf Fleurop-Bestellungen." });
    hands.enter(code);
    await hands.screen("found");
    shows(hands, "10 % Rabatt");
    shows(hands, "Nicht auf Fleurop-Bestellungen.");
    shows(hands, "bis 31.12.2027");
    await assertAccessible(hands.element);
    hands.press(german.confirm);
    await hands.screen("result");
    assertEqual(hands.find(".counter").dataset["tone"], "yes");
    shows(hands, german.couponBook);
    assert(!/Mehrzweck|0,00/.test(shownText(hands.root)), shownText(hands.root));
    await assertAccessible(hands.element);
    assertEqual(
      events.map((event) => Object.keys(event as object)),
      [["receiptNumber", "title", "isTraining"]],
    );
    assert(!JSON.stringify(events).includes(code), "no code leaves the element");
    hands.press(german.undo);
    await until(() => shownText(hands.root).includes(german.couponUndoText), "the question");
    await assertAccessible(hands.element);
    hands.press(german.undoMistake);
    await hands.screen("reversed");
    shows(hands, german.couponReversedText);
    await assertAccessible(hands.element);
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter(code);
    await hands.screen("found");
    hands.press(german.confirm);
    await hands.screen("result");
    hands.press(german.next);
    await hands.screen("ready");
    shows(hands, "10 % Rabatt");
    hands.enter(code);
    await hands.screen("refused");
    shows(hands, /Schon eingelöst.*„10 % auf alle Sträuße“, am .*bei Ihnen, Beleg/);
    await assertAccessible(hands.element);
  });

  it("asks for the minimum purchase by the press; below it nothing is sent or booked", async () => {
    const hands = await mountPaired();
    const code = await takenCoupon({ benefit: { kind: "amount", amountCents: 500 }, minimumCents: 2_000 });
    hands.enter(code);
    await hands.screen("found");
    shows(hands, "5,00 € weniger");
    shows(hands, "Einkauf ab 20,00 € · Einlösen");
    await assertAccessible(hands.element);
    const real = window.fetch;
    let asked = 0;
    window.fetch = (...args) => (asked++, real(...args));
    try {
      hands.press(german.minimumMissed);
      await hands.screen("refused");
    } finally {
      window.fetch = real;
    }
    assertEqual(asked, 0);
    assertEqual(shownText(hands.find("h2")).replaceAll("\u00a0", " "), "Erst ab 20,00 €");
    await assertAccessible(hands.element);
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter(code);
    await hands.screen("found");
    hands.press("Einlösen");
    await hands.screen("result");
  });

  it("says plainly why not: another day, other hours, too early, over, another shop", async () => {
    const hands = await mountPaired();
    const weekday = otherWeekday();
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const hour =
      (Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: "Europe/Berlin" }).format()) + 3) % 24;
    const from = `${String(hour).padStart(2, "0")}:00`;
    const until = `${String(hour).padStart(2, "0")}:30`;
    for (const [code, words] of [
      [await takenCoupon({ weekdays: [weekday] }), /Heute nicht: gilt \w+tag|Heute nicht: gilt Mittwoch/],
      [await takenCoupon({ hours: { from, until } }), `Jetzt nicht: gilt von ${from} bis ${until} Uhr`],
      [await takenCoupon({ firstDay: soon }), /Noch nicht: ab \d+\. \w+/],
      [await takenCoupon({ title: "Alt" }, { state: "expired" }), /Abgelaufen.*„Alt“, galt bis 31\.12\.2020/],
      [await takenCoupon({ title: "Brot" }, { partner: "baecker" }), /Gilt bei: .*„Brot“ wird hier nicht eingelöst/],
    ] as const) {
      hands.enter(code);
      await hands.screen("refused");
      shows(hands, words);
      shows(hands, german.refused);
      assertEqual(hands.find(".counter").dataset["tone"], "no");
      await assertAccessible(hands.element);
      hands.press(german.next);
      await hands.screen("ready");
    }
  });

  it("speaks English and Einfache Sprache", async () => {
    const hands = await mountPaired();
    const terms = { title: "Flowers", minimumCents: 2_000, benefit: { kind: "percent", percent: 15 } } as const;
    for (const [lang, missed, found, refused] of [
      [
        "en",
        "Not reached yet",
        /15% off.*Purchase from €20\.00 · Redeem/,
        /Only from €20\.00.*Do not accept|Do not accept.*Only from €20\.00/,
      ],
      ["de-simple", "Noch nicht erreicht", /15 % weniger.*wenn Sie für 20,00 € oder mehr einkaufen/, /Erst ab 20,00 €/],
    ] as const) {
      const code = await takenCoupon(terms);
      void hands.element.setAttribute("lang", lang);
      await hands.element.updateComplete;
      hands.type("#code", code);
      hands.find<HTMLButtonElement>(".entry button").click();
      await hands.screen("found");
      await until(() => shownText(hands.root).includes(missed), `the words in ${lang}`);
      shows(hands, found);
      await assertAccessible(hands.element);
      hands.press(missed);
      await hands.screen("refused");
      shows(hands, refused);
      await assertAccessible(hands.element);
      await hands.element.updateComplete;
      hands.find<HTMLButtonElement>("button.solid").click();
      await hands.screen("ready");
    }
  });

  it("books once where the answer is lost, and settles it after a reload", async () => {
    const hands = await mountPaired();
    const code = await takenCoupon({ title: "Ein Los", minimumCents: 1_000 });
    hands.enter(code);
    await hands.screen("found");
    await loseAnswer(async () => {
      hands.press("Einlösen");
      await hands.screen("unresolved");
    });
    shows(hands, "„Ein Los“ eingelöst ist, ist offen");
    await assertAccessible(hands.element);
    hands.element.remove();
    const again = await mount();
    await again.screen("result");
    shows(again, "Eingelöst");
    again.press(german.next);
    await again.screen("ready");
    again.enter(code);
    await again.screen("refused");
    shows(again, /Schon eingelöst.*bei Ihnen/);
  });
});

describe("twuster-scanner, coupon books", () => {
  beforeEach(clear);
  after(clear);

  it("lets choose by keyboard what is usable and says why the rest is not", async () => {
    const hands = await mountPaired();
    const { network } = await town();
    const code = await openBook([
      { title: "Rosen" },
      { title: "Kaffee dazu", benefit: { kind: "extra", thing: "ein Kaffee" } },
      { title: "Anderer Tag", weekdays: [otherWeekday()] },
    ]);
    hands.find("#code").focus();
    await sendKeys({ type: code });
    await sendKeys({ press: "Enter" });
    await hands.screen("choose");
    shows(hands, "Twistringen 2027");
    shows(hands, /Rosen.*Kaffee dazu.*Anderer Tag.*Heute nicht: gilt/);
    assertEqual(hands.root.querySelectorAll("button.book-coupon").length, 2);
    await assertAccessible(hands.element);
    assertEqual(focused()?.tagName, "H2");
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await hands.screen("found");
    shows(hands, /Coupon aus „Twistringen 2027“.*Gratis dazu: ein Kaffee/);
    await assertAccessible(hands.element);
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await hands.screen("result");
    shows(hands, german.couponBookExtra);
    hands.press(german.next);
    await hands.screen("ready");
    // The QR code of one coupon, as printed in the book.
    hands.enter(`https://x.example/${network}/w#${code}~1`);
    await hands.screen("found");
    shows(hands, /Coupon aus „Twistringen 2027“.*Rosen/);
    hands.press(german.notConfirm);
    await hands.screen("ready");
    hands.enter(`https://x.example/${network}/w#${code}~2`);
    await hands.screen("refused");
    shows(hands, /Schon eingelöst.*„Kaffee dazu“/);
    hands.press(german.next);
    await hands.screen("ready");
    // One is left that is usable: no question is needed.
    hands.enter(code);
    await hands.screen("found");
    shows(hands, "Rosen");
    hands.press(german.confirm);
    await hands.screen("result");
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter(code);
    await hands.screen("choose");
    assertEqual(hands.find(".counter").dataset["tone"], "no");
    shows(hands, german.chooseNone);
    shows(hands, /Schon eingelöst am \d+\. \w+ um \d\d:\d\d Uhr/);
    assertEqual(hands.root.querySelectorAll("button.book-coupon").length, 0);
    await assertAccessible(hands.element);
  });

  it("says that a book has nothing for this shop, and that last season's is over", async () => {
    const hands = await mountPaired();
    for (const [code, words] of [
      [await openBook([]), german.nothing_here],
      [
        await openBook([{ title: "Rosen" }], { state: "expired" }),
        "Couponbuch der letzten Saison: galt bis 31.12.2025",
      ],
    ] as const) {
      hands.enter(code);
      await hands.screen("refused");
      shows(hands, words);
      await assertAccessible(hands.element);
      hands.press(german.next);
      await hands.screen("ready");
    }
  });
});
