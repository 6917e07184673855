import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ask, assertRefused } from "../../demo/testing/ask.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { MeResponse } from "../../sdk/wire/people.ts";
import type { TeamResponse } from "../../sdk/wire/team.ts";

const clock = new TestClock();
let town: TestTown;
let partnerId: string;
let owner: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
});
beforeEach(() => clock.pass(minutes(61)));
after(() => town.close());

const team = (): string => `desk/${partnerId}/team`;
const members = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await owner.ask<TeamResponse>(team())).body.members.map(({ email, role }) => [email, role]));
const idOf = async (email: string): Promise<string> =>
  (await owner.ask<TeamResponse>(team())).body.members.find((one) => one.email === email)!.id; // safe because the test invited it
const inviting = (email: string, role: string) => owner.ask<TeamResponse>(team(), { body: { email, role } });
const end = async (email: string) => owner.ask(`${team()}/${await idOf(email)}/end`, { method: "POST" });

test("invited by mail, in by its link, out again at once", async () => {
  assert.equal((await inviting("azubi@blumen.example", "staff")).status, 200);
  await town.twuster.worker.drain();
  const mail = town.postOffice.list().find(({ to }) => to === "azubi@blumen.example");
  assert.match(mail!.subject, /Blumen Wessels: Sie sind im Team/);
  const [, id, token] = /\/sign-in\/([^/\s]+)\/(\S+)/.exec(mail!.text)!; // safe because the mail holds the link
  clock.pass(days(2));
  const use = () =>
    ask<MeResponse>(town, `sign-in-links/${id}/use`, { body: { token }, headers: { Origin: town.url } });
  const signedIn = await use();
  assert.equal(signedIn.status, 200);
  assert.deepEqual(
    signedIn.body.me.memberships.map(({ role, partner }) => [role, partner?.name]),
    [["staff", "Blumen Wessels"]],
  );
  assertRefused(await use(), 404, "not_found");
  const staff = await SignedIn.as(town, town.context, "azubi@blumen.example");
  assert.equal((await staff.ask(`desk/${partnerId}/day`)).status, 200);
  assertRefused(await staff.ask(team()), 403, "forbidden");
  assert.equal((await end("azubi@blumen.example")).status, 200);
  assertRefused(await staff.ask(`desk/${partnerId}/day`), 404, "not_found");
  assert.deepEqual(await members(), { "frau@blumen.example": "owner" });
});

test("an invitation is good for three days", async () => {
  await inviting("spaet@blumen.example", "helper");
  await town.twuster.worker.drain();
  const mail = town.postOffice.list().find(({ to }) => to === "spaet@blumen.example");
  const [, id, token] = /\/sign-in\/([^/\s]+)\/(\S+)/.exec(mail!.text)!; // safe because the mail holds the link
  clock.pass(days(3));
  assertRefused(
    await ask(town, `sign-in-links/${id}/use`, { body: { token }, headers: { Origin: town.url } }),
    404,
    "not_found",
  );
  await end("spaet@blumen.example");
});

test("the last owner stays: not ended, not made less; with a second one both work", async () => {
  assertRefused(await end("frau@blumen.example"), 409, "conflict");
  assertRefused(await inviting("Frau@Blumen.example", "staff"), 409, "conflict");
  assert.deepEqual(await members(), { "frau@blumen.example": "owner" });
  await inviting("herr@blumen.example", "owner");
  const other = await SignedIn.as(town, town.context, "herr@blumen.example");
  const [me, they] = [await idOf("frau@blumen.example"), await idOf("herr@blumen.example")];
  const answers = await Promise.all([
    owner.ask(`${team()}/${they}/end`, { method: "POST" }),
    other.ask(`${team()}/${me}/end`, { method: "POST" }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, "two who end each other: one stays");
  owner = answers[0].status === 200 ? owner : other;
  assert.equal(Object.values(await members()).filter((role) => role === "owner").length, 1);
});

test("bad addresses and roles are refused; more than twenty invitations an hour, too", async () => {
  assertRefused(await inviting("nobody", "staff"), 400, "invalid", { email: "email_invalid" });
  assertRefused(await inviting("a@b.example\r\nBcc: c@d.example", "staff"), 400, "invalid", { email: "email_invalid" });
  assertRefused(await inviting("a@b.example", "operator"), 400, "invalid", { role: "wrong_type" });
  const invited = await Promise.all(Array.from({ length: 22 }, (_, i) => inviting(`h${i}@blumen.example`, "helper")));
  assert.equal(invited.filter(({ status }) => status === 429).length, 2);
});

test("a helper pairs a phone and sees nothing else", async () => {
  const helper = await SignedIn.as(town, town.context, "hilfe@blumen.example", "helper", partnerId);
  assert.equal((await helper.ask(`desk/${partnerId}/pairing-codes`, { method: "POST" })).status, 201);
  for (const path of ["day", "scanners", "team", "redemptions.csv?period=2026-11"])
    assertRefused(await helper.ask(`desk/${partnerId}/${path}`), 403, "forbidden");
});

test("another partner's members are not there", async () => {
  const neighbour = await SignedIn.as(
    town,
    town.context,
    "anke@baecker.example",
    "owner",
    town.town.sites.baecker.partnerId,
  );
  assertRefused(await neighbour.ask(team()), 404, "not_found");
  const [member] = (await owner.ask<TeamResponse>(team())).body.members;
  const own = `desk/${town.town.sites.baecker.partnerId}/team/${member!.id}/end`;
  assertRefused(await neighbour.ask(own, { method: "POST" }), 404, "not_found");
});
