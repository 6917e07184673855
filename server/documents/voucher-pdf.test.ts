import assert from "node:assert/strict";
import { test } from "node:test";
import { checkCharacter, formatCode } from "../../sdk/wire/pass-code.ts";
import { inkMargins, rasterise, readInfo, readText, scanPages } from "./printed-page.ts";
import type { PrintedVoucher, VoucherDocument } from "./voucher-document.ts";
import { renderVoucherPdf } from "./voucher-pdf.ts";

/** Enough to see where ink is. */
const DPI = 60;

function voucher(body: string, valueCents = 2500): PrintedVoucher {
  const code = body + checkCharacter(body);
  return { code, valueCents, validUntil: "2029-12-31", walletUrl: `https://gutschein.example/twistringen/w#${code}` };
}

function document(changes: Partial<VoucherDocument> = {}, mode: "test" | "live" = "live"): VoucherDocument {
  const issuer = {
    name: "GUT e. V.",
    street: "Lange Straße 1",
    postalCode: "27239",
    city: "Twistringen",
    email: "gut@gut.example",
  };
  return {
    network: { town: "Twistringen", voucherName: "Stadtgutschein Twistringen", mode, brandColor: "#0b5a43", issuer },
    order: { number: "TW-7K3F-29QD", boughtOn: "2026-11-23" },
    vouchers: [voucher("7K3F9QX2M4TB8WD")],
    language: "de",
    whereUrl: "https://gutschein.example/twistringen/annahmestellen",
    ...changes,
  };
}

/** Text as read, with every kind of space the same. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

/** Ink keeps 4 mm from every edge (home printers cannot go further), and nothing spills over the card. */
function assertWithinPage(page: ReturnType<typeof rasterise>[number]): void {
  const margins = inkMargins(page, DPI);
  assert.ok(Math.min(margins.left, margins.right) >= 4, JSON.stringify(margins));
  assert.ok(margins.top >= 6 && margins.bottom >= 11.5, JSON.stringify(margins));
}

test("a printed voucher says all it must, and its QR code opens it", async () => {
  const input = document();
  const pdf = await renderVoucherPdf(input);
  const [page, ...others] = readText(pdf).map(flat);
  assert.equal(others.length, 0);
  for (const text of [
    "Stadtgutschein",
    "25,00 €",
    "gültig bis 31.12.2029",
    formatCode(input.vouchers[0]!.code),
    "TW-7K3F-29QD",
    "23.11.2026",
    "wird ganz eingelöst, keine Auszahlung",
    "gutschein.example/twistringen/annahmestellen",
    "GUT e. V.",
    "Lange Straße 1, 27239 Twistringen, gut@gut.example",
  ]) {
    assert.ok(page!.includes(text), `${text} is missing in: ${page}`);
  }
  assert.equal(page!.includes("Testbetrieb"), false);
  assert.deepEqual(scanPages(pdf), [input.vouchers[0]!.walletUrl]);
  assertWithinPage(rasterise(pdf, DPI)[0]!);
});

test("no tax and no rate is printed, in any language or mode (§ 3 Abs. 13–15 UStG)", async () => {
  for (const language of ["de", "en"] as const) {
    for (const mode of ["test", "live"] as const) {
      const [page] = readText(await renderVoucherPdf(document({ language }, mode)));
      assert.doesNotMatch(page!, /mwst|ust\b|umsatzsteuer|mehrwertsteuer|\bvat\b|\btax\b|%/i);
    }
  }
});

test("a test network says so on both halves, in German for the counter", async () => {
  for (const language of ["de", "en"] as const) {
    const pdf = await renderVoucherPdf(document({ language, greeting: "Hallo" }, "test"));
    assert.equal(readText(pdf)[0]!.match(/Testbetrieb – kein echter Gutschein/g)?.length, 2);
    assertWithinPage(rasterise(pdf, DPI)[0]!);
  }
});

test("twenty vouchers are twenty pages, each with its own code", async () => {
  const vouchers = Array.from({ length: 20 }, (_, i) => voucher(`${String(i).padStart(2, "0")}3F9QX2M4TB8WD`, 1000));
  const pdf = await renderVoucherPdf(document({ vouchers }));
  const pages = readText(pdf);
  assert.equal(pages.length, 20);
  assert.ok(pdf.length < 1_000_000, "small enough to mail");
  assert.deepEqual(
    scanPages(pdf),
    vouchers.map(({ walletUrl }) => walletUrl),
  );
  vouchers.forEach((_, i) => {
    assert.ok(pages[i]!.includes(formatCode(vouchers[i]!.code)));
    assert.ok(flat(pages[i]!).includes(`Gutschein ${i + 1} von 20`));
  });
});

const GREETINGS: Record<string, [greeting: string, shown: RegExp]> = {
  markup: [
    "<b>Hallo</b> & <script>alert(1)</script> {{name}}",
    /<b>Hallo<\/b> & <script>alert\(1\)<\/script> \{\{name\}\}/,
  ],
  emoji: ["Alles Gute 🎂👩‍👩‍👧 zum Fest 🎄.".repeat(9), /Alles Gute zum Fest\.Alles/],
  "right to left": ["שלום Oma \u202eallo", /Oma allo/],
  "a very long word": ["Donaudampfschifffahrt".repeat(14) + "Ende12", /Donaudampf/],
  "wide letters": ["W".repeat(300), /WWWW/],
  "lines of one letter": ["a\n\n".repeat(100), /(a ?){30}/],
  "nothing drawable": ["🎉".repeat(300), /Für/],
};
for (const [name, [greeting, shown]] of Object.entries(GREETINGS)) {
  test(`a greeting of ${name} stays on its field`, async () => {
    const input = document({ greeting });
    const pdf = await renderVoucherPdf(input);
    const pages = readText(pdf);
    assert.equal(pages.length, 1);
    assert.match(flat(pages[0]!), shown);
    assert.doesNotMatch(pages[0]!, /[\ufffd\u202e]/);
    assertWithinPage(rasterise(pdf, DPI)[0]!);
    assert.deepEqual(scanPages(pdf), [input.vouchers[0]!.walletUrl]);
  });
}

test("all 300 characters of a greeting are printed", async () => {
  const greeting = "Liebe Großmutter, ".repeat(17).slice(0, 294) + " Ende.";
  assert.equal(greeting.length, 300);
  const [page] = readText(await renderVoucherPdf(document({ greeting })));
  assert.equal(page!.match(/Großmutter,/g)?.length, greeting.match(/Großmutter,/g)?.length);
  assert.ok(page!.includes("Ende."));
});

test("the file has a title, a language and tags, and gives away no code", async () => {
  const input = document();
  const pdf = await renderVoucherPdf(input);
  const info = readInfo(pdf);
  assert.match(info, /Title: +Stadtgutschein Twistringen, Bestellung TW-7K3F-29QD/);
  assert.match(info, /Tagged: +yes/);
  assert.match(info, /Page size: +595\.28 x 841\.89 pts \(A4\)/);
  assert.ok(Buffer.from(pdf).toString("latin1").includes("/Lang (de)"));
  assert.equal(info.includes(input.vouchers[0]!.code), false);
  const tree = readInfo(pdf, "-struct-text");
  for (const tag of ["H1", "H2", "Figure"]) assert.ok(tree.includes(tag), tree);
});

test("the same input gives the same bytes: nothing of clock or machine is in them", async () => {
  const [first, second] = [await renderVoucherPdf(document()), await renderVoucherPdf(document())];
  assert.deepEqual(Buffer.from(first), Buffer.from(second));
});
