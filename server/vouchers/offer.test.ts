import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { validUntil } from "./validity.ts";

const clock = new TestClock("2026-11-23T12:00:00+01:00");
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

const offer = (site: string, origin?: string, network = town.network): Promise<Answer<VoucherOffer>> =>
  ask(
    { ...town, network },
    `voucher-offer?site=${encodeURIComponent(site)}`,
    origin === undefined ? {} : { headers: { Origin: origin } },
  );

test("a site learns what it may sell, of whom, and until when it is good", async () => {
  const { status, body } = await offer(town.town.sites.baecker.key, "http://baecker.localhost");
  assert.equal(status, 200);
  const { network, ...rest } = body;
  assert.deepEqual(rest, {
    isOpen: true,
    denominationsCents: [1_000, 2_500, 5_000],
    maxVouchers: 20,
    paymentMethods: ["test", "bank_transfer"],
    validUntil: "2029-12-31",
    deliveryDays: { first: "2026-11-23", last: "2027-11-23" },
    maxGreetingLength: 300,
  });
  assert.equal(network.issuer.name, "GUT Twistringen e. V.");
  assert.equal(network.pages.wallet, `${town.url}/${town.network}/w`);
});

test("validity and days of delivery turn with the year in Twistringen, not in UTC", async () => {
  clock.set("2026-12-31T23:59:59+01:00");
  const before = (await offer(town.siteKey)).body;
  clock.set("2027-01-01T00:00:00+01:00");
  const after = (await offer(town.siteKey)).body;
  assert.deepEqual(
    [before.validUntil, before.deliveryDays],
    ["2029-12-31", { first: "2026-12-31", last: "2027-12-31" }],
  );
  assert.deepEqual([after.validUntil, after.deliveryDays], ["2030-12-31", { first: "2027-01-01", last: "2028-01-01" }]);
  assert.deepEqual(
    [validUntil("2026-01-01"), validUntil("2028-02-29"), validUntil("2099-12-31")],
    ["2029-12-31", "2031-12-31", "2102-12-31"],
  );
});

test("a live network says that it is closed and offers no test payment", async () => {
  const { body } = await offer(town.closedSiteKey, undefined, town.town.liveSlug);
  assert.deepEqual([body.isOpen, body.paymentMethods, body.network.mode], [false, ["bank_transfer"], "live"]);
});

test("a key names a site and opens it to its exact origins only", async () => {
  const { key } = town.town.sites.baecker;
  const ours = "http://baecker.localhost";
  for (const origin of [
    `${ours}:80`,
    `${ours}/`,
    `https://baecker.localhost`,
    "http://x.baecker.localhost",
    "http://baecker.localhost.evil.example",
    "null",
    ours.toUpperCase(),
  ]) {
    assertRefused(await offer(key, origin), 403, "forbidden");
  }
  assert.equal((await offer(key, town.url)).status, 200, "the API's own pages act for every site");
  assertRefused(await offer(key.toUpperCase(), ours), 401, "unauthorized");
  assertRefused(await offer("", ours), 401, "unauthorized");
  assertRefused(await offer("x".repeat(101), ours), 400, "invalid", { site: "too_long" });
  assertRefused(await ask(town, "voucher-offer"), 400, "invalid", { site: "required" });
});

test("a revoked site is closed at once", async () => {
  const { key } = town.town.sites.kultur;
  assert.equal((await offer(key)).status, 200);
  await asOwner(town, "UPDATE sites SET state = 'revoked' WHERE key = $1", [key]);
  assertRefused(await offer(key), 401, "unauthorized");
});

test("a site of a suspended partner is closed", async () => {
  const { key, partnerId } = town.town.sites.imker;
  await asOwner(town, "UPDATE partners SET state = 'suspended' WHERE id = $1", [partnerId]);
  assertRefused(await offer(key), 401, "unauthorized");
});
