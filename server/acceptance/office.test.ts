import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { assertRefused, confirmTransfer, placeOrder, referenceOf, type Answer } from "../../demo/testing/ask.ts";
import { assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { openVouchers } from "../../demo/testing/open-voucher.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { newKind } from "../../demo/testing/voucher-kind.ts";
import type { AcceptanceResponse, KindRequest } from "../../sdk/wire/acceptance.ts";
import { endInGroup } from "./groups.ts";

/** The issuer's office: groups, who is in them, kinds. */
let town: TestTown;
let operator: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const post = (path: string, body?: object): Promise<Answer<AcceptanceResponse>> =>
  operator.ask(`operator/acceptance/${path}`, body ? { body } : { method: "POST" });
const read = async (): Promise<AcceptanceResponse> =>
  (await operator.ask<AcceptanceResponse>("operator/acceptance")).body;
const kind = (wish: Partial<KindRequest> & { groupId?: string }): object => ({
  name: `Art ${randomUUID()}`.slice(0, 60),
  denominationsCents: [1_000],
  isOffered: true,
  ...wish,
});
const newGroup = async (name = `Gruppe ${randomUUID()}`.slice(0, 60)): Promise<string> => {
  const answer = await post("groups", { name });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.groups.find((group) => group.name === name)!.id; // safe because it was just made
};

test("a group is made, renamed, filled; a kind is made, changed, taken off; the audit says who did it", async () => {
  const groupId = await newGroup("Gastronomie");
  const { partnerId } = town.town.sites.baecker;
  assert.equal((await post(`groups/${groupId}`, { name: " Gastronomie und Backstuben " })).status, 200);
  await post(`groups/${groupId}/partners`, { partnerId });
  const again = await post(`groups/${groupId}/partners`, { partnerId });
  assert.equal(again.status, 200, "who is in stays in");
  const made = await post(
    "kinds",
    kind({ groupId, name: "Gastro-Gutschein", denominationsCents: [2_000, 1_000, 2_000] }),
  );
  const { kinds, groups, partners } = made.body;
  assert.deepEqual(kinds, [
    { id: kinds[0]?.id, name: "Gastro-Gutschein", groupId, denominationsCents: [1_000, 2_000], isOffered: true },
  ]);
  const baker = { id: partnerId, name: "Bäckerei Meyerholz", state: "active" };
  const name = "Gastronomie und Backstuben";
  assert.deepEqual(groups, [{ id: groupId, name, partners: [baker], openCount: 0, openCents: 0 }]);
  assert.ok(!partners.some(({ id }) => id === town.context.network.id), "the issuer takes no vouchers");
  const kindId = kinds[0]!.id; // safe because it is listed
  const changed = await post(`kinds/${kindId}`, kind({ name: "Schlemmer-Gutschein", isOffered: false }));
  assert.deepEqual(changed.body.kinds, [
    { id: kindId, name: "Schlemmer-Gutschein", groupId, denominationsCents: [1_000], isOffered: false },
  ]);
  const left = await post(`groups/${groupId}/partners/${partnerId}/end`);
  assert.deepEqual(left.body.groups[0]?.partners, []);
  assertRefused(await post(`groups/${groupId}/partners/${partnerId}/end`), 404, "not_found");
  const back = await post(`groups/${groupId}/partners`, { partnerId });
  assert.deepEqual(back.body.groups[0]?.partners, [baker]);
  const rows = await town.context.database.prisma.auditRow.findMany({
    where: { actor: `person:${operator.personId}` },
    orderBy: { id: "asc" },
  });
  const member = `${groupId}/${partnerId}`;
  assert.deepEqual(
    rows.map(({ action, subject }) => [action, subject]),
    [
      ["group.created", groupId],
      ["group.renamed", groupId],
      ["group.partner-added", member],
      ["kind.created", kindId],
      ["kind.changed", kindId],
      ["group.partner-ended", member],
      ["group.partner-added", member],
    ],
  );
});

test("bad input is told at its field, and nothing is half done", async () => {
  const groupId = await newGroup();
  await newGroup("Schon da");
  await post("kinds", kind({ groupId, name: "Art schon da" }));
  const before = await read();
  for (const [path, body, fields] of [
    ["groups", { name: " \n " }, { name: "required" }],
    ["groups", {}, { name: "required" }],
    ["groups", { name: "x".repeat(61) }, { name: "too_long" }],
    ["groups", { name: "Schon da" }, { name: "name_taken" }],
    ["groups", { name: "a", color: "red" }, { color: "unknown_field" }],
    [`groups/${groupId}`, { name: "Schon da" }, { name: "name_taken" }],
    [`groups/${groupId}/partners`, { partnerId: "1" }, { partnerId: "wrong_type" }],
    ["kinds", kind({ groupId, name: "Art schon da" }), { name: "name_taken" }],
    ["kinds", kind({ groupId, denominationsCents: [] }), { denominationsCents: "required" }],
    ["kinds", kind({ groupId, denominationsCents: [1_050] }), { "denominationsCents.0": "value_not_offered" }],
    ["kinds", kind({ groupId, denominationsCents: [0] }), { "denominationsCents.0": "value_not_offered" }],
    ["kinds", kind({ groupId, denominationsCents: [25_100] }), { "denominationsCents.0": "value_not_offered" }],
    [
      "kinds",
      kind({ groupId, denominationsCents: Array.from({ length: 13 }, (_, i) => (i + 1) * 100) }),
      { denominationsCents: "too_many" },
    ],
    ["kinds", kind({ groupId: randomUUID() }), { groupId: "value_not_offered" }],
    ["kinds", kind({}), { groupId: "required" }],
  ] as const)
    assertRefused(await post(path, body), 400, "invalid", fields);
  assertRefused(await post(`kinds/${before.kinds[0]!.id}`, kind({ name: "Art schon da", groupId })), 400, "invalid", {
    groupId: "unknown_field",
  });
  assert.deepEqual(await read(), before);
});

test("two who take the same name at once: one has it", async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => post("groups", { name: "Zugleich" })));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400, 400, 400]);
  const groupId = answers.find(({ status }) => status === 200)!.body.groups.find(({ name }) => name === "Zugleich")!.id;
  const { partnerId } = town.town.sites.imker;
  const added = await Promise.all(Array.from({ length: 4 }, () => post(`groups/${groupId}/partners`, { partnerId })));
  assert.ok(added.every(({ status }) => status === 200));
  const rows = await town.context.database.prisma.acceptanceGroupPartner.findMany({ where: { groupId } });
  assert.equal(rows.length, 1);
});

test("another town's groups, kinds and partners are not there; neither is the issuer a member", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const foreign = await newKind(live, [], { name: "Fremd", groupName: "Fremde" });
  const own = await newGroup();
  const { partnerId } = town.town.sites.baecker;
  assertRefused(await post(`groups/${foreign.groupId}`, { name: "Meine" }), 404, "not_found");
  assertRefused(await post(`groups/${foreign.groupId}/partners`, { partnerId }), 404, "not_found");
  assertRefused(await post(`groups/${foreign.groupId}/partners/${partnerId}/end`), 404, "not_found");
  assertRefused(await post(`groups/${own}/partners`, { partnerId: randomUUID() }), 404, "not_found");
  assertRefused(await post(`groups/${own}/partners`, { partnerId: town.context.network.id }), 404, "not_found");
  assertRefused(await post(`groups/${own}/partners`, { partnerId: live.network.id }), 404, "not_found");
  assertRefused(await post(`kinds/${foreign.kindId}`, kind({})), 404, "not_found");
  assertRefused(await post("kinds", kind({ groupId: foreign.groupId })), 400, "invalid", {
    groupId: "value_not_offered",
  });
  const seen = JSON.stringify(await read());
  assert.ok(!seen.includes(foreign.groupId) && !seen.includes(foreign.kindId));
});

test("the last partner stays while vouchers of the group are ordered or open; two at once leave one", async () => {
  const { baecker, blumen } = town.town.sites;
  const members = [baecker.partnerId, blumen.partnerId] as const;
  const { groupId, kindId } = await newKind(town.context, [...members], { name: "Letzte", groupName: "Letzte" });
  const end = (partnerId: string): Promise<Answer> => post(`groups/${groupId}/partners/${partnerId}/end`);
  const order = await placeOrder(town, {
    lines: [{ kind: "voucher", valueCents: 1_000, quantity: 1, voucherKindId: kindId }],
  });
  const both = await Promise.all(members.map(end));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
  const rest = members[both.findIndex(({ status }) => status === 409)]!; // safe because one was refused
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 1_000 });
  assertRefused(await end(rest), 409, "conflict");
  await town.twuster.worker.drain();
  assertRefused(await end(rest), 409, "conflict");
  const group = (await read()).groups.find(({ id }) => id === groupId);
  assert.deepEqual([group?.openCount, group?.openCents, group?.partners.length], [1, 1_000, 1]);
  const { id: passId } = await town.context.database.prisma.pass.findFirstOrThrow({ where: { groupId } });
  assert.ok(passId);
  const site = rest === baecker.partnerId ? "baecker" : "blumen";
  const device = await TestDevice.pair(town, await town.pairingCode(site));
  const [code] = await openVouchers(town.context, town.siteKey, [1_000], kindId);
  assert.equal((await device.redeem(code!, 1_000)).outcome, "redeemed"); // safe because one was asked for
  await assert.rejects(endInGroup(town.context, "test", groupId, rest), /conflict/);
});

test("nobody but the office sees or changes any of it", async () => {
  const { partnerId } = town.town.sites.baecker;
  const owner = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", partnerId);
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const other = await SignedIn.as(town, live, "buero@anderswo.example", "operator");
  const groupId = await newGroup();
  for (const somebody of [owner, other])
    for (const [path, body] of [
      ["", undefined],
      ["/groups", { name: "Meine Gruppe" }],
      [`/groups/${groupId}`, { name: "Meine Gruppe" }],
      [`/groups/${groupId}/partners`, { partnerId }],
      ["/kinds", kind({ groupId })],
    ] as const)
      assertRefused(await somebody.ask(`operator/acceptance${path}`, body ? { body } : {}), 403, "forbidden");
  assert.ok(!(await read()).groups.some(({ name }) => name === "Meine Gruppe"));
});
