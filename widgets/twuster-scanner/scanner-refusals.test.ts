import { assert, assertAccessible, assertEqual, shownText, until } from "../shared/element-testing.ts";
import { german } from "./messages.de.ts";
import { english } from "./messages.en.ts";
import { simple } from "./messages.simple.ts";
import { changedVoucher, clear, mountPaired, openVoucher, revokeDevices } from "./scanner-testing.ts";

describe("twuster-scanner, what it does not take", () => {
  beforeEach(clear);
  after(clear);

  const refusals = [
    { to: "locked", word: german.locked, tell: german.lockedTell },
    { to: "held", word: german.held, tell: german.heldTell },
    { to: "void", word: german.void, tell: german.voidTell },
    { to: "expired", word: german.expired, tell: german.expiredTell },
    { to: "redeemed-elsewhere", word: german.already_redeemed, tell: german.already_redeemedTell },
  ] as const;
  for (const { to, word, tell } of refusals) {
    it(`says what a ${to} voucher is and what to tell the customer`, async () => {
      const hands = await mountPaired();
      hands.enter(await changedVoucher(to));
      await hands.screen("refused");
      const text = shownText(hands.root);
      for (const words of [german.refused, word, tell]) assert(text.includes(words), `${words} in ${text}`);
      assertEqual(text.includes("bei Ihnen"), false);
      await assertAccessible(hands.element);
      hands.press(german.next);
      await hands.screen("ready");
    });
  }

  for (const [language, words] of [
    ["de", german],
    ["en", english],
    ["de-simple", simple],
  ] as const)
    it(`says where a voucher is taken that is not taken here: ${language}`, async () => {
      const hands = await mountPaired();
      hands.enter(await changedVoucher("wrong-place"));
      await hands.screen("refused");
      hands.element.lang = language;
      const filled = (text: string): string => text.replace("{group}", "Gastronomie").replace(/\{value\}[.]? ?/, "");
      await until(() => shownText(hands.root).includes(filled(words.wrong_placeText)), "the language");
      const text = shownText(hands.root);
      for (const part of [words.refused, filled(words.wrong_placeText), filled(words.wrong_placeTell)])
        assert(text.includes(part), `${part} in ${text}`);
      assert(/10[.,]00|25[.,]00/.test(text), text);
      await assertAccessible(hands.element);
    });

  it("says when a voucher was redeemed elsewhere, and with which receipt", async () => {
    const hands = await mountPaired();
    hands.enter(await changedVoucher("redeemed-elsewhere"));
    await hands.screen("refused");
    assert(/Am .*\d{4}.*Uhr, Beleg [0-9A-Z]{4}-[0-9A-Z]{4}\./.test(shownText(hands.root)), shownText(hands.root));
  });

  it("is signed off at once where the desk revokes it, and books nothing more", async () => {
    const hands = await mountPaired();
    const code = await openVoucher();
    hands.enter(code);
    await hands.screen("found");
    await revokeDevices();
    hands.press(german.confirm);
    await hands.screen("pairing");
    await until(() => shownText(hands.root).includes(german.revoked), "the reason");
    await assertAccessible(hands.element);
    const other = await mountPaired();
    other.enter(code);
    await other.screen("found");
  });
});
