import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, assertRefused } from "../../demo/testing/ask.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { TeamResponse } from "../../sdk/wire/supervision.ts";

let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false })));
after(() => town.close());

const address = (): string => `${randomUUID()}@gut.example`;
const team = async (who: SignedIn): Promise<TeamResponse["deputies"]> =>
  (await who.ask<TeamResponse>("operator/team")).body.deputies;

/** The command as an operator of the machine runs it. */
function command(...words: string[]): { status: number | null; said: string } {
  const { config, databaseUrl } = town;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["server/people/operator-command.ts", ...words], {
    encoding: "utf8",
    env: {
      PUBLIC_URL: config.PUBLIC_URL,
      TWUSTER_SECRET: config.TWUSTER_SECRET,
      SMTP_URL: config.SMTP_URL,
      MAIL_FROM: config.MAIL_FROM,
      DATABASE_URL: databaseUrl,
      DATABASE_SCHEMA: config.DATABASE_SCHEMA,
    },
  });
  return { status, said: stdout + stderr };
}

test("the first operator is let in by a command that says what to do; twice is once", async () => {
  const email = address();
  for (let i = 0; i < 2; i++) {
    const { status, said } = command(town.network, email);
    assert.equal(status, 0, said);
    assert.ok(said.includes(`${town.url}/${town.network}/operator`), said);
  }
  const first = await SignedIn.as(town, town.context, email);
  assert.deepEqual(
    (await team(first)).map((one) => [one.email, one.isYou]),
    [[email, true]],
  );
  const { action, actor } = await town.context.database.prisma.auditRow.findFirstOrThrow({
    where: { subject: (await team(first))[0]!.id }, // safe because the line above read one
  });
  assert.deepEqual([action, actor], ["membership.operator", "command"]);
});

test("the command refuses an unknown town and what is no address, and changes nothing", () => {
  for (const words of [["nirgendwo", address()], [town.network, "kein@"], [town.network], []]) {
    const { status, said } = command(...words);
    assert.equal(status, 1, said);
    assert.match(said, /There is no network|Usage/);
  }
});

test("a deputy is let in, told by mail, signs in to the office, and may be ended; the last one never", async () => {
  const first = await SignedIn.as(town, town.context, address(), "operator");
  for (const one of (await team(first)).filter(({ isYou }) => !isYou))
    await first.ask(`operator/team/${one.id}/end`, { method: "POST" });
  const [me] = await team(first);
  assertRefused(await first.ask(`operator/team/${me?.id}/end`, { method: "POST" }), 409, "conflict");
  const email = address();
  const added = await first.ask<TeamResponse>("operator/team", { body: { email } });
  assert.deepEqual(
    added.body.deputies.map((one) => one.email),
    [me?.email, email],
  );
  await town.twuster.worker.drain();
  const mail = town.postOffice.list().find(({ to }) => to === email);
  assert.ok(mail?.text.includes(`${town.url}/${town.network}/operator`));
  const second = await SignedIn.as(town, town.context, email);
  assert.equal((await second.ask(`operator/team/${me?.id}/end`, { method: "POST" })).status, 200);
  assertRefused(await first.ask("operator/team"), 403, "forbidden");
  assertRefused(await second.ask(`operator/team/${me?.id}/end`, { method: "POST" }), 404, "not_found");
  assertRefused(await second.ask("operator/team", { body: { email: "x@" } }), 400, "invalid", {
    email: "email_invalid",
  });
});

test("a mailed link leads who works in the office only to the office, and a partner's owner to the desk", async () => {
  for (const [role, place] of [
    ["operator", "operator"],
    ["owner", "desk"],
  ] as const) {
    const email = address();
    const partnerId = role === "owner" ? town.town.sites.baecker.partnerId : undefined;
    await SignedIn.as(town, town.context, email, role, partnerId);
    await ask(town, "sign-in-links", { body: { email, language: "de" } });
    await town.twuster.worker.drain();
    const link = /http\S+\/sign-in\/\S+/.exec(town.postOffice.list().find(({ to }) => to === email)?.text ?? "")?.[0];
    const answer = await fetch(link ?? "", { method: "POST", redirect: "manual", headers: { Origin: town.url } });
    assert.equal(answer.headers.get("Location"), `/${town.network}/${place}`);
  }
});

test("two who end each other at once: one stays", async () => {
  for (let round = 0; round < 5; round++) {
    const one = await SignedIn.as(town, town.context, address(), "operator");
    const other = await SignedIn.as(town, town.context, address(), "operator");
    for (const old of (await team(one)).slice(0, -2)) await one.ask(`operator/team/${old.id}/end`, { method: "POST" });
    const ids = new Map((await team(one)).map(({ id, isYou }) => [isYou, id]));
    const answers = await Promise.all([
      one.ask(`operator/team/${ids.get(false)}/end`, { method: "POST" }),
      other.ask(`operator/team/${ids.get(true)}/end`, { method: "POST" }),
    ]);
    const statuses = answers.map(({ status }) => status).toSorted();
    assert.equal(statuses[0], 200);
    assert.ok([403, 409].includes(statuses[1] ?? 0), String(statuses));
    const left = await town.context.database.prisma.membership.count({
      where: { networkId: town.context.network.id, role: "operator", state: "active" },
    });
    assert.equal(left, 1);
  }
});
