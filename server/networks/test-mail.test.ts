import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { ReadinessResponse, TestMailResponse } from "../../sdk/wire/network-settings.ts";
import { reasonOf, tryMailServer } from "../mail/mail-trial.ts";
import { freePort } from "../platform/database/embedded.ts";
import { isRandom } from "./readiness.ts";

const clock = new TestClock();
let town: TestTown;
let operator: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});
after(() => town.close());

const send = (language = "de"): Promise<Answer<TestMailResponse>> =>
  operator.ask<TestMailResponse>("operator/settings/test-mail", {
    method: "POST",
    headers: { "Accept-Language": language },
  });

test("a real mail goes to whoever asks, to nobody else; a refusal is said in plain words; six an hour", async () => {
  clock.pass(minutes(60));
  const accepted = await send();
  assert.deepEqual(accepted.body, { to: "buero@gut.example", outcome: "accepted" });
  assert.deepEqual(
    town.postOffice.list().map(({ to, subject }) => [to, subject]),
    [["buero@gut.example", "[Testbetrieb] Testmail: Stadtgutschein Twistringen"]],
  );
  assert.equal((await send("en")).status, 200);
  assert.match(town.postOffice.list()[0]!.text, /You asked for this mail in the settings/); // safe because it was taken

  town.postOffice.refuse = true;
  const refused = await send();
  town.postOffice.refuse = false;
  assert.deepEqual(refused.body, {
    to: "buero@gut.example",
    outcome: "refused",
    reason: "try_later",
    serverSaid: "451 try again later",
  });
  const rows = await town.context.database.prisma.auditRow.findMany({ where: { action: { startsWith: "settings." } } });
  assert.deepEqual(
    rows.map(({ action, subject }) => [action, subject === town.context.network.id]),
    [
      ["settings.mail-accepted", true],
      ["settings.mail-accepted", true],
      ["settings.mail-refused", true],
    ],
  );
  for (let more = 0; more < 3; more++) assert.equal((await send()).status, 200);
  const limited = await send();
  assertRefused(limited, 429, "rate_limited");
  assert.ok(Number(limited.headers.get("Retry-After")) > 0);
  assert.equal(town.postOffice.list().length, 5);
  clock.pass(minutes(60));
  assert.equal((await send()).status, 200);
});

test("readiness asks the mail server, and says when it is away", async () => {
  const met = async (): Promise<boolean | undefined> =>
    (await operator.ask<ReadinessResponse>("operator/settings/readiness")).body.checks.find(
      ({ check }) => check === "mail_server",
    )?.isMet;
  assert.equal(await met(), true);
  await town.postOffice.close();
  assert.equal(await met(), false);
  assert.deepEqual((await send()).body, { to: "buero@gut.example", outcome: "refused", reason: "unreachable" });
});

test("nobody listens, nobody answers, or not in our language", async () => {
  const at = (SMTP_URL: string): Parameters<typeof tryMailServer>[0] => ({ ...town.config, SMTP_URL });
  assert.deepEqual(await tryMailServer(at(`smtp://127.0.0.1:${await freePort()}`)), {
    outcome: "refused",
    reason: "unreachable",
  });
  assert.equal((await tryMailServer(at(`smtp://127.0.0.1:${new URL(town.url).port}`))).outcome, "refused");
});

test("what a mail server says, in the words we have for it", () => {
  for (const [failure, reason] of [
    [{ code: "EAUTH", responseCode: 535 }, "login_refused"],
    [{ code: "ECONNECTION" }, "unreachable"],
    [{ code: "EDNS" }, "unreachable"],
    [{ code: "ETIMEDOUT" }, "no_answer"],
    [{ code: "ETLS" }, "insecure"],
    [{ code: "CERT_HAS_EXPIRED" }, "insecure"],
    [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "insecure"],
    [{ code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 }, "sender_refused"],
    [{ code: "EENVELOPE", command: "RCPT TO", responseCode: 550 }, "recipient_refused"],
    [{ code: "EENVELOPE", command: "RCPT TO", responseCode: 450 }, "try_later"],
    [{ code: "EMESSAGE", command: "DATA", responseCode: 554 }, "refused"],
    [{}, "unreachable"],
  ] as const)
    assert.equal(reasonOf(failure), reason, JSON.stringify(failure));
});

test("a secret that somebody typed is seen", () => {
  assert.ok(isRandom(town.config.TWUSTER_SECRET));
  for (const typed of [
    "A".repeat(43),
    "0123456789".repeat(5).slice(0, 43),
    "geheimgeheimgeheimgeheimgeheimgeheimgeheimg",
  ])
    assert.ok(!isRandom(typed));
});
