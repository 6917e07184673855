import { sendKeys } from "@web/test-runner-commands";
import { assert, assertAccessible, assertEqual, shownText, town, until } from "../shared/element-testing.ts";
import { focused } from "../shared/hands.ts";
import { checkCharacter } from "../../sdk/wire/pass-code.ts";
import { clear, loseAnswer, mount, mountPaired, newPairingCode, openVoucher, switchFault } from "./scanner-testing.ts";

describe("twuster-scanner, a day at the counter", () => {
  beforeEach(clear);
  after(clear);

  it("is paired by a code, refuses a wrong one, and is a counter after a reload", async () => {
    const hands = await mount();
    await hands.screen("pairing");
    await assertAccessible(hands.element);
    hands.type("#pairing-code", "00000000");
    hands.press("anmelden");
    await until(() => hands.root.querySelector(".error"), "the refusal");
    assertEqual(focused()?.id, "pairing-code");
    await assertAccessible(hands.element);
    hands.type("#pairing-code", (await newPairingCode()).toLowerCase());
    hands.press("anmelden");
    await hands.screen("ready");
    await assertAccessible(hands.element);
    hands.element.remove();
    await (await mount()).screen("ready");
  });

  it("takes the pairing code out of the address", async () => {
    history.replaceState(null, "", `${location.pathname}${location.search}#pair=${await newPairingCode()}`);
    const hands = await mount();
    await hands.screen("pairing");
    assertEqual(location.hash, "");
    hands.press("anmelden");
    await hands.screen("ready");
  });

  it("redeems once: found, result with receipt and till, own number, and a second scan is refused", async () => {
    const hands = await mountPaired();
    const events: unknown[] = [];
    hands.element.addEventListener("twuster-voucher-redeemed", (event) => events.push((event as CustomEvent).detail));
    const code = await openVoucher();
    hands.enter(code);
    await hands.screen("found");
    assert(/gültig bis \d{2}\.\d{2}\.\d{4}/.test(shownText(hands.root)), "validity");
    await assertAccessible(hands.element);
    hands.press("Jetzt einlösen");
    await hands.screen("result");
    const text = shownText(hands.root);
    for (const words of ["Eingelöst", "Beleg", "Mehrzweckgutschein", "Nächster Gutschein", "Rückgängig"])
      assert(text.includes(words), words);
    await assertAccessible(hands.element);
    assertEqual(events.length, 1);
    assert(!JSON.stringify(events).includes(code), "no code leaves the element");
    hands.type("#receipt", "R-2026-118");
    hands.press("Merken");
    await until(() => hands.root.querySelector(".own-receipt"), "the noted number");
    await assertAccessible(hands.element);
    hands.press("Nächster Gutschein");
    await hands.screen("ready");
    hands.enter(code);
    await hands.screen("refused");
    assert(/Schon eingelöst.*bei Ihnen, Beleg/.test(shownText(hands.root)), shownText(hands.root));
    await assertAccessible(hands.element);
  });

  it("takes back from the list on the first screen; the voucher is good again", async () => {
    const hands = await mountPaired();
    const code = await openVoucher();
    hands.enter(code);
    await hands.screen("found");
    hands.press("Jetzt einlösen");
    await hands.screen("result");
    hands.press("Nächster Gutschein");
    await hands.screen("ready");
    hands.press("Beleg");
    await hands.screen("result");
    hands.press("Rückgängig");
    await until(() => shownText(hands.root).includes("Warum?"), "the question");
    await assertAccessible(hands.element);
    hands.press("Versehen");
    await hands.screen("reversed");
    await assertAccessible(hands.element);
    hands.press("Nächster Gutschein");
    await hands.screen("ready");
    hands.enter(code);
    await hands.screen("found");
  });

  it("practises without booking", async () => {
    const hands = await mountPaired();
    for (let i = 0; i < 2; i++) {
      hands.enter((await town()).trainingCode);
      await hands.screen("found");
      assert(shownText(hands.root).includes("Übung"), "practice is named");
      hands.press("Übung abschließen");
      await hands.screen("result");
      assertEqual(hands.find(".counter").dataset["tone"], "training");
      await assertAccessible(hands.element);
      hands.press("Nächster Gutschein");
      await hands.screen("ready");
    }
  });

  it("refuses what is unknown, another town's, no voucher, and says what to tell", async () => {
    const hands = await mountPaired();
    const unknown = `00000000000000Z${checkCharacter("00000000000000Z")}`;
    const code = await openVoucher();
    for (const [text, words] of [
      [unknown, "Unbekannt"],
      [`https://x.example/bassum/w#${code}`, "Andere Stadt"],
      [`https://x.example/${(await town()).network}/w#${code}.${code}`, "Mehrere Gutscheine"],
      ["https://example.org/speisekarte", "Kein Gutschein"],
    ] as const) {
      hands.enter(text);
      await hands.screen("refused");
      const shown = shownText(hands.root);
      assert(shown.includes(words) && shown.includes("Für die Kundschaft:"), shown);
      await assertAccessible(hands.element);
      hands.press("Nächster Gutschein");
      await hands.screen("ready");
    }
    hands.enter(code.slice(0, -1) + (code.endsWith("0") ? "1" : "0"));
    await until(() => hands.root.querySelector(".error"), "the typing error");
    assertEqual(focused()?.id, "code");
    await assertAccessible(hands.element);
  });

  it("works by keyboard alone, and a hand scanner's Enter never books", async () => {
    const hands = await mountPaired();
    const code = await openVoucher();
    hands.find("#code").focus();
    await sendKeys({ type: code });
    await sendKeys({ press: "Enter" });
    await hands.screen("found");
    await sendKeys({ press: "Tab" });
    assertEqual(focused()?.id, "receipt");
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Tab" });
    const seen = hands.find("form.found");
    for (const key of code)
      hands.find("button.primary").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true });
    hands.find("button.primary").dispatchEvent(enter);
    assert(enter.defaultPrevented, "the scanner's Enter does not press the button");
    await until(() => {
      const form = hands.root.querySelector("form.found");
      return form && form !== seen;
    }, "the second look");
    await hands.element.updateComplete;
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await hands.screen("result");
    assertEqual(focused()?.tagName, "H2");
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await hands.screen("ready");
  });
});

describe("twuster-scanner, bad lines", () => {
  beforeEach(clear);
  after(clear);

  it("says that nothing was checked when the line is cut, and goes on when it is back", async () => {
    const hands = await mountPaired("cut");
    const code = await openVoucher();
    hands.enter(code);
    await hands.screen("look_failed");
    assert(shownText(hands.root).includes("nichts gebucht"), "nothing half-done");
    await assertAccessible(hands.element);
    await switchFault(hands, "pass");
    hands.enter(code);
    await hands.screen("found");
  });

  it("gives up after 8 s with a sentence", async () => {
    const hands = await mountPaired("hold-patience");
    hands.enter(await openVoucher());
    await hands.screen("look_failed");
    assert(shownText(hands.root).includes("dauert zu lange"), shownText(hands.root));
    await assertAccessible(hands.element);
  });

  for (const [fault, words] of [
    ["limit", "Zu viele Versuche"],
    ["refuse", "Pause"],
  ] as const) {
    it(`has a sentence for ${fault}`, async () => {
      const hands = await mountPaired(fault);
      hands.enter(await openVoucher());
      await hands.screen("look_failed");
      assert(shownText(hands.root).includes(words), shownText(hands.root));
      await assertAccessible(hands.element);
    });
  }

  it("repeats a lost answer without booking twice", async () => {
    const hands = await mountPaired();
    hands.enter(await openVoucher());
    await hands.screen("found");
    await loseAnswer(async () => {
      hands.press("Jetzt einlösen");
      await hands.screen("unresolved");
    });
    await assertAccessible(hands.element);
    hands.press("Noch einmal versuchen");
    await hands.screen("result");
  });

  it("settles a lost answer after a reload, before anything else", async () => {
    const hands = await mountPaired();
    hands.enter(await openVoucher());
    await hands.screen("found");
    await loseAnswer(async () => {
      hands.press("Jetzt einlösen");
      await hands.screen("unresolved");
    });
    hands.element.remove();
    const again = await mount();
    await again.screen("result");
    assert(shownText(again.root).includes("Eingelöst"), "our own receipt");
  });

  it("repeats a lost undo", async () => {
    const hands = await mountPaired();
    hands.enter(await openVoucher());
    await hands.screen("found");
    hands.press("Jetzt einlösen");
    await hands.screen("result");
    hands.press("Rückgängig");
    await until(() => shownText(hands.root).includes("Warum?"), "the question");
    await loseAnswer(async () => {
      hands.press("Versehen");
      await hands.screen("unresolved");
    });
    hands.press("Noch einmal versuchen");
    await hands.screen("reversed");
  });
});
