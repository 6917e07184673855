import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { placeOrder } from "../../demo/testing/ask.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { Browser } from "./testing/browser.ts";

let town: TestTown;
before(async () => {
  town = await startTestTown();
});
after(() => town.close());

/** Somebody with a browser without scripts, at an address of their own, in the test network. */
function visitor(options: { language?: string } = {}): Browser {
  return new Browser(`${town.url}/${town.network}`, options);
}

const oneVoucher = { q2500: "1", to: "buyer", email: "anna@example.org", paymentMethod: "test" };

async function orderPlain(browser: Browser, fields: Record<string, string>): Promise<Response> {
  const form = await browser.get("/buy");
  const key = form.hidden("key");
  const review = await browser.post("/buy", { ...fields, key, step: "review" });
  assert.equal(review.status, 200, review.text);
  assert.match(review.text, /<button[^>]*value="order">zahlungspflichtig bestellen<\/button>/);
  return browser.raw("POST", "/buy", { ...fields, key, step: "order" });
}

test("an order from a shop's own page leads back there", async () => {
  const { pageUrl } = await placeOrder({ ...town, siteKey: town.town.sites.baecker.key });
  const page = await (await fetch(pageUrl)).text();
  assert.match(page, /<a href="http:\/\/baecker\.localhost">Zurück zur Seite Bäckerei Meyerholz<\/a>/);
});

test("a voucher is bought, paid and downloaded without a script", async () => {
  const browser = visitor();
  const placed = await orderPlain(browser, { ...oneVoucher, q5000: "2" });
  assert.equal(placed.status, 303);
  const checkout = placed.headers.get("Location") ?? "";
  assert.match(
    placed.headers.get("Content-Security-Policy") ?? "",
    new RegExp(`form-action 'self' ${new URL(checkout).origin}`),
  );

  const paid = await fetch(checkout, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ action: "pay", notice: "lost" }),
  });
  const page = await browser.get(paid.headers.get("Location") ?? "");
  assert.match(
    page.text,
    /Hier sind Ihre 3 Gutscheine/,
    "the buyer who comes back sees the result at once, though no notice came",
  );
  assert.match(page.text, /45 Minuten/);
  assert.match(page.text, /Spam/);
  assert.doesNotMatch(page.text, /Zurück zur Seite/, "it was bought here");
  assert.match(page.text, /Vertrag widerrufen/);
  assert.equal(page.headers.get("Referrer-Policy"), "no-referrer");
  assert.equal(page.headers.get("Cache-Control"), "no-store");
  assert.equal(page.links(/\/w#[0-9A-Z]{16}$/).length, 3);
  assert.equal(page.links(/\/w#[0-9A-Z]{16}(\.[0-9A-Z]{16}){2}$/).length, 1);

  const pdf = await browser.raw("GET", page.links(/gutscheine\.pdf$/)[0]!);
  assert.equal(pdf.headers.get("Content-Type"), "application/pdf");
  assert.match(pdf.headers.get("Content-Disposition") ?? "", /^attachment; filename="Gutschein-TW-[0-9A-Z-]+\.pdf"$/);
  assert.equal(pdf.headers.get("Cache-Control"), "no-store");
  assert.equal(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    "%PDF-",
  );
});

test("the review page says what the law wants, directly above the button", async () => {
  const browser = visitor();
  const review = await browser.post("/buy", { ...oneVoucher, q5000: "2", key: "a".repeat(20), step: "review" });
  const above = review.text.slice(0, review.text.indexOf("zahlungspflichtig"));
  for (const said of [
    /2 × Gutschein zu 50,00/,
    /125,00/,
    /GUT Twistringen/,
    /14 Tage lang ohne Grund widerrufen/,
    /Gültig bis/,
  ])
    assert.match(above, said);
  assert.doesNotMatch(review.text, /MwSt|Umsatzsteuer|USt/);
});

test("what was typed comes back with the complaint at its field", async () => {
  const browser = visitor();
  const typed = {
    q1000: "1,5",
    to: "recipient",
    recipientEmail: "",
    email: "anna@",
    greeting: "x".repeat(301),
    on: "2020-01-01",
    paymentMethod: "test",
    step: "review",
  };
  const form = await browser.post("/buy", typed);
  assert.equal(form.status, 400);
  for (const place of ["lines-error", "recipientEmail-error", "email-error", "greeting-error", "on-error"])
    assert.match(form.text, new RegExp(`id="${place}"`));
  assert.match(form.text, /value="1,5"/);
  assert.match(form.text, /value="anna@"/);
  assert.match(form.text, /id="to-recipient"[^>]*checked/);
  assert.doesNotMatch(form.text, /twuster-voucher-purchase/, "an element would forget what was typed");
});

test("10,000 characters and line breaks in an address are refused at their field", async () => {
  const form = await visitor().post("/buy", {
    ...oneVoucher,
    email: "anna@example.org\r\nBcc: alle@example.org",
    greeting: "😀".repeat(10_000),
    step: "review",
  });
  assert.equal(form.status, 400);
  assert.match(form.text, /id="greeting-error"/);
  assert.match(form.text, /id="email-error"/);
});

test("markup in a greeting is text wherever it is shown", async () => {
  const browser = visitor();
  const greeting = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;
  for (const step of ["review", "change"]) {
    const page = await browser.post("/buy", { ...oneVoucher, greeting, step });
    assert.equal(page.status, 200);
    assert.match(page.text, /&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(page.text, /<script>|<img/);
  }
});

test("one form orders once; another order with the same form is asked for again", async () => {
  const browser = visitor();
  const sent = { ...oneVoucher, paymentMethod: "bank_transfer", key: "k".repeat(20), step: "order" };
  const [first, second] = [await browser.raw("POST", "/buy", sent), await browser.raw("POST", "/buy", sent)];
  assert.equal(first.status, 303);
  assert.equal(first.headers.get("Location"), second.headers.get("Location"));
  const other = await browser.post("/buy", { ...sent, q2500: "2" });
  assert.equal(other.status, 422);
  assert.notEqual(other.hidden("key"), sent.key);
  assert.match(other.text, /weitere Bestellung/);
});

test("a transfer: GiroCode, reference, deadline; the office confirms and the vouchers are there", async () => {
  const browser = visitor();
  const placed = await orderPlain(browser, { ...oneVoucher, paymentMethod: "bank_transfer" });
  const path = placed.headers.get("Location") ?? "";
  const waiting = await browser.get(path);
  assert.match(waiting.text, /aria-label="GiroCode für Ihre Bank-App"/);
  assert.match(waiting.text, /So lange gilt das Angebot/);
  const reference = /RF\d\d(?: [0-9A-Z]{1,4})+/.exec(waiting.text)?.[0] ?? "";
  const office = await browser.get("/office");
  const entry = {
    once: office.hidden("once"),
    reference,
    amount: "25,00",
    bankReference: "AUSZUG-1",
    key: town.operatorKey,
    step: "confirm",
  };

  const wrongKey = await browser.post("/office", { ...entry, key: "ok_falsch" });
  assert.equal(wrongKey.status, 401);
  assert.match(wrongKey.text, /id="key-error"/);
  assert.doesNotMatch(wrongKey.text, /ok_falsch/);
  const unclear = await browser.post("/office", { ...entry, amount: "1,234" });
  assert.equal(unclear.status, 400);
  const done = await browser.post("/office", entry);
  assert.match(done.text, /ist bezahlt/);
  assert.doesNotMatch(done.text, new RegExp(town.operatorKey));
  assert.match((await browser.get(path)).text, /Hier ist Ihr Gutschein/);

  const odd = { ...entry, once: "", reference: "RF18000000", amount: "7.50", bankReference: "<b>AUSZUG</b>" };
  const asked = await browser.post("/office", odd);
  assert.match(asked.text, /nichts gebucht/);
  assert.match(asked.text, /name="acceptReview"/);
  assert.match(asked.text, /value="7\.50"/, "the entry stays, to be put right");
  const unknown = await browser.post("/office", { ...odd, acceptReview: "yes" });
  assert.match(unknown.text, /passt aber zu keiner offenen Bestellung/);
  assert.match(unknown.text, /&lt;B&gt;AUSZUG/);
  assert.match(unknown.text, /7,50/);
});

test("the office believes no form from elsewhere", async () => {
  const entry = { reference: "RF18", amount: "1", bankReference: "x", key: town.operatorKey };
  const answer = await visitor().post("/office", entry, { "Sec-Fetch-Site": "cross-site" });
  assert.equal(answer.status, 403);
});

test("a failed payment says so and leads to a new order", async () => {
  const browser = visitor();
  const placed = await orderPlain(browser, oneVoucher);
  const failed = await fetch(placed.headers.get("Location") ?? "", {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ action: "fail", notice: "once" }),
  });
  assert.match((await browser.get(failed.headers.get("Location") ?? "")).text, /Die Zahlung hat nicht geklappt/);
});

test("a wrong token, a foreign order and no order look alike", async () => {
  const browser = visitor();
  const placed = await orderPlain(browser, { ...oneVoucher, paymentMethod: "bank_transfer" });
  const path = placed.headers.get("Location") ?? "";
  for (const wrong of [
    `${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`,
    path.replace(town.network, town.town.liveSlug),
    "/o/nichts/garnichts",
  ]) {
    const page = await browser.get(wrong);
    assert.equal(page.status, 404);
    assert.match(page.text, /Diese Seite gibt es nicht/);
    assert.doesNotMatch(page.text, /TW-/);
  }
  assert.equal((await browser.raw("GET", `${path}/gutscheine.pdf`)).status, 404, "nothing to print before delivery");
});

test("the wallet's form shows a voucher, and tells unknown from mistyped only", async () => {
  const browser = visitor();
  const code = await town.openVoucher();
  const shown = await browser.post("/w", { code: formatCode(code).toLowerCase() });
  assert.equal(shown.status, 200);
  assert.match(shown.text, /25,00/);
  assert.match(shown.text, /aria-label="QR-Code des Gutscheins/);
  assert.match(shown.text, new RegExp(formatCode(code)));
  assert.equal(shown.headers.get("Cache-Control"), "no-store");
  assert.equal((await browser.post("/w", { code: "0000-0000-0000-0000" })).status, 404);
  assert.match((await browser.post("/w", { code: "0000-0000-0000-0001" })).text, /Ein Zeichen stimmt nicht/);
});

test("the wallet is an app: manifest, icons, service worker", async () => {
  const browser = visitor();
  const manifest = await browser.raw("GET", "/w/manifest.webmanifest");
  const { scope, icons } = (await manifest.json()) as { scope: string; icons: { src: string }[] };
  assert.equal(scope, `/${town.network}/w`);
  for (const { src } of icons) assert.equal((await fetch(town.url + src)).status, 200, src);
  assert.match((await browser.get("/w")).text, new RegExp(`<twuster-wallet\\s+network="${town.network}"`));
});

test("pages are German unless English comes first, and carry their guards", async () => {
  const german = await visitor().get("/where");
  assert.match(german.text, /<html lang="de">/);
  assert.match(german.text, /Testbetrieb/);
  assert.match(german.text, /Blumen Wessels/);
  assert.match(german.headers.get("Content-Security-Policy") ?? "", /default-src 'none'; script-src 'self'/);
  assert.match(german.headers.get("Permissions-Policy") ?? "", /camera=\(\)/);
  const english = await visitor({ language: "en-GB,de;q=0.5" }).get("/scan");
  assert.match(english.text, /<html lang="en">/);
  assert.match(english.headers.get("Permissions-Policy") ?? "", /camera=\(self\)/);
  for (const page of ["/terms", "/privacy", "/withdrawal"]) assert.equal((await visitor().get(page)).status, 200);
});

test("a live network does not sell yet, and says so", async () => {
  const browser = new Browser(`${town.url}/${town.town.liveSlug}`);
  assert.match((await browser.get("/buy")).text, /noch nicht eröffnet/);
  assert.equal((await browser.post("/buy", { ...oneVoucher, step: "order" })).status, 409);
});

test("unknown pages are pages, unknown API paths are answers", async () => {
  const page = await visitor().get("/gibtesnicht");
  assert.equal(page.status, 404);
  assert.match(page.text, /<html lang="de">/);
  assert.equal((await fetch(`${town.url}/nirgends/buy`)).status, 404);
  const answer = await fetch(`${town.url}/v1/nirgends/nichts`);
  assert.equal(answer.status, 404);
  assert.match(answer.headers.get("Content-Type") ?? "", /json/);
});
