import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { keptApplication, postApplication, submittedApplication } from "../../demo/testing/applicant.ts";
import { ask, confirmTransfer, placeOrder, postOrder, referenceOf, type Answer } from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { ErrorBody } from "../../sdk/wire/errors.ts";
import { networkSettings } from "../networks/settings-input.ts";

/** A mail goes to whom it is for and says what we say, whatever was typed into an address or a name. */
const clock = new TestClock();
const victim = "opfer@example.org";
/** Ends a header's line, and would begin one of its own; then a body. */
const evil = `Laden\r\nBcc: ${victim}\r\nX-Evil: 1\r\n\r\n<b>Hallo</b>`;
let town: TestTown;
let owner: SignedIn;
let operator: SignedIn;
let partnerId: string;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  // As if it had come in by another way than our forms, which refuse it. The worker has read none of it yet.
  await asOwner(town, "UPDATE networks SET town = $1, voucher_name = $1, issuer_name = $1, issuer_street = $1", [evil]);
  await asOwner(town, "UPDATE partners SET name = $1 WHERE id <> network_id", [evil]);
  await asOwner(town, "UPDATE partners SET wants_day_end_mail = true");
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  operator = await SignedIn.as(town, town.context, "amt@stadt.example", "operator");
});
after(() => town.close());

const badAddresses = [
  `a@example.org\r\nBcc: ${victim}`,
  `a@example.org\nBcc: ${victim}`,
  `a@example.org\rBcc: ${victim}`,
  `${victim}, a@example.org`,
  `${victim};a@example.org`,
  `<${victim}>`,
  `Anna <${victim}>`,
  `"a\r\nBcc: ${victim}"@example.org`,
  `a(${victim})@example.org`,
  `a@example.org\u0000`,
  `a@example.org\u2028Bcc: ${victim}`,
  `a@example.org Bcc: ${victim}`,
  "a@[127.0.0.1]",
  "a@example.org>",
];
const fields: Record<string, [path: string, (email: string) => Promise<Answer>]> = {
  "signing in": ["email", (email) => ask(town, "sign-in-links", { body: { email, language: "de" } })],
  applying: ["email", (email) => postApplication(town, { email })],
  "an order": ["email", (email) => postOrder(town, { email })],
  "a gift": [
    "delivery.recipientEmail",
    (recipientEmail) => postOrder(town, { delivery: { to: "recipient", recipientEmail } }),
  ],
  "the team": ["email", (email) => owner.ask(`desk/${partnerId}/team`, { body: { email, role: "staff" } })],
  "the office's team": ["email", (email) => operator.ask("operator/team", { body: { email } })],
};
for (const [what, [path, send]] of Object.entries(fields))
  test(`${what}: an address is one address, and nothing is queued for any other`, async () => {
    const count = (): Promise<unknown[]> => asOwner(town, "SELECT count(*)::int FROM outbox");
    const before = await count();
    for (const address of badAddresses) {
      const { status, body } = await send(address);
      const { fields: reasons } = (body as ErrorBody).error ?? {}; // safe because the next line compares it
      assert.deepEqual([status, reasons], [400, { [path]: "email_invalid" }], JSON.stringify(address));
    }
    assert.deepEqual(await count(), before);
  });

test("the issuer's address in the settings, too", () => {
  for (const email of badAddresses) {
    const issues = networkSettings.safeParse({ issuer: { email } }).error?.issues ?? [];
    assert.ok(
      issues.some(({ path, message }) => path.join(".") === "issuer.email" && message === "email_invalid"),
      email,
    );
  }
});

test("a break in a town's or partner's name ends no line: every mail there is has our headers and one reader", async () => {
  const done = async (answer: Promise<Answer>): Promise<void> => {
    const { status, body } = await answer;
    assert.ok(status < 300, JSON.stringify(body));
  };
  await done(ask(town, "sign-in-links", { body: { email: "wer@example.org", language: "en" } }));
  await keptApplication(town);
  const ids = [await submittedApplication(town), await submittedApplication(town), await submittedApplication(town)];
  // Who confirmed is told of: that mail goes to the office.
  await town.twuster.worker.drain();
  for (const [at, what] of (["approval", "question", "refusal"] as const).entries())
    await done(
      operator.ask(
        `operator/applications/${ids[at]}/${what}`,
        what === "approval" ? { method: "POST" } : { body: { message: `Bitte\r\nBcc: ${victim}` } },
      ),
    );
  await done(operator.ask("operator/team", { body: { email: "neu@stadt.example" } }));
  await done(owner.ask(`desk/${partnerId}/team`, { body: { email: "neu@blumen.example", role: "staff" } }));
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  await device.redeem(await town.openVoucher());
  const gift = await placeOrder(town, {
    delivery: { to: "recipient", recipientEmail: "oma@example.org", greeting: evil },
  });
  await town.twuster.worker.drain();
  await confirmTransfer(town, { reference: referenceOf(gift), amountCents: 2_500 });
  await town.twuster.worker.drain();
  clock.pass(days(1));
  await town.twuster.housekeeping.run();
  await town.twuster.worker.drain();
  for (const [what, body] of [
    ["suspension", { reason: `Zu.\r\nBcc: ${victim}` }],
    ["resumption", {}],
  ] as const) {
    await done(operator.ask(`operator/partners/${partnerId}/${what}`, { body }));
    await town.twuster.worker.drain();
  }
  await done(operator.ask("operator/settings/test-mail", { method: "POST" }));

  const mails = town.postOffice.list();
  const subjects = mails.map(({ subject }) => subject.replace("[Testbetrieb] ", "").replace("[Test mode] ", ""));
  // Placed, paid, vouchers; sign-in; confirm, arrived, asked, approved, declined; deputy, invitation; day's end; suspended, resumed; test.
  assert.ok(new Set(subjects.map((subject) => subject.replaceAll(/[\d-]+/g, ""))).size >= 14, subjects.join("\n"));
  const ours = new Set(
    "from to subject message-id date mime-version content-type content-transfer-encoding auto-submitted".split(" "),
  );
  for (const { to, headers, subject } of mails) {
    assert.deepEqual(
      headers.filter((name) => !ours.has(name)),
      [],
      subject,
    );
    assert.equal(new Set(headers).size, headers.length, subject);
    assert.ok(!to.includes(victim), to);
    assert.doesNotMatch(subject, /[\r\n]/);
  }
});

test("the traps above see what they should", async () => {
  const { createMailer } = await import("./mailer.ts");
  const mailer = createMailer(town.config);
  const letter = { id: randomUUID(), to: "a@example.org", subject: "x", text: "x", html: "x", attachments: [] };
  await mailer.send({ ...letter, to: victim });
  mailer.close();
  assert.ok(town.postOffice.list()[0]?.to.includes(victim));
});
