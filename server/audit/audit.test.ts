import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { after, before, test } from "node:test";
import { assertRefused, confirmTransfer, placeOrder, referenceOf, type Answer } from "../../demo/testing/ask.ts";
import { submittedApplication } from "../../demo/testing/applicant.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { AuditEntry, AuditPlacesResponse, AuditResponse } from "../../sdk/wire/audit.ts";
import type { TeamResponse } from "../../sdk/wire/supervision.ts";
import { audit } from "../platform/audit.ts";
import { actionGroups } from "./action-groups.ts";
import { auditMessages } from "./messages.ts";
import { sealAudit } from "./seal.ts";

const clock = new TestClock("2026-11-25T10:00:00Z");
let town: TestTown;
let operator: SignedIn;
let owner: SignedIn;
let device: TestDevice;
let partnerId: string;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  device = await TestDevice.pair(town, await town.pairingCode("blumen"), "=Kasse vorn");
});
after(() => town.close());

const read = async (query = "", who = operator, language = "de"): Promise<AuditResponse> => {
  const answer = await who.ask<AuditResponse>(`operator/audit?${query}`, { headers: { "Accept-Language": language } });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const latest = async (query = ""): Promise<Omit<AuditEntry, "id" | "at" | "seal">> => {
  const [{ id: _id, at: _at, seal: _seal, ...rest } = {} as AuditEntry] = (await read(query)).entries; // safe because the comparison fails without one
  return rest;
};
const csv = (query: string): Promise<Response> =>
  fetch(`${town.url}/v1/${town.network}/operator/audit.csv?${query}`, {
    headers: { Cookie: operator.cookie, "Sec-Fetch-Site": "same-origin" },
  });

test("every action has a sentence of its own in both languages, and whatever SQL writes is one of them", async () => {
  for (const { sentences } of Object.values(auditMessages))
    assert.equal(new Set(Object.values(sentences)).size, Object.keys(actionGroups).length);
  const written = new Set<string>();
  for (const file of globSync("server/**/*.ts")) {
    if (file.endsWith(".test.ts")) continue;
    for (const [, statement = ""] of (await readFile(file, "utf8")).matchAll(
      /INSERT INTO audit \([^)]*\)\s*SELECT ([^\n]*)/g,
    ))
      written.add(/'([a-z_]+\.[a-z_]+)'/.exec(statement)?.[1] ?? statement);
  }
  assert.deepEqual([...written].toSorted(), ["pass.redeemed", "pass.reversed"]);
  for (const action of written) assert.ok(action in actionGroups);
});

test("a redemption names scanner, partner and amount; an undo follows it", async () => {
  const outcome = await device.redeem(await town.openVoucher(), 2_500);
  assert.equal(outcome.outcome, "redeemed");
  const entry = await latest();
  assert.deepEqual(
    { ...entry, subject: entry.subject?.replace(/.{4}$/, "XXXX").replaceAll("\u00a0", " ") },
    {
      action: "pass.redeemed",
      sentence: "Gutschein eingelöst",
      actor: "Scanner „=Kasse vorn“, Blumen Wessels",
      subject: "25,00 €, endet auf XXXX",
    },
  );
  await device.reverse(outcome.receiptNumber);
  assert.equal((await latest()).sentence, "Einlösung rückgängig gemacht");
});

test("people of the office by their address, oneself as “Sie”, a partner's by role, nobody by an address of theirs", async () => {
  await owner.ask(`desk/${partnerId}/day-end-mail`, { body: { isWanted: true } });
  assert.deepEqual(await latest(), {
    action: "partner.day_end_mail_changed",
    sentence: "Tagesmail an- oder abgestellt",
    actor: "Inhaber, Blumen Wessels",
    subject: "Blumen Wessels",
  });
  const colleague = await SignedIn.as(town, town.context, "kollegin@gut.example", "operator");
  await colleague.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Umbau." } });
  const suspended = { action: "partner.suspended", sentence: "Partner gesperrt", subject: "Blumen Wessels" };
  assert.deepEqual(await latest(), { ...suspended, actor: "Büro: kollegin@gut.example" });
  assert.equal((await read("", colleague)).entries[0]?.actor, "Sie");
  assert.equal((await read("", colleague, "en")).entries[0]?.sentence, "Partner suspended");
  await operator.ask(`operator/partners/${partnerId}/resumption`, { method: "POST" });
  assert.equal((await latest()).actor, "Sie");
  const { deputies } = (await operator.ask<TeamResponse>("operator/team")).body;
  const membership = deputies.find(({ email }) => email === "kollegin@gut.example");
  await operator.ask(`operator/team/${membership?.id}/end`, { method: "POST" });
  const former = (await read()).entries.find(({ action }) => action === "partner.suspended");
  assert.equal(former?.actor, `Büro, nicht mehr dabei (${colleague.personId.slice(-6)})`);
  const order = await placeOrder(town);
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 });
  const paid = await latest();
  assert.equal(paid.subject?.replaceAll("\u00a0", " "), `25,00 €, Bestellung ${order.number}`);
  assert.match(paid.actor, /^Zugangsschlüssel „.+“$/);
  const applied = await submittedApplication(town, { name: "Imkerei Nord" });
  assert.deepEqual([(await latest()).actor, (await latest()).subject], ["Bewerberin oder Bewerber", "Imkerei Nord"]);
  await operator.ask(`operator/applications/${applied}/approval`, { method: "POST" });
  const all = JSON.stringify(await read());
  assert.doesNotMatch(all.replaceAll(/[\w.-]+@gut\.example/g, ""), /@/);
});

test("groups, kinds of vouchers and settings are called by their names", async () => {
  const { database, network } = town.context;
  const [groupId, kindId] = [randomUUID(), randomUUID()];
  const common = { networkId: network.id, createdAt: clock.now() };
  await database.prisma.acceptanceGroup.create({ data: { ...common, id: groupId, name: "Gastronomie" } });
  await database.prisma.voucherKind.create({
    data: { ...common, id: kindId, groupId, name: "Essensgutschein", denominationsCents: [1_000] },
  });
  for (const [action, subject, said] of [
    ["group.created", groupId, "Gastronomie"],
    ["group.partner-added", `${groupId}/${partnerId}`, "Blumen Wessels, Gastronomie"],
    ["kind.changed", kindId, "Essensgutschein"],
    ["settings.changed", "issuer.street", "Straße der Ausgabestelle"],
    ["settings.changed", "something.new", "something.new"],
    ["group.renamed", "no id", undefined],
  ] as const) {
    await audit(town.context, database.prisma, { actor: `person:${operator.personId}`, action, subject });
    const entry = await latest();
    assert.deepEqual([entry.subject, entry.actor], [said, "Sie"]);
  }
  const added = (await read(`group=settings&partner=${partnerId}`)).entries.map(({ action }) => action);
  assert.deepEqual(added, ["group.partner-added"]);
});

test("narrowed to an area, a partner, a scanner: all of theirs and nothing else", async () => {
  const baker = await TestDevice.pair(town, await town.pairingCode("baecker"), "Tresen");
  await baker.redeem(await town.openVoucher());
  const site = await owner.ask<{ site: { id: string } }>(`desk/${partnerId}/sites`, {
    body: { name: "Laden", origins: ["https://blumen.example"] },
  });
  assert.equal(site.status, 201, JSON.stringify(site.body));
  const ofBlumen = (await read(`partner=${partnerId}`)).entries;
  const actions = new Set(ofBlumen.map(({ action }) => action));
  for (const action of [
    "pass.redeemed",
    "pass.reversed",
    "device.paired",
    "site.added",
    "partner.suspended",
    "membership.owner",
  ])
    assert.ok(actions.has(action), action);
  assert.ok(!JSON.stringify(ofBlumen).includes("Tresen") && !actions.has("receipt.assigned"));
  const ofBaker = (await read(`device=${baker.view.id}`)).entries.map(({ action, actor }) => [action, actor]);
  assert.deepEqual(ofBaker, [
    ["pass.redeemed", "Scanner „Tresen“, Bäckerei Meyerholz"],
    ["device.paired", "Scanner „Tresen“, Bäckerei Meyerholz"],
  ]);
  const payments = (await read("group=payments")).entries;
  assert.ok(payments.length > 0 && payments.every(({ action }) => action.startsWith("receipt.")));
  assert.deepEqual((await read(`group=payments&partner=${partnerId}`)).entries, []);
  const { partners } = (await operator.ask<AuditPlacesResponse>("operator/audit/places")).body;
  const blumen = partners.find(({ id }) => id === partnerId);
  assert.ok(blumen?.devices.some(({ id, name }) => id === device.view.id && name === "=Kasse vorn"));
  assert.ok(!partners.some(({ id }) => id === town.context.network.id));
});

test("page by page, newest first, nothing twice and nothing left out", async () => {
  for (let i = 0; i < 120; i++)
    await audit(town.context, town.context.database.prisma, {
      actor: "command",
      action: "site.changed",
      subject: `${i}`,
    });
  const seen: string[] = [];
  for (let before = ""; ;) {
    const { entries, hasMore } = await read(`group=sites${before && `&before=${before}`}`);
    assert.ok(entries.length <= 50);
    seen.push(...entries.map(({ id }) => id));
    before = entries.at(-1)!.id; // safe because the area has rows
    if (!hasMore) break;
  }
  assert.deepEqual(seen, seen.toSorted().toReversed());
  const count = await town.context.database.prisma.auditRow.count({
    where: { networkId: town.context.network.id, action: { startsWith: "site." } },
  });
  assert.equal(new Set(seen).size, count);
});

test("the seal of each entry, and the head as it stands", async () => {
  assert.equal((await read()).head, undefined);
  clock.pass(minutes(1));
  await sealAudit(town.context);
  await audit(town.context, town.context.database.prisma, { actor: "command", action: "site.changed", subject: "new" });
  const { entries, head } = await read();
  assert.deepEqual([head?.number, head?.digest.length, head?.sealedAt], [1, 64, clock.now().toISOString()]);
  assert.deepEqual([entries[0]?.seal, entries[1]?.seal], [undefined, 1]);
});

test("an action of another release is shown by its code", async () => {
  const { prisma } = town.context.database;
  await prisma.auditRow.create({
    data: {
      networkId: town.context.network.id,
      id: "ffffffff-ffff-7fff-bfff-ffffffffffff",
      at: clock.now(),
      actor: "who",
      action: "old.thing",
      subject: "x",
    },
  });
  assert.deepEqual(await latest(), { action: "old.thing", sentence: "old.thing", actor: "Das System" });
});

test("the file: a month in the town's time, with seals, and nothing in it is a formula", async () => {
  clock.set("2026-11-30T23:00:00Z"); // December in Berlin
  await audit(town.context, town.context.database.prisma, {
    actor: "command",
    action: "site.changed",
    subject: "December",
  });
  const answer = await csv("month=2026-11&language=de");
  assert.equal(answer.headers.get("Content-Type"), "text/csv; charset=utf-8");
  assert.equal(answer.headers.get("Content-Disposition"), 'attachment; filename="Protokoll-2026-11.csv"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString();
  const lines = text.trimEnd().split("\r\n");
  assert.ok(lines[0]?.startsWith("Tag;Uhrzeit;Was;Wer;Woran;Siegel;"));
  const { networkId } = { networkId: town.context.network.id };
  assert.equal(lines.length - 1, (await town.context.database.prisma.auditRow.count({ where: { networkId } })) - 1);
  assert.ok(!text.includes("December"));
  assert.ok(
    lines.some((line) =>
      /;Gutschein eingelöst;Scanner „=Kasse vorn“, Blumen Wessels;.*;1;\d+;pass\.redeemed;/.test(line),
    ),
  );
  assert.match(text, /;Scanner gekoppelt;[^;]*;'=Kasse vorn, Blumen Wessels;/);
  assert.doesNotMatch(text, /(^|;)"?[=+@-]/m);
  const december = await (await csv("month=2026-12&language=en&group=sites")).text();
  assert.match(
    december,
    /^\uFEFF?Day;Time;What[^\n]*\r\n2026-12-01;00:00:00;Website changed;Command on the server;;;;site\.changed;command;December;/,
  );
});

test("what cannot be asked for is refused, and another town's is not there", async () => {
  for (const month of ["2026-13", "2026", "2026-11-01", "..", "2026-11%0d%0aX:1"])
    assert.equal((await csv(`month=${month}`)).status, 400);
  assertRefused(await operator.ask("operator/audit?group=all"), 400, "invalid", { group: "wrong_type" });
  assertRefused(await operator.ask("operator/audit?before=x"), 400, "invalid", { before: "wrong_type" });
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  await audit(live, live.database.prisma, { actor: "command", action: "site.changed", subject: "theirs" });
  const theirs = await live.database.prisma.partner.findFirst({ where: { networkId: live.network.id } });
  for (const query of [`partner=${theirs?.id}`, `device=${device.view.id.replace(/^.{8}/, "00000000")}`])
    assertRefused(await operator.ask(`operator/audit?${query}`), 404, "not_found");
  const total = await town.context.database.prisma.auditRow.count({ where: { networkId: town.context.network.id } });
  let count = 0;
  for (let before = ""; ;) {
    const { entries, hasMore } = await read(before && `before=${before}`);
    count += entries.length;
    before = entries.at(-1)!.id; // safe because there are rows
    if (!hasMore) break;
  }
  assert.equal(count, total);
});

test("only the office of this town reads it", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const stranger = await SignedIn.as(town, town.context, "fremd@example.org");
  const elsewhere = await SignedIn.as(town, live, "buero@anderswo.example", "operator");
  for (const path of ["operator/audit", "operator/audit/places", "operator/audit.csv?month=2026-11"])
    for (const who of [stranger, elsewhere, owner]) {
      const answer: Answer = await who.ask(path);
      assertRefused(answer, 403, "forbidden");
    }
});
