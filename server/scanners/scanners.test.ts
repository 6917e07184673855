import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import pg from "pg";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { newKeys, publicKeyOf, TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { untilWaiting } from "../../demo/testing/until-waiting.ts";
import { limitStatement } from "../passes/embedded.ts";
import type { RedeemOutcome } from "../../sdk/wire/scan.ts";
import type { TeamResponse } from "../../sdk/wire/team.ts";
import type { HelperLinkResponse, PairingCodeResponse, ScannersResponse } from "../../sdk/wire/scanners.ts";

const clock = new TestClock();
let town: TestTown;
let partnerId: string;
let owner: SignedIn;
let neighbour: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  neighbour = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", town.town.sites.baecker.partnerId);
});
beforeEach(() => clock.pass(minutes(2)));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const desk = (path: string): string => `desk/${partnerId}/${path}`;
const list = async (): Promise<ScannersResponse> => (await owner.ask<ScannersResponse>(desk("scanners"))).body;
const pairWith = async (code: string, name = "Handy"): Promise<Answer> =>
  ask(town, "devices", { body: { pairingCode: code, name, publicKey: await publicKeyOf(await newKeys()) } });
const codeOf = (url: string): string => url.split("#pair=")[1]!; // safe because every link has its code there
async function helperLink(until: Date, phones: number): Promise<HelperLinkResponse> {
  const answer = await owner.ask<HelperLinkResponse>(desk("helper-links"), {
    body: { until: until.toISOString(), phones },
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}
const inHours = (hours: number): Date => new Date(clock.now().getTime() + minutes(60 * hours));

test("paired from the desk, listed, used, renamed, revoked: refused at once", async () => {
  const { status, body } = await owner.ask<PairingCodeResponse>(desk("pairing-codes"), { method: "POST" });
  assert.equal(status, 201);
  assert.match(body.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(body.url, `${town.url}/${town.network}/scan#pair=${body.code}`);
  assert.equal(body.expiresAt, new Date(clock.now().getTime() + minutes(15)).toISOString());
  const pairedAt = clock.now().toISOString();
  const device = await TestDevice.pair(town, body.code, "Handy Anna");
  const { id } = device.view;
  const find = async () => (await list()).scanners.find((one) => one.id === id);
  assert.deepEqual(await find(), { id, name: "Handy Anna", pairedAt, lastUsedAt: pairedAt });
  clock.pass(minutes(4));
  await device.scan(town.trainingCode);
  assert.equal((await find())?.lastUsedAt, pairedAt, "written at most every five minutes");
  clock.pass(minutes(2));
  await device.scan(town.trainingCode);
  assert.equal((await find())?.lastUsedAt, clock.now().toISOString());

  assert.equal((await owner.ask(desk(`scanners/${id}/name`), { body: { name: "Theke" } })).status, 200);
  assert.equal((await find())?.name, "Theke");
  assertRefused(await owner.ask(desk(`scanners/${id}/name`), { body: { name: " " } }), 400, "invalid", {
    name: "required",
  });
  const code = await town.openVoucher();
  assert.equal((await device.scan(code)).outcome, "redeemable");
  assert.equal((await owner.ask(desk(`scanners/${id}/revocation`), { method: "POST" })).status, 200);
  assert.equal(await find(), undefined);
  const redemption = { body: { code, valueCents: 2_500 }, headers: { "Idempotency-Key": randomUUID() } };
  for (const [path, request] of [
    ["redemptions", redemption],
    ["scans", { body: { code } }],
    ["device", {}],
  ] as const)
    assertRefused(await device.request(path, request), 401, "unauthorized");
});

test("who paired a phone leaves the team: it comes first and says so, until it is signed off or they are back", async () => {
  const email = "pia@blumen.example";
  const staff = await SignedIn.as(town, town.context, email, "staff", partnerId);
  const { body } = await staff.ask<PairingCodeResponse>(desk("pairing-codes"), { method: "POST" });
  const device = await TestDevice.pair(town, body.code, "Pias Handy");
  clock.pass(minutes(1));
  const before = await owner.ask<PairingCodeResponse>(desk("pairing-codes"), { method: "POST" });
  await TestDevice.pair(town, before.body.code, "Handy der Chefin");
  clock.pass(minutes(1));
  await TestDevice.pair(town, await town.pairingCode("blumen"), "Mit dem Schlüssel");
  const marked = async (): Promise<unknown[]> =>
    (await list()).scanners.map(({ name, hasPairerLeft }) => [name, hasPairerLeft]).slice(0, 2);
  assert.deepEqual(await marked(), [
    ["Mit dem Schlüssel", undefined],
    ["Handy der Chefin", undefined],
  ]);
  const { members } = (await owner.ask<TeamResponse>(desk("team"))).body;
  const { id } = members.find((member) => member.email === email)!; // safe because she was let in above
  assert.equal((await owner.ask(desk(`team/${id}/end`), { method: "POST" })).status, 200);
  const apart = [
    ["Pias Handy", true],
    ["Mit dem Schlüssel", undefined],
  ];
  assert.deepEqual(await marked(), apart);
  assert.equal((await device.scan(town.trainingCode)).outcome, "redeemable", "the phone itself is the shop's to judge");
  await owner.ask(desk("team"), { body: { email, role: "staff" } });
  assert.deepEqual((await marked())[0], ["Mit dem Schlüssel", undefined]);
  await owner.ask(desk(`team/${id}/end`), { method: "POST" });
  assert.deepEqual(await marked(), apart);
  await owner.ask(desk(`scanners/${device.view.id}/revocation`), { method: "POST" });
  assert.deepEqual((await marked())[0], ["Mit dem Schlüssel", undefined]);
});

test("a helper's link pairs exactly as many phones as it says, however many try at once", async () => {
  const link = await helperLink(inHours(4), 5);
  const code = codeOf(link.url);
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{26}$/, "130 bits");
  assert.equal((await list()).helperLinks[0]?.phonesLeft, 5);
  const statuses = (await Promise.all(Array.from({ length: 12 }, () => pairWith(code)))).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 201).length, 5);
  assert.deepEqual(new Set(statuses.filter((status) => status !== 201)), new Set([404]));
  assert.deepEqual((await list()).helperLinks, []);
});

test("without the count in the statement and the constraint, the same race pairs too many", async () => {
  const { prisma } = town.context.database;
  const link = await helperLink(inHours(4), 5);
  const [open] = (await list()).helperLinks;
  const codeHmac = new Uint8Array(Buffer.from(open!.id, "hex")); // safe because it was just made
  await asOwner(town, "ALTER TABLE pairing_codes DROP CONSTRAINT pairing_codes_uses_left_check");
  const taken = await Promise.all(
    Array.from({ length: 12 }, () =>
      prisma.pairingCode.updateMany({ where: { codeHmac }, data: { usesLeft: { decrement: 1 } } }),
    ),
  );
  assert.equal(taken.filter(({ count }) => count === 1).length, 12);
  await asOwner(town, "UPDATE pairing_codes SET uses_left = 5 WHERE uses_left < 0");
  await asOwner(town, "ALTER TABLE pairing_codes ADD CHECK (uses_left >= 0)");
  assert.equal((await owner.ask(desk(`helper-links/${open!.id}/end`), { method: "POST" })).status, 200);
  assertRefused(await pairWith(codeOf(link.url)), 404, "not_found");
});

test("a helper's phone ends with its time, everywhere it could act", async () => {
  const until = inHours(4);
  const device = await TestDevice.pair(town, codeOf((await helperLink(until, 1)).url), "Helferin");
  const code = await town.openVoucher();
  const redeemed = await device.redeem(code);
  assert.equal(redeemed.outcome, "redeemed");
  const open = await town.openVoucher();
  assert.equal((await list()).scanners.find(({ id }) => id === device.view.id)?.expiresAt, until.toISOString());
  clock.set(until.toISOString());
  const key = { "Idempotency-Key": randomUUID() };
  const receipt = redeemed.receiptNumber;
  for (const [path, request] of [
    ["device", {}],
    ["scans", { body: { code: open } }],
    ["redemptions", { body: { code: open, valueCents: 2_500 }, headers: key }],
    [`redemptions/${receipt}/reversal`, { body: { reason: "mistake" }, headers: key }],
    [`redemptions/${receipt}/note`, { body: { partnerReceipt: "B-1" }, headers: key }],
  ] as const)
    assertRefused(await device.request(path, request), 401, "unauthorized");
  assert.equal(
    (await list()).scanners.find(({ id }) => id === device.view.id),
    undefined,
  );
});

test("the redeem and undo statements themselves refuse a phone whose time is over", async () => {
  const device = await TestDevice.pair(town, codeOf((await helperLink(inHours(1), 1)).url));
  const used = await device.redeem(await town.openVoucher());
  assert.equal(used.outcome, "redeemed");
  const open = await town.openVoucher();
  // Only the database knows, as in a race with the end of the event.
  await asOwner(town, "UPDATE devices SET expires_at = $2 WHERE id = $1", [device.view.id, clock.now()]);
  const headers = { "Idempotency-Key": randomUUID() };
  assertRefused(
    await device.request("redemptions", { body: { code: open, valueCents: 2_500 }, headers }),
    401,
    "unauthorized",
  );
  const undo = `redemptions/${used.receiptNumber}/reversal`;
  assertRefused(await device.request(undo, { body: { reason: "mistake" }, headers }), 401, "unauthorized");
  const other = await TestDevice.pair(town, await town.pairingCode());
  assert.equal((await other.scan(open)).outcome, "redeemable");
});

test("a helper's phone without scripts ends with its time, too", async () => {
  const until = inHours(2);
  const code = codeOf((await helperLink(until, 1)).url);
  const place = `${town.url}/${town.network}/scan`;
  const headers = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ pairingCode: code, name: "Formular" }).toString();
  const paired = await fetch(`${place}/pair`, { method: "POST", headers, body, redirect: "manual" });
  assert.equal(paired.status, 303);
  const cookie = paired.headers.get("Set-Cookie")!.split(";")[0]!; // safe because pairing sets it
  const look = async (): Promise<number> => {
    const code = new URLSearchParams({ code: town.trainingCode }).toString();
    return (await fetch(`${place}/look`, { method: "POST", headers: { ...headers, Cookie: cookie }, body: code }))
      .status;
  };
  assert.equal(await look(), 200);
  clock.set(until.toISOString());
  assert.equal(await look(), 401);
});

test("a helper's link in the past, too far ahead or for too many phones is refused", async () => {
  const refused: [object, Record<string, string>][] = [
    [{ until: clock.now().toISOString(), phones: 2 }, { until: "date_out_of_range" }],
    [
      { until: new Date(clock.now().getTime() + days(31) + 1).toISOString(), phones: 2 },
      { until: "date_out_of_range" },
    ],
    [{ until: "morgen", phones: 2 }, { until: "date_invalid" }],
    [{ until: inHours(1).toISOString(), phones: 0 }, { phones: "wrong_type" }],
    [{ until: inHours(1).toISOString(), phones: 51 }, { phones: "too_many" }],
    [{ until: inHours(1).toISOString(), phones: 1, partnerId }, { partnerId: "unknown_field" }],
  ];
  for (const [body, fields] of refused)
    assertRefused(await owner.ask(desk("helper-links"), { body }), 400, "invalid", fields);
});

test("another partner's owner sees and changes nothing of it", async () => {
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const { id } = device.view;
  await helperLink(inHours(2), 3);
  const linkId = (await list()).helperLinks[0]!.id; // safe because it was just made
  assertRefused(await neighbour.ask(desk("scanners")), 404, "not_found");
  const own = `desk/${town.town.sites.baecker.partnerId}`;
  for (const path of [`scanners/${id}/revocation`, `helper-links/${linkId}/end`]) {
    assertRefused(await neighbour.ask(`${own}/${path}`, { method: "POST" }), 404, "not_found");
    assertRefused(await neighbour.ask(desk(path), { method: "POST" }), 404, "not_found");
  }
  assertRefused(await neighbour.ask(`${own}/scanners/${id}/name`, { body: { name: "Meins" } }), 404, "not_found");
  const { scanners, helperLinks } = (await neighbour.ask<ScannersResponse>(`${own}/scanners`)).body;
  assert.deepEqual([scanners, helperLinks], [[], []]);
  assert.equal((await device.request("device")).status, 200);
  assert.equal((await list()).helperLinks[0]?.phonesLeft, 3);
});

const ownPage = "https://www.blumen.example";
const redeemFrom = async (device: TestDevice, origin: string, code: string): Promise<Answer<RedeemOutcome>> =>
  device.request("redemptions", {
    body: { code, valueCents: 2_500 },
    headers: { "Idempotency-Key": randomUUID(), Origin: origin },
  });

test("embedding is opt-in per origin, and a day's limit counts what pages other than ours redeemed", async () => {
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const codes = await Promise.all(Array.from({ length: 8 }, () => town.openVoucher()));
  assertRefused(await redeemFrom(device, ownPage, codes[0]!), 403, "forbidden");
  const wish = { origins: [`${ownPage}/unsere-seite?x=1`, ownPage], limitCents: 7_500 };
  const kept = await owner.ask<ScannersResponse>(desk("embedding"), { body: wish });
  assert.deepEqual(kept.body.embedding, { origins: [ownPage], limitCents: 7_500 });

  const ours = await redeemFrom(device, town.url, codes.pop()!);
  assert.equal(ours.body.outcome, "redeemed", "our own page is not counted");
  const answers = await Promise.all(codes.map((code) => redeemFrom(device, ownPage, code)));
  const outcomes = answers.map(({ body }) => body.outcome).toSorted();
  assert.deepEqual(
    outcomes,
    [...Array(4).fill("embedded_limit"), ...Array(3).fill("redeemed")],
    "seven at once, room for three",
  );
  const limited = codes[answers.findIndex(({ body }) => body.outcome === "embedded_limit")]!;
  assert.deepEqual((await redeemFrom(device, ownPage, limited)).body, { outcome: "embedded_limit", limitCents: 7_500 });

  const undone = answers.find(({ body }) => body.outcome === "redeemed")!.body;
  assert.equal(undone.outcome === "redeemed" && (await device.reverse(undone.receiptNumber)).outcome, "reversed");
  assert.equal((await redeemFrom(device, ownPage, limited)).body.outcome, "redeemed", "what was undone makes room");
  const next = codes[answers.findLastIndex(({ body }) => body.outcome === "embedded_limit")]!;
  assert.equal((await redeemFrom(device, ownPage, next)).body.outcome, "embedded_limit");
  clock.set("2026-11-24T23:00:00Z"); // midnight in Berlin
  assert.equal((await redeemFrom(device, ownPage, next)).body.outcome, "redeemed", "a new day");
});

test("without the queue for the partner's row, the same race takes more than the limit", async () => {
  const { text } = limitStatement;
  limitStatement.text = text.replace(" FOR NO KEY UPDATE", "");
  const options = `-c search_path=${town.config.DATABASE_SCHEMA}`;
  const client = new pg.Client({ connectionString: town.databaseUrl, options });
  await client.connect();
  try {
    clock.pass(days(1));
    const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
    const codes = await Promise.all(Array.from({ length: 8 }, () => town.openVoucher()));
    // All have read the sum before the first of them redeems.
    await client.query("BEGIN; SELECT 1 FROM passes FOR UPDATE");
    const redeeming = codes.map((code) => redeemFrom(device, ownPage, code));
    await untilWaiting(client, codes.length);
    await client.query("ROLLBACK");
    const answers = await Promise.all(redeeming);
    assert.equal(answers.filter(({ body }) => body.outcome === "redeemed").length, codes.length);
  } finally {
    await client.end();
    limitStatement.text = text;
    clock.pass(days(1));
  }
});

test("at the limit a repeat is still a repeat, and what is refused anyway says why", async () => {
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const code = await town.openVoucher();
  const request = { body: { code, valueCents: 2_500 }, headers: { "Idempotency-Key": randomUUID(), Origin: ownPage } };
  const first = await device.request<RedeemOutcome>("redemptions", request);
  assert.equal(first.body.outcome, "redeemed");
  await owner.ask(desk("embedding"), { body: { origins: [ownPage], limitCents: 0 } });
  assert.deepEqual((await device.request("redemptions", request)).body, first.body);
  assert.equal((await redeemFrom(device, ownPage, code)).body.outcome, "already_redeemed");
  const training = await redeemFrom(device, ownPage, town.trainingCode);
  assert.notEqual(training.body.outcome, "embedded_limit", "practising books nothing");
});

test("what is no exact origin of the web is refused", async () => {
  for (const origin of [
    "http://blumen.example",
    "javascript:alert(1)",
    "blumen.example",
    "null",
    "https://a:b@c.example",
  ])
    assertRefused(
      await owner.ask(desk("embedding"), { body: { origins: [ownPage, origin], limitCents: 100 } }),
      400,
      "invalid",
      { "origins.1": "wrong_type" },
    );
  const many = Array.from({ length: 11 }, (_, i) => `https://s${i}.example`);
  assertRefused(await owner.ask(desk("embedding"), { body: { origins: many, limitCents: 1 } }), 400, "invalid", {
    origins: "too_many",
  });
});
