import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  ask,
  assertRefused,
  confirmTransfer,
  placeOrder,
  postOrder,
  readOrder,
  referenceOf,
} from "../../demo/testing/ask.ts";
import type { Answer } from "../../demo/testing/ask.ts";
import { submittedApplication } from "../../demo/testing/applicant.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { NetworkSettings, SettingsResponse, SettingsView } from "../../sdk/wire/network-settings.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { compose } from "../compose.ts";
import { printOrder } from "../mail/delivery.ts";
import { findOrder } from "../orders/store.ts";
import { readText } from "../documents/printed-page.ts";

const ATTACK = `<b>x</b> "y" & <script>alert(1)</script>`;
let town: TestTown;
let operator: SignedIn;
let first: NetworkSettings;

before(async () => {
  town = await startTestTown({ worker: false });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
  first = (await view()).settings;
});
after(() => town.close());

async function view(): Promise<SettingsView> {
  const answer = await operator.ask<SettingsResponse>("operator/settings");
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.view;
}
const put = (version: string, settings: object, who = operator): Promise<Answer<SettingsResponse>> =>
  who.ask<SettingsResponse>("operator/settings", { method: "PUT", body: { version, settings } });
/** Saves over the present state. */
async function change(patch: Partial<NetworkSettings>): Promise<SettingsView> {
  const now = await view();
  const answer = await put(now.version, { ...now.settings, ...patch });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.view;
}
const offer = async (): Promise<VoucherOffer> =>
  (await ask<VoucherOffer>(town, `voucher-offer?site=${town.siteKey}`)).body;
/** As long as a process believes what it found. */
const untilBelieved = (): Promise<void> => sleep(2_050);
const page = async (path: string, language = "de"): Promise<string> =>
  (await fetch(`${town.url}/${town.network}/${path}`, { headers: { "Accept-Language": language } })).text();

test("what is saved is seen: the offer, pages, mails, PDF; the audit names the fields and nothing they hold", async () => {
  const both = (de: string, en: string): { de: string; en: string } => ({ de, en });
  const changed: NetworkSettings = {
    town: "Neu-Twistringen",
    voucherName: "Strohgutschein",
    brandColor: "#7a1f5c",
    denominationsCents: [500, 4_550],
    maxVouchers: 7,
    postcodeAreas: ["26", "27"],
    issuer: { ...first.issuer, name: "Gewerbe & Tourismus", street: "Am Markt 2" },
    iban: "DE75512108001245126199",
    bic: "SOGEDEFFXXX",
    texts: {
      welcome: both(`Willkommen ${ATTACK}\nZweiter Absatz`, ""),
      mailNote: both(`Schöne Grüße ${ATTACK}`, "Kind regards"),
      helpPhone: "+49 4243 1234",
      officeHours: both("Mo–Fr 9–12 Uhr", "Mon–Fri 9–12"),
    },
  };
  const saved = await change(changed);
  assert.deepEqual(saved.settings, changed);
  assert.deepEqual((await view()).settings, changed);
  const rows = await town.context.database.prisma.auditRow.findMany({ where: { action: "settings.changed" } });
  assert.deepEqual(rows.map(({ subject }) => subject).toSorted(), [
    "bic",
    "brandColor",
    "denominationsCents",
    "iban",
    "issuer.name",
    "issuer.street",
    "maxVouchers",
    "postcodeAreas",
    "texts.helpPhone",
    "texts.mailNote.de",
    "texts.mailNote.en",
    "texts.officeHours.de",
    "texts.officeHours.en",
    "texts.welcome.de",
    "town",
    "voucherName",
  ]);
  assert.ok(rows.every(({ actor }) => actor === `person:${operator.personId}`));

  await untilBelieved();
  const { network, ...terms } = await offer();
  assert.deepEqual(
    [network.town, network.voucherName, network.brandColor, network.issuer.name],
    ["Neu-Twistringen", "Strohgutschein", "#7a1f5c", "Gewerbe & Tourismus"],
  );
  assert.deepEqual([terms.denominationsCents, terms.maxVouchers], [[500, 4_550], 7]);

  const buy = await page("buy");
  const escaped = "&lt;b&gt;x&lt;/b&gt; &quot;y&quot; &amp; &lt;script&gt;alert(1)&lt;/script&gt;";
  assert.ok(buy.includes(`<p>Willkommen ${escaped}</p><p>Zweiter Absatz</p>`), "the welcome, as text");
  assert.ok(!buy.includes("<script>alert"));
  assert.match(buy, /Telefon <a href="tel:\+4942431234">\+49 4243 1234<\/a>, <span\s*>Mo–Fr 9–12 Uhr<\/span>/);
  assert.match(buy, /fill="#7a1f5c"|stop-color="#7a1f5c"|#7a1f5c/i);
  assert.match(buy, /Strohgutschein kaufen/);
  const buyEnglish = await page("buy", "en");
  assert.match(
    buyEnglish,
    /<div class="welcome" lang="de"><p>Willkommen/,
    "German where there is no English, and marked so",
  );
  assert.match(buyEnglish, /Mon–Fri 9–12/);
  assert.match(await page("terms"), /Postleitzahlgebieten 26, 27/);
  assert.ok(!(await page("where")).includes("<li>Gewerbe &amp; Tourismus</li>"), "the issuer takes no vouchers");
  const publicPage = await (await town.twuster.app.request(`${town.config.PAGES_URL}/${town.network}/`)).text();
  assert.match(publicPage, /Mo–Fr 9–12 Uhr/);

  const email = "mail@example.org";
  const order = await placeOrder(town, { email, lines: [{ kind: "voucher", valueCents: 4_550, quantity: 1 }] });
  await town.twuster.worker.drain();
  const placed = town.postOffice.list().find(({ to }) => to === email)!; // safe because the order is paid later
  assert.ok(placed.text.includes(`Schöne Grüße ${ATTACK}`));
  assert.ok(placed.html.includes("Schöne Grüße &lt;b&gt;x&lt;/b&gt;"));
  assert.match(placed.text, /Telefon \+49 4243 1234, Mo–Fr 9–12 Uhr/);
  assert.match(placed.html, /Strohgutschein/);
  const english = "english@example.org";
  await placeOrder(town, {
    email: english,
    language: "en",
    lines: [{ kind: "voucher", valueCents: 500, quantity: 1 }],
  });
  await town.twuster.worker.drain();
  const inEnglish = town.postOffice.list().find(({ to }) => to === english)!; // safe because the order is paid later
  assert.match(inEnglish.text, /Kind regards/);
  assert.match(inEnglish.text, /Phone \+49 4243 1234, Mon–Fri 9–12/);
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 4_550 });
  await town.twuster.worker.drain();
  const vouchers = town.postOffice.list().find(({ to, attachments }) => to === email && attachments.length > 0)!; // safe because it is paid
  assert.ok(vouchers.html.includes("background-color:#7a1f5c"));
  const context = await town.twuster.directory.contextOfSlug(town.network);
  const found = (await findOrder(context, order.id))!; // safe because it was placed
  const pdf = (await printOrder(context, found))!; // safe because it was delivered
  const text = readText(pdf.content).join("\n");
  assert.match(text, /Strohgutschein/);
  assert.match(text, /Neu-Twistringen/);
});

test("an order of an old value is refused clearly, and moves nothing", async () => {
  await change({ denominationsCents: [1_000] });
  await untilBelieved();
  const stale = await postOrder(town, { lines: [{ kind: "voucher", valueCents: 4_550, quantity: 1 }] });
  assertRefused(stale, 400, "invalid", { "lines.0.valueCents": "value_not_offered" });
  const count = (): Promise<number> => town.context.database.prisma.order.count();
  const before = await count();
  // The plain form, and the review page that was open before: what is gone does not drop out of an order unseen.
  for (const step of ["review", "order"]) {
    const form = { q1000: "1", q4550: "2", to: "buyer", email: "a@b.example", paymentMethod: "bank_transfer", step };
    const body = new URLSearchParams({ ...form, key: randomUUID() });
    const answer = await fetch(`${town.url}/${town.network}/buy`, { method: "POST", body, redirect: "manual" });
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /Diesen Wert gibt es nicht mehr\. Bitte wählen Sie noch einmal\./);
  }
  assert.equal(await count(), before);
  await placeOrder(town, { lines: [{ kind: "voucher", valueCents: 1_000, quantity: 1 }] });
});

test("somebody else saved meanwhile: conflict, nothing overwritten; of many at once, one saves", async () => {
  const other = await SignedIn.as(town, town.context, "zweite@gut.example", "operator");
  const { version, settings } = await view();
  assert.equal((await put(version, { ...settings, town: "A" }, other)).status, 200);
  assertRefused(await put(version, { ...settings, town: "B" }), 409, "conflict");
  assert.equal((await view()).settings.town, "A");
  for (let round = 0; round < 5; round++) {
    const now = await view();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        put(now.version, { ...now.settings, town: `Ort ${round}-${at}` }, at % 2 ? other : operator),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409, 409, 409]);
    const winner = answers.findIndex(({ status }) => status === 200);
    assert.equal((await view()).settings.town, `Ort ${round}-${winner}`);
  }
});

test("saving what stands there changes nothing and leaves no trace", async () => {
  const count = (): Promise<number> => town.context.database.prisma.auditRow.count();
  const before = await count();
  const { version, settings } = await view();
  const answer = await put(version, settings);
  assert.deepEqual([answer.status, answer.body.view.version, await count()], [200, version, before]);
});

test("every API process sees a change within two seconds", async () => {
  const second = compose({ ...town.config, PORT: 0 }, town.databaseUrl);
  try {
    const seen = async (): Promise<string> => {
      const answer = await second.app.request(`/v1/${town.network}/voucher-offer?site=${town.siteKey}`);
      return ((await answer.json()) as VoucherOffer).network.brandColor; // safe because the offer's answer has it
    };
    const asked = performance.now();
    const old = await seen();
    const answered = performance.now();
    const brandColor = old === "#123456" ? "#654321" : "#123456";
    await change({ brandColor });
    // Each question by when it was put and when it was answered, however slow this machine is meanwhile.
    for (let isOver = false; !isOver; await sleep(50)) {
      isOver = performance.now() - answered > 2_000;
      const now = await seen();
      if (performance.now() - asked < 2_000) assert.equal(now, old, "it still believes what it found");
      if (isOver) assert.equal(now, brandColor, "longer than the page says");
    }
  } finally {
    await second.close();
  }
});

test("another account: new orders and the pages of open ones name it, the mail that went out does not; both are found", async () => {
  await change({ denominationsCents: [2_500], iban: "DE02120300000000202051", bic: "BYLADEM1001" });
  await untilBelieved();
  const email = "alt@example.org";
  const open = await placeOrder(town, { email });
  await town.twuster.worker.drain();
  const { openTransfers } = await view();
  assert.ok(openTransfers.count >= 1);
  assert.match(openTransfers.lastDay ?? "", /^\d{4}-\d{2}-\d{2}$/);
  await change({ iban: "de75 5121 0800 1245 1261 99", bic: "sogedeff" });
  await untilBelieved();
  const mailed = town.postOffice.list().find(({ to }) => to === email)!; // safe because the order is paid later
  assert.match(mailed.text, /DE02 1203 0000 0000 2020 51/);
  const { payment } = await readOrder(town, open);
  assert.ok(payment?.method === "bank_transfer");
  assert.deepEqual([payment.iban, payment.bic], ["DE75512108001245126199", "SOGEDEFF"]);
  assert.match(payment.giroCode, /DE75512108001245126199/);
  const fresh = await placeOrder(town);
  assert.ok(fresh.payment?.method === "bank_transfer" && fresh.payment.iban === payment.iban);
  const paid = await confirmTransfer(town, { reference: referenceOf(open), amountCents: 2_500 });
  assert.equal(paid.body.outcome, "paid");
  assert.equal((await view()).openTransfers.count, openTransfers.count, "one paid, one more open");
});

test("what cannot be is refused by field, and nothing of it is kept", async () => {
  const { version, settings } = await view();
  const issuer = (patch: object): object => ({ issuer: { ...settings.issuer, ...patch } });
  const texts = (patch: object): object => ({ texts: { ...settings.texts, ...patch } });
  const wrong: [patch: object, field: string, reason: string][] = [
    [{ town: " \n " }, "town", "required"],
    [{ town: "x".repeat(61) }, "town", "too_long"],
    [{ voucherName: "" }, "voucherName", "required"],
    [{ brandColor: "red" }, "brandColor", "color_invalid"],
    [{ brandColor: "#fff" }, "brandColor", "color_invalid"],
    [{ brandColor: "#ffffff;}" }, "brandColor", "color_invalid"],
    [{ denominationsCents: [] }, "denominationsCents", "required"],
    [{ denominationsCents: Array.from({ length: 13 }, (_, at) => 100 * (at + 1)) }, "denominationsCents", "too_many"],
    [{ denominationsCents: [99] }, "denominationsCents.0", "value_out_of_range"],
    [{ denominationsCents: [1_000, 100_001] }, "denominationsCents.1", "value_out_of_range"],
    [{ denominationsCents: [1_000, 1_000] }, "denominationsCents", "value_repeated"],
    [{ denominationsCents: [10.5] }, "denominationsCents.0", "wrong_type"],
    [{ maxVouchers: 0 }, "maxVouchers", "value_out_of_range"],
    [{ maxVouchers: 101 }, "maxVouchers", "value_out_of_range"],
    [{ postcodeAreas: ["2"] }, "postcodeAreas.0", "postcode_area_invalid"],
    [{ postcodeAreas: ["27", "00"] }, "postcodeAreas.1", "postcode_area_invalid"],
    [{ postcodeAreas: ["28"] }, "postcodeAreas", "postcode_area_missing"],
    [issuer({ name: "x".repeat(71) }), "issuer.name", "too_long"],
    [issuer({ postalCode: "2723" }), "issuer.postalCode", "postal_code_invalid"],
    [issuer({ email: "a@b.example\r\nBcc: c@d.example" }), "issuer.email", "email_invalid"],
    [{ iban: "DE02120300000000202052" }, "iban", "iban_invalid"],
    // The check digits are right, but no country has such accounts.
    [{ iban: "XX56120300000000202051" }, "iban", "iban_invalid"],
    [{ bic: "BYLADEM" }, "bic", "bic_invalid"],
    [{ bic: "" }, "bic", "required"],
    [{ iban: "" }, "iban", "required"],
    [{ iban: "", bic: "" }, "iban", "required"],
    [texts({ helpPhone: "rufen Sie an" }), "texts.helpPhone", "phone_invalid"],
    [texts({ welcome: { de: "", en: "Welcome" } }), "texts.welcome.de", "required"],
    [texts({ welcome: { de: "x".repeat(601), en: "" } }), "texts.welcome.de", "too_long"],
    [{ mode: "live" }, "mode", "unknown_field"],
    [{ slug: "bremen" }, "slug", "unknown_field"],
    [{ timeZone: "UTC" }, "timeZone", "unknown_field"],
  ];
  for (const [patch, field, reason] of wrong)
    assertRefused(await put(version, { ...settings, ...patch }), 400, "invalid", { [`settings.${field}`]: reason });
  assert.equal((await view()).version, version);
  const spaced = await change({
    ...(issuer({ name: "  GUT \u202e Twistringen\n e. V. " }) as Pick<NetworkSettings, "issuer">),
  });
  assert.equal(spaced.settings.issuer.name, "GUT Twistringen e. V.", "one line that cannot turn around");
});

test("operators of this network alone; the twin is named, not opened", async () => {
  const { partnerId } = town.town.sites.baecker;
  const owner = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", partnerId);
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const theirs = await SignedIn.as({ ...town, network: town.town.liveSlug }, live, "amt@live.example", "operator");
  const stranger = await SignedIn.as(town, town.context, "fremd@example.org");
  const foreign = new Map([
    ["an owner", owner.cookie],
    ["the twin's operator", theirs.cookie],
    ["a stranger", stranger.cookie],
  ]);
  const { version, settings, twin } = await view();
  for (const [who, Cookie] of foreign)
    for (const [method, path] of [
      ["GET", "settings"],
      ["PUT", "settings"],
      ["GET", "settings/readiness"],
      ["POST", "settings/test-mail"],
    ] as const) {
      const body = method === "PUT" ? { body: { version, settings: { ...settings, town: "Fremd" } } } : {};
      const headers = { Cookie, Origin: town.url };
      const answer = await ask(town, `operator/${path}`, { method, ...body, headers });
      assert.deepEqual([who, path, answer.status], [who, path, 403]);
    }
  assert.deepEqual([(await view()).version, twin], [version, { slug: town.town.liveSlug, mode: "live" }]);
});

test("a live network can be set up by its operators, and not be opened", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const place = { ...town, network: town.town.liveSlug };
  const theirs = await SignedIn.as(place, live, "amt@live.example", "operator");
  const got = await theirs.ask<SettingsResponse>("operator/settings");
  const { version, settings } = got.body.view;
  assert.deepEqual([got.body.view.mode, got.body.view.twin], ["live", { slug: town.network, mode: "test" }]);
  const saved = await theirs.ask<SettingsResponse>("operator/settings", {
    method: "PUT",
    body: { version, settings: { ...settings, maxVouchers: 3, iban: "DE75512108001245126199", bic: "SOGEDEFF" } },
  });
  assert.equal(saved.status, 200);
  const { checks, mayGoLive } = (
    await theirs.ask<{ checks: { check: string; isMet: boolean }[]; mayGoLive: boolean }>("operator/settings/readiness")
  ).body;
  assert.equal(mayGoLive, false);
  assert.deepEqual(
    checks.filter(({ isMet }) => isMet).map(({ check }) => check),
    ["account", "postcode_areas", "secret", "mail_server"],
  );
  await untilBelieved();
  const closed = await ask<VoucherOffer>(place, `voucher-offer?site=${town.closedSiteKey}`, {
    headers: { Origin: town.url },
  });
  assert.deepEqual([closed.body.isOpen, closed.body.maxVouchers], [false, 3]);
  const order = await postOrder({ ...place, siteKey: town.closedSiteKey }, {}, { Origin: town.url });
  assertRefused(order, 409, "conflict");
  assert.notEqual((await view()).settings.maxVouchers, 3, "the test network keeps its own");
});

test("a town without an account offers no transfer; partners outside its area are counted, applicants from there refused", async () => {
  const networkId = town.context.network.id;
  await change({ postcodeAreas: ["27"] });
  const iban = (await view()).settings.iban;
  await asOwner(town, "UPDATE networks SET iban = '', bic = '' WHERE id = $1", [networkId]);
  await untilBelieved();
  assert.ok(!(await offer()).paymentMethods.includes("bank_transfer"));
  await change({ town: "Twistringen" });
  await change({ iban, bic: "SOGEDEFF" });

  const id = await submittedApplication(town, { name: "Hof Bremen", postalCode: "28195", city: "Bremen" });
  await untilBelieved();
  const refused = await operator.ask(`operator/applications/${id}/approval`, { method: "POST" });
  assertRefused(refused, 400, "invalid", { postalCode: "postcode_area_invalid" });
  await change({ postcodeAreas: ["27", "28"] });
  await untilBelieved();
  assert.equal((await operator.ask(`operator/applications/${id}/approval`, { method: "POST" })).status, 200);
  await change({ postcodeAreas: ["27"] });
  const readiness = (
    await operator.ask<{ partnersOutside: number; checks: { check: string; isMet: boolean }[] }>(
      "operator/settings/readiness",
    )
  ).body;
  assert.equal(readiness.partnersOutside, 1);
  assert.equal(readiness.checks.find(({ check }) => check === "postcode_areas")?.isMet, false);
});
