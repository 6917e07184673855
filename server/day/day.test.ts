import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertRefused } from "../../demo/testing/ask.ts";
import { assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { DayResponse } from "../../sdk/wire/day.ts";

const clock = new TestClock("2026-11-25T10:00:00Z");
let town: TestTown;
let partnerId: string;
let owner: SignedIn;
let staff: SignedIn;
let device: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  staff = await SignedIn.as(town, town.context, "azubi@blumen.example", "staff", partnerId);
  device = await TestDevice.pair(town, await town.pairingCode("blumen"), "=1+1");
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const read = async (day = "", who = staff): Promise<DayResponse> => {
  const answer = await who.ask<DayResponse>(`desk/${partnerId}/day?day=${day}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const redeem = async (valueCents = 2_500, partnerReceipt?: string): Promise<string> => {
  const outcome = await device.redeem(await town.openVoucher(valueCents), valueCents, undefined, partnerReceipt);
  assert.equal(outcome.outcome, "redeemed");
  return outcome.receiptNumber;
};
const csv = async (period: string, language = "de"): Promise<Response> =>
  fetch(`${town.url}/v1/${town.network}/desk/${partnerId}/redemptions.csv?period=${period}`, {
    headers: { Cookie: owner.cookie, "Sec-Fetch-Site": "same-origin", "Accept-Language": language },
  });

test("a quiet day says so in numbers", async () => {
  assert.deepEqual(await read(), {
    day: "2026-11-25",
    today: "2026-11-25",
    redemptions: [],
    count: 0,
    sumCents: 0,
    owedCents: 0,
    wantsDayEndMail: false,
  });
});

test("today's redemptions, undone ones marked and not summed; days part at Berlin's midnight", async () => {
  const first = await redeem(2_500, "B-17");
  const undone = await redeem(5_000);
  await device.reverse(undone);
  const reversedAt = clock.now().toISOString();
  clock.set("2026-11-25T22:59:59Z"); // 23:59:59 in Berlin
  const last = await redeem(1_000);
  await device.note(last, "B-18");
  const lastAt = clock.now().toISOString();
  clock.set("2026-11-25T23:00:00Z");
  const night = await redeem(1_000);
  const wednesday = await read("2026-11-25");
  assert.deepEqual([wednesday.count, wednesday.sumCents, wednesday.owedCents], [2, 3_500, 4_500]);
  assert.equal(wednesday.today, "2026-11-26");
  assert.deepEqual(wednesday.redemptions[0], {
    receiptNumber: last,
    redeemedAt: lastAt,
    valueCents: 1_000,
    scanner: "=1+1",
    partnerReceipt: "B-18",
  });
  assert.deepEqual(
    new Map(wednesday.redemptions.map((one) => [one.receiptNumber, one.reversedAt])),
    new Map([
      [last, undefined],
      [first, undefined],
      [undone, reversedAt],
    ]),
  );
  assert.deepEqual(
    (await read()).redemptions.map(({ receiptNumber }) => receiptNumber),
    [night],
  );
});

test("a day that does not exist or is to come is refused", async () => {
  for (const [day, reason] of [
    ["2026-02-30", "date_invalid"],
    ["heute", "date_invalid"],
    ["2026-11-27", "date_out_of_range"],
  ] as const)
    assertRefused(await owner.ask(`desk/${partnerId}/day?day=${day}`), 400, "invalid", { day: reason });
  for (const period of ["2026-13", "2026", "2026-11-31", "..", "2026-11-25%0d%0aX:1"])
    assert.equal((await csv(period)).status, 400, period);
});

test("the file opens in a German Excel, and nothing in it is a formula", async () => {
  const day = await csv("2026-11-25");
  assert.equal(day.headers.get("Content-Type"), "text/csv; charset=utf-8");
  assert.equal(day.headers.get("Content-Disposition"), 'attachment; filename="Einloesungen-2026-11-25.csv"');
  const bytes = Buffer.from(await day.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.subarray(3).toString().split("\r\n");
  assert.equal(lines[0], "Tag;Uhrzeit;Beleg;Betrag EUR;Scanner;Eigener Beleg;Rückgängig");
  assert.equal(lines.length, 5);
  assert.match(lines[1]!, /^2026-11-25;11:00;[0-9A-Z-]{9};(25|50),00;'=1\+1;(B-17)?;(ja)?$/);
  assert.match(lines[3]!, /^2026-11-25;23:59;[0-9A-Z-]{9};10,00;'=1\+1;B-18;$/);
  for (const evil of ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", 'a";b'].values()) await redeem(1_000, evil);
  const month = await (await csv("2026-11", "en")).text();
  assert.ok(month.startsWith("Day;Time;Receipt"), month.slice(0, 60));
  for (const cell of ["'=cmd|' /C calc'!A0", "'+1", "'-1", "'@SUM(1)", '"a"";b"'])
    assert.ok(month.includes(`;${cell};`), `${cell} in ${month}`);
  assert.doesNotMatch(month, /(^|;)"?[=+@-]/m);
});

test("the day-end mail: off at first, once per day, to owners, only where something was taken", async () => {
  const { housekeeping, worker } = town.twuster;
  const mails = () => town.postOffice.list().filter(({ subject }) => /am 26\.11\.2026|am 27\.11\.2026/.test(subject));
  assertRefused(await staff.ask(`desk/${partnerId}/day-end-mail`, { body: { isWanted: true } }), 403, "forbidden");
  clock.set("2026-11-26T23:30:00Z"); // half past midnight
  await housekeeping.run();
  await worker.drain();
  assert.equal(mails().length, 0, "nobody asked for it");
  const kept = await owner.ask<DayResponse>(`desk/${partnerId}/day-end-mail`, { body: { isWanted: true } });
  assert.equal(kept.body.wantsDayEndMail, true);
  for (let round = 0; round < 3; round++) {
    await housekeeping.run();
    await worker.drain();
    clock.pass(minutes(15));
  }
  const [mail, ...more] = mails();
  assert.equal(more.length, 0);
  assert.match(mail!.subject, /70,00\s€ am 26\.11\.2026/);
  assert.equal(mail!.to, "frau@blumen.example");
  assert.ok(mail!.text.includes("Blumen Wessels"), mail!.text);
  const undone = await redeem(1_000);
  await device.reverse(undone);
  clock.set("2026-11-28T08:00:00Z");
  await housekeeping.run();
  await worker.drain();
  assert.equal(mails().length, 1, "a day without anything left is no news");
});

test("another partner's owner learns nothing", async () => {
  const baker = town.town.sites.baecker.partnerId;
  const neighbour = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", baker);
  assertRefused(await neighbour.ask(`desk/${partnerId}/day`), 404, "not_found");
  assertRefused(await neighbour.ask(`desk/${partnerId}/redemptions.csv?period=2026-11`), 404, "not_found");
  const own = await neighbour.ask<DayResponse>(`desk/${baker}/day?day=2026-11-25`);
  assert.deepEqual([own.body.redemptions, own.body.sumCents, own.body.owedCents], [[], 0, 0]);
});
