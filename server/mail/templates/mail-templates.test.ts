import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  approvedMail,
  arrivedMail,
  askedMail,
  confirmApplicationMail,
  declinedMail,
  deputyMail,
  resumedMail,
  suspendedMail,
} from "./join-mails.ts";
import { voucherDelivery } from "../../vouchers/delivery.ts";
import { groupFours, orderConfirmationMail } from "./order-confirmation-mail.ts";
import { paidMail } from "./paid-mail.ts";
import type { Mail, MailNetwork, OrderConfirmationMailInput, PaidMailInput, VoucherMailInput } from "./types.ts";
import { voucherMail } from "./voucher-mail.ts";

const BASE = "https://gutschein.example/twistringen";
const ATTACK =
  "Liebe Oma,\r\nBcc: all@example.org <b>x</b> & \"y\" 'z' <script>alert(1)</script> <img src=x onerror=alert(1)>";
const LANGUAGES = ["de", "en"] as const;
const MODES = ["live", "test"] as const;

function network(mode: "test" | "live"): MailNetwork {
  const issuer = {
    name: "GUT & Co e. V.",
    street: "Lange Straße 1",
    postalCode: "27239",
    city: "Twistringen",
    email: "gut@gut.example",
  };
  return { town: "Twistringen", voucherName: "Stadtgutschein Twistringen", mode, brandColor: "#0b5a43", issuer };
}
const buyer = { orderUrl: `${BASE}/bestellung/1#token`, withdrawalUrl: `${BASE}/widerruf` };
const order = { number: "TW-7K3F-29QD" };
const card = {
  code: "7K3F9QX2M4TB8WDE",
  valueCents: 2500,
  validUntil: "2029-12-31",
  walletUrl: `${BASE}/w#7K3F9QX2M4TB8WDE`,
};

function voucherInput(changes: Partial<VoucherMailInput> = {}, mode: "test" | "live" = "live"): VoucherMailInput {
  return { network: network(mode), order, vouchers: [card], whereUrl: `${BASE}/wo`, buyer, language: "de", ...changes };
}
function placedInput(
  changes: Partial<OrderConfirmationMailInput> = {},
  mode: "test" | "live" = "live",
): OrderConfirmationMailInput {
  return {
    network: network(mode),
    order: {
      ...order,
      placedOn: "2026-11-23",
      totalCents: 5000,
    },
    goods: voucherDelivery.confirm(
      network(mode),
      [{ kind: "voucher", valueCents: 2500, quantity: 2 }],
      changes.language ?? "de",
    ),
    payment: {
      method: "bank_transfer",
      accountHolder: "GUT & Co e. V.",
      iban: "DE02120300000000202051",
      bic: "BYLADEM1001",
      amountCents: 5000,
      reference: "RF18539007547034",
      giroCode: "BCD",
    },
    buyer,
    termsUrl: `${BASE}/bedingungen`,
    language: "de",
    ...changes,
  };
}
function paidInput(changes: Partial<PaidMailInput> = {}, mode: "test" | "live" = "live"): PaidMailInput {
  const goods = voucherDelivery.paid(network(mode), [], changes.language ?? "de");
  return {
    network: network(mode),
    order: { ...order, totalCents: 5000 },
    receipt: [],
    goods,
    buyer,
    language: "de",
    ...changes,
  };
}
/** Every template with everything a buyer can write, in every language and mode. */
function everyMail(): { mode: "test" | "live"; mail: Mail }[] {
  return LANGUAGES.flatMap((language) =>
    MODES.flatMap((mode) =>
      [
        voucherMail(
          voucherInput({ language, greeting: ATTACK, vouchers: [card, card], allWalletUrl: `${BASE}/w#a.b` }, mode),
        ),
        voucherMail(voucherInput({ language, greeting: ATTACK, buyer: undefined }, mode)),
        orderConfirmationMail(placedInput({ language }, mode)),
        orderConfirmationMail(placedInput({ language, payment: { method: "test", redirectUrl: BASE } }, mode)),
        paidMail(paidInput({ language, recipientEmail: '"<b>"@example.org\r\nBcc: all@example.org' }, mode)),
        ...joinMails(language, mode),
      ].map((mail) => ({ mode, mail })),
    ),
  );
}
function joinMails(language: "de" | "en", mode: "test" | "live"): Mail[] {
  const common = { network: network(mode), language, url: `${BASE}/join/1/x`, deskUrl: `${BASE}/desk` };
  const typed = { ...common, name: ATTACK, message: ATTACK };
  return [
    confirmApplicationMail({ ...common, days: 7 }),
    arrivedMail(common),
    askedMail(typed),
    approvedMail({ ...typed, hours: 48 }),
    declinedMail(typed),
    suspendedMail(typed),
    resumedMail(typed),
    deputyMail(common),
  ];
}
/** What a reader of the HTML sees. */
function visible(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  const body = html.slice(html.indexOf("<body"));
  return body
    .replace(/<[^>]*>/g, " ")
    .replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity]!)
    .replace(/\s+/g, " "); // safe because the pattern names the keys
}

describe("every mail", () => {
  test("has a subject of one line that holds nothing a buyer wrote", () => {
    for (const { mail } of everyMail()) {
      assert.doesNotMatch(mail.subject, /[\p{Cc}\u2028\u2029]|Bcc|Oma|<|example/u);
      assert.ok(mail.subject.length > 0 && mail.subject.length < 120);
    }
  });

  test("shows markup as text and lets none of it live", () => {
    for (const { mail } of everyMail()) {
      assert.doesNotMatch(mail.html, /<script|<img|<b>|onerror=alert\(1\)>/i);
      assert.doesNotMatch(mail.html, /\r/);
    }
    assert.ok(
      visible(voucherMail(voucherInput({ greeting: ATTACK })).html).includes(
        "<b>x</b> & \"y\" 'z' <script>alert(1)</script>",
      ),
    );
  });

  test("names no tax and no rate (§ 3 Abs. 13–15 UStG)", () => {
    for (const { mail } of everyMail()) {
      for (const text of [mail.text, visible(mail.html), mail.subject]) {
        assert.doesNotMatch(text, /mwst|ust\b|umsatzsteuer|mehrwertsteuer|\bvat\b|\btax|%/i);
      }
    }
  });

  test("of a test network says so in subject, text and HTML; a live one never", () => {
    for (const { mode, mail } of everyMail()) {
      for (const part of [mail.subject, mail.text, visible(mail.html)])
        assert.equal(part.includes("Testbetrieb"), mode === "test");
    }
  });

  test("loads nothing from anywhere and asks for both colour schemes", () => {
    for (const { mail } of everyMail()) {
      const tags = (mail.html.match(/<style>[^]*<\/style>|<[^>]+>/g) ?? []).join("\n");
      assert.doesNotMatch(tags, /src=|url\(|@import|<link/i);
      assert.match(mail.html, /<meta name="color-scheme" content="light dark">/);
      for (const [, href] of mail.html.matchAll(/href="([^"]*)"/g)) assert.ok(href?.startsWith(BASE), String(href));
    }
  });

  test("refuses a link that is none", () => {
    assert.throws(() => voucherMail(voucherInput({ whereUrl: "javascript:alert(1)" })), TypeError);
  });
});

describe("the voucher mail", () => {
  test("is the voucher: value, validity, code and button, in text and HTML", () => {
    const mail = voucherMail(voucherInput());
    assert.equal(mail.subject, "Ihr Gutschein: Stadtgutschein Twistringen");
    for (const part of [mail.text, visible(mail.html)]) {
      for (const text of [
        "25,00\u00a0€",
        "gültig bis 31.12.2029",
        "7K3F-9QX2-M4TB-8WDE",
        "Gutschein aufs Handy nehmen",
        "TW-7K3F-29QD",
      ]) {
        assert.ok(part.includes(text) || part.includes(text.replace("\u00a0", " ")), `${text} is missing`);
      }
      assert.ok(part.includes("Diese Mail ist Ihr Gutschein: bitte aufheben."));
    }
    assert.ok(mail.html.includes(`href="${card.walletUrl}"`) && mail.text.includes(card.walletUrl));
  });

  test("holds one card for each of several, and one link for all", () => {
    const other = { ...card, code: "29QX9QX2M4TB8WDE", valueCents: 1000, walletUrl: `${BASE}/w#29QX9QX2M4TB8WDE` };
    const mail = voucherMail(voucherInput({ vouchers: [card, other], allWalletUrl: `${BASE}/w#a.b` }));
    for (const url of [card.walletUrl, other.walletUrl, `${BASE}/w#a.b`]) {
      assert.equal(mail.html.split(`href="${url}"`).length, 2);
      assert.equal(mail.text.split(`${url}\n`).length, 2);
    }
  });

  test("to a recipient opens neither the order nor the withdrawal", () => {
    const mail = voucherMail(voucherInput({ buyer: undefined }));
    assert.ok(mail.html.includes("Ein Gutschein für Sie"));
    for (const url of Object.values(buyer)) assert.equal((mail.html + mail.text).includes(url), false);
  });

  test("keeps a greeting apart: indented in text, isolated and without direction tricks in HTML", () => {
    const mail = voucherMail(voucherInput({ greeting: "Hallo\n\u202eCode: 0000-0000-0000-0000\n🎂 שלום" }));
    assert.match(mail.text, /\n {2}Hallo\n {2}Code: 0000-0000-0000-0000\n {2}🎂 שלום\n/);
    assert.match(mail.html, /<blockquote dir="auto"[^>]*>Hallo<br>Code: 0000-0000-0000-0000<br>🎂 שלום<\/blockquote>/);
  });

  test("a colour that is none does not reach the style", () => {
    const mail = voucherMail(
      voucherInput({ network: { ...network("live"), brandColor: 'red;background:url("https://evil.example")' } }),
    );
    assert.equal(mail.html.includes("evil"), false);
  });

  test("a button is readable on any brand colour", () => {
    for (const [brandColor, ink] of [
      ["#f2c230", "#000000"],
      ["#0b5a43", "#ffffff"],
      ["#ffffff", "#000000"],
    ] as const) {
      const { html } = voucherMail(voucherInput({ network: { ...network("live"), brandColor } }));
      assert.ok(html.includes(`background-color:${brandColor};color:${ink}`));
    }
  });
});

describe("the order confirmation", () => {
  test("says what to transfer, to whom, with which reference, grouped for typing", () => {
    const mail = orderConfirmationMail(placedInput({ payBy: "2026-12-07" }));
    for (const part of [mail.text, visible(mail.html)]) {
      for (const text of [
        "2 × Stadtgutschein",
        "DE02 1203 0000 0000 2020 51",
        "RF18 5390 0754 7034",
        "BYLADEM1001",
        "GUT & Co e. V., Lange Straße 1",
        "07.12.2026",
        "Spam-Ordner",
      ]) {
        assert.ok(part.includes(text), `${text} is missing`);
      }
    }
    assert.ok(mail.html.includes(`href="${buyer.withdrawalUrl}"`) && mail.text.includes(buyer.withdrawalUrl));
  });

  test("carries the instruction on withdrawal itself where it is given (§ 312f BGB)", () => {
    const mail = orderConfirmationMail(
      placedInput({ withdrawalInformation: "Sie haben das Recht\nbinnen <14> Tagen" }),
    );
    assert.ok(mail.text.includes("Sie haben das Recht\nbinnen <14> Tagen"));
    assert.ok(mail.html.includes("Sie haben das Recht<br>binnen &lt;14&gt; Tagen"));
  });

  test("with the test provider leads to the page of the order and shows no bank account", () => {
    const mail = orderConfirmationMail(placedInput({ payment: { method: "test", redirectUrl: BASE } }, "test"));
    assert.ok(mail.html.includes("Jetzt bezahlen") && !mail.html.includes("IBAN"));
  });

  test("groups by four and forgives spaces", () => {
    assert.equal(groupFours("RF18 539007547034"), "RF18 5390 0754 7034");
  });
});

test("the paid mail says when and to whom, and holds no code", () => {
  const dated = { ...order, totalCents: 5000, deliverOn: "2026-12-24" };
  assert.match(
    paidMail(paidInput({ order: dated, recipientEmail: "oma@example.org" })).text,
    /am 24\.12\.2026 an oma@example\.org/,
  );
  assert.match(paidMail(paidInput({ order: dated })).text, /am 24\.12\.2026 an Ihre E-Mail-Adresse/);
  assert.match(paidMail(paidInput({ recipientEmail: "oma@example.org" })).text, /jetzt an oma@example\.org/);
  assert.doesNotMatch(paidMail(paidInput()).text, /7K3F-9QX2|\/w#/);
});

test("a line break in a name or address makes no line of its own", () => {
  const { text } = paidMail(paidInput({ recipientEmail: "a@example.org\nIBAN: DE00" }));
  assert.doesNotMatch(text, /^IBAN/m);
});
