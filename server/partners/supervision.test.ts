import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { submittedApplication } from "../../demo/testing/applicant.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { ListPartnersResponse, PartnerResponse } from "../../sdk/wire/supervision.ts";
import { enrolPartner } from "./enrol.ts";
import { slugOf } from "./partner-slug.ts";

let town: TestTown;
let operator: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});
after(() => town.close());

const list = async (search = ""): Promise<string[]> =>
  (
    await operator.ask<ListPartnersResponse>(`operator/partners?search=${encodeURIComponent(search)}`)
  ).body.partners.map(({ name }) => name);
const suspend = (id: string, reason: string): Promise<Answer<PartnerResponse>> =>
  operator.ask<PartnerResponse>(`operator/partners/${id}/suspension`, { body: { reason } });
const resume = (id: string): Promise<Answer<PartnerResponse>> =>
  operator.ask<PartnerResponse>(`operator/partners/${id}/resumption`, { method: "POST" });

test("partners are found by name, place and address; the issuer is none of them", async () => {
  const all = await list();
  assert.ok(all.includes("Bäckerei Meyerholz") && !all.includes(town.context.network.issuer.name));
  assert.deepEqual(await list("meyer"), ["Bäckerei Meyerholz"]);
  for (const nothing of ["%", "_", "\\", "' OR 1=1 --"]) assert.deepEqual(await list(nothing), [], nothing);
  const id = await submittedApplication(town, { name: "Imkerei Nord", city: "Bassum" });
  await operator.ask(`operator/applications/${id}/approval`, { method: "POST" });
  assert.deepEqual(await list("bassum"), ["Imkerei Nord"]);
  assert.equal((await operator.ask(`operator/partners/${town.context.network.id}`)).status, 404);
  assert.equal((await suspend(town.context.network.id, "So nicht.")).status, 404);
});

test("another town's partner is not there", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const theirs = await enrolPartner(live, "Hof Anderswo");
  assert.ok(!(await list()).includes("Hof Anderswo"));
  assertRefused(await operator.ask(`operator/partners/${theirs}`), 404, "not_found");
  assertRefused(await suspend(theirs, "So nicht."), 404, "not_found");
  assertRefused(await resume(theirs), 404, "not_found");
});

test("suspended: scanners, sites and redeeming stop, the owners are told why each time; resumed, all goes on", async () => {
  const { partnerId } = town.town.sites.blumen;
  const email = `${randomUUID()}@blumen.example`;
  await SignedIn.as(town, town.context, email, "owner", partnerId);
  await SignedIn.as(town, town.context, `x${email}`, "staff", partnerId);
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const code = await town.openVoucher();
  const { key } = town.town.sites.blumen;
  const offer = (): Promise<Answer> => ask(town, `voucher-offer?site=${key}`);
  const mails = (to: string): string[] =>
    town.postOffice
      .list()
      .filter((mail) => mail.to === to)
      .map(({ text }) => text);
  for (const reason of ["Der Laden ist <b>zu</b>.", "Schon wieder zu."]) {
    const suspended = await suspend(partnerId, reason);
    assert.deepEqual([suspended.body.partner.state, suspended.body.partner.suspendedReason], ["suspended", reason]);
    assertRefused(await suspend(partnerId, "Noch einmal."), 409, "conflict");
    assert.equal((await offer()).status, 401);
    assert.equal((await device.request("device")).status, 401);
    assert.equal(
      (
        await device.request("redemptions", {
          body: { code, valueCents: 2_500 },
          headers: { "Idempotency-Key": randomUUID() },
        })
      ).status,
      401,
    );
    await town.twuster.worker.drain();
    assert.ok(mails(email)[0]?.includes(reason), "the owner reads why");
    const resumed = await resume(partnerId);
    assert.deepEqual([resumed.body.partner.state, resumed.body.partner.suspendedReason], ["active", undefined]);
    assertRefused(await resume(partnerId), 409, "conflict");
    assert.equal((await offer()).status, 200);
    assert.equal((await device.request("device")).status, 200);
    await town.twuster.worker.drain();
    assert.match(mails(email)[0] ?? "", /wieder Gutscheine annehmen/);
  }
  assert.deepEqual([mails(email).length, mails(`x${email}`).length], [4, 0]);
  assert.equal((await device.redeem(code)).outcome, "redeemed");
  assertRefused(await suspend(partnerId, " \n "), 400, "invalid", { reason: "required" });
  assertRefused(await suspend(partnerId, "x".repeat(1_001)), 400, "invalid", { reason: "too_long" });
});

test("of operators who suspend at once, one does", async () => {
  const { partnerId } = town.town.sites.imker;
  const answers = await Promise.all(Array.from({ length: 4 }, () => suspend(partnerId, "Zu.")));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
  const rows = await town.context.database.prisma.auditRow.findMany({
    where: { subject: partnerId, action: { startsWith: "partner.suspend" } },
  });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["partner.suspended"],
  );
});

test("a slug is made of a name as people here write it", () => {
  for (const [name, slug] of [
    ["Café Müller & Söhne", "cafe-mueller-und-soehne"],
    ["Straußenhof", "straussenhof"],
    ["Anke's Laden", "ankes-laden"],
    ["  ---  ", ""],
    ["漢字", ""],
    ["<img src=x>", "img-src-x"],
    ["A".repeat(80), "a".repeat(50)],
  ] as const)
    assert.equal(slugOf(name), slug);
});
