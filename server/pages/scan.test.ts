import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { Browser } from "./testing/browser.ts";

let town: TestTown;
before(async () => {
  town = await startTestTown();
});
after(() => town.close());

async function pairedCounter(site: "blumen" | "imker" = "blumen"): Promise<Browser> {
  const browser = new Browser(`${town.url}/${town.network}`);
  const paired = await browser.raw("POST", "/scan/pair", {
    pairingCode: (await town.pairingCode(site)).toLowerCase(),
    name: "Kasse 1",
  });
  assert.equal(paired.status, 303);
  const cookie = paired.headers.getSetCookie()[0] ?? "";
  assert.match(cookie, /^__Host-twuster-device-[a-z0-9-]+=[0-9a-f-]{36}\.[\w-]{43};/);
  for (const flag of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age=31536000"])
    assert.ok(cookie.includes(flag), flag);
  return browser;
}

async function redeem(
  browser: Browser,
  code: string,
  more: Record<string, string> = {},
): Promise<{ page: Awaited<ReturnType<Browser["post"]>>; fields: Record<string, string> }> {
  const found = await browser.post("/scan/look", { code });
  assert.match(found.text, /einlösbar/);
  const fields = {
    key: found.hidden("key"),
    code: found.hidden("code"),
    valueCents: found.hidden("valueCents"),
    ...more,
  };
  return { page: await browser.post("/scan/redeem", fields), fields };
}

test("pair, look, redeem, refuse the second, undo, without a script", async () => {
  const counter = await pairedCounter();
  assert.match((await counter.get("/scan")).text, /Kasse 1 · Blumen Wessels/);
  const code = await town.openVoucher(5_000);
  const { page, fields } = await redeem(counter, code, { partnerReceipt: "R-17" });
  assert.match(page.text, /<h1>Eingelöst<\/h1>/);
  assert.match(page.text, /50,00/);
  assert.match(page.text, /„Mehrzweckgutschein“/);
  assert.match(page.text, /Ihr Beleg: R-17/);
  const receipt = page.hidden("receipt");

  const repeated = await counter.post("/scan/redeem", fields);
  assert.equal(repeated.hidden("receipt"), receipt, "sending the form again books nothing and says the same");

  const elsewhere = await pairedCounter("imker");
  const refused = await elsewhere.post("/scan/look", { code });
  assert.match(refused.text, /Schon eingelöst/);
  assert.match(refused.text, new RegExp(receipt));
  assert.equal(refused.hidden("receipt"), "", "another partner is offered no undo");
  assert.equal(
    (await elsewhere.post("/scan/undo", { receipt, key: page.hidden("key"), reason: "mistake" })).status,
    404,
  );

  const again = await counter.post("/scan/look", { code });
  assert.match(again.text, /bei Ihnen/);
  const undone = await counter.post("/scan/undo", {
    receipt: again.hidden("receipt"),
    key: again.hidden("key"),
    reason: "mistake",
  });
  assert.match(undone.text, /Rückgängig gemacht/);
  const resent = await counter.post("/scan/redeem", fields);
  assert.match(resent.text, /Rückgängig gemacht/, "the old form once more looks like no booking");
  assert.doesNotMatch(resent.text, /<h1>Eingelöst<\/h1>/);
  assert.match((await counter.post("/scan/look", { code })).text, /50,00\s€ einlösbar/);
});

test("a value that nobody can have seen is refused in words", async () => {
  const counter = await pairedCounter();
  const code = await town.openVoucher();
  for (const valueCents of ["", "x", "12.5", "1e12", "-2500"]) {
    const answer = await counter.post("/scan/redeem", { key: "k".repeat(32), code, valueCents });
    assert.equal(answer.status, 400, valueCents);
  }
});

test("a hand scanner types the whole link; another town's is told apart", async () => {
  const counter = await pairedCounter();
  const code = await town.openVoucher();
  assert.match((await counter.post("/scan/look", { code: `${town.url}/${town.network}/w#${code}` })).text, /einlösbar/);
  assert.match(
    (await counter.post("/scan/look", { code: `${town.url}/bremen/w#${code}` })).text,
    /einer anderen Stadt/,
  );
  assert.match(
    (await counter.post("/scan/look", { code: `${town.url}/${town.network}/w#${code}.${town.trainingCode}` })).text,
    /mehrere Gutscheine/,
  );
  assert.match((await counter.post("/scan/look", { code: "quatsch" })).text, /Tippfehler/);
  assert.match((await counter.post("/scan/look", { code: "0000-0000-0000-0000" })).text, /Unbekannt/);
});

test("the shop's own receipt number is kept once", async () => {
  const counter = await pairedCounter();
  const { page } = await redeem(counter, await town.openVoucher());
  const receipt = page.hidden("receipt");
  assert.match(
    (await counter.post("/scan/note", { receipt, partnerReceipt: "<i>9</i>" })).text,
    /Ihr Beleg &lt;i&gt;9/,
  );
  assert.equal((await counter.post("/scan/note", { receipt, partnerReceipt: "10" })).status, 409);
});

test("practising books nothing", async () => {
  const counter = await pairedCounter();
  const { page } = await redeem(counter, town.trainingCode);
  assert.match(page.text, /Übung gelungen/);
  assert.doesNotMatch(page.text, /0000-0000|Mehrzweckgutschein/);
});

test("no cookie, a forged cookie or a form from elsewhere: nothing is booked", async () => {
  const code = await town.openVoucher();
  const counter = await pairedCounter();
  const found = await counter.post("/scan/look", { code });
  const fields = { key: found.hidden("key"), code, valueCents: "2500" };
  const stranger = new Browser(`${town.url}/${town.network}`);
  assert.equal((await stranger.post("/scan/redeem", fields)).status, 401);
  assert.equal(
    (
      await stranger.post("/scan/redeem", fields, {
        Cookie: "__Host-twuster-device=019ab000-0000-7000-8000-000000000000.x",
      })
    ).status,
    401,
  );
  // An empty value leaves the header out, as browsers without Fetch Metadata do.
  const old = { "Sec-Fetch-Site": "" };
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { ...old, Origin: "https://boese.example" },
    { ...old, Origin: "null" },
    old,
  ];
  for (const headers of foreign)
    assert.equal((await counter.post("/scan/redeem", fields, headers)).status, 403, JSON.stringify(headers));
  assert.match((await counter.post("/scan/look", { code })).text, /einlösbar/);
  assert.match((await counter.post("/scan/look", { code }, { ...old, Origin: town.url })).text, /einlösbar/);
  assert.match(
    (await counter.post("/scan/look", { code }, { ...old, Referer: `${town.url}/${town.network}/scan` })).text,
    /einlösbar/,
  );
});

test("a pairing code works once; guessing it is slowed down", async () => {
  const browser = new Browser(`${town.url}/${town.network}`);
  const pairingCode = await town.pairingCode();
  assert.equal((await browser.raw("POST", "/scan/pair", { pairingCode, name: "Kasse 1" })).status, 303);
  const again = await browser.post("/scan/pair", { pairingCode, name: "Kasse 2" });
  assert.equal(again.status, 400);
  assert.match(again.text, /gilt nicht/);
  let last = again;
  for (let tries = 0; tries < 24 && last.status !== 429; tries++)
    last = await browser.post("/scan/pair", { pairingCode: "0000-0000", name: "Kasse 1" });
  assert.equal(last.status, 429);
  assert.match(last.text, /Zu viele Versuche/);
  assert.ok(Number(last.headers.get("Retry-After")) > 0);
});
