import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { assertRefused, confirmTransfer, placeOrder, referenceOf, type Answer } from "../../demo/testing/ask.ts";
import { submittedApplication } from "../../demo/testing/applicant.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { startPostOffice, type ReceivedMail } from "../../demo/town/post-office.ts";
import type { DeliveriesResponse, Undelivered } from "../../sdk/wire/deliveries.ts";
import type { OrderView } from "../../sdk/wire/order.ts";
import { enqueueAgain } from "../platform/outbox/outbox.ts";
import { maskEmail } from "./mask-email.ts";

const clock = new TestClock(new Date().toISOString());
let town: TestTown;
let operator: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const drain = (): Promise<number> => town.twuster.worker.drain();
const list = async (who = operator): Promise<Undelivered[]> =>
  (await who.ask<DeliveriesResponse>("operator/deliveries")).body.deliveries;
const retry = (id: string, who = operator): Promise<Answer<DeliveriesResponse>> =>
  who.ask(`operator/deliveries/${id}/retry`, { method: "POST" });
const drop = (id: string, reason = "address_wrong"): Promise<Answer<DeliveriesResponse>> =>
  operator.ask(`operator/deliveries/${id}/drop`, { body: { reason } });
const mailsTo = (to: string): ReceivedMail[] => town.postOffice.list().filter((mail) => mail.to === to);
const audited = (subject: string): Promise<number> =>
  town.context.database.prisma.auditRow.count({ where: { subject, actor: `person:${operator.personId}` } });

/** Lets time pass from one due mail to the next, until the worker gives up. */
async function untilGivenUp(): Promise<void> {
  for (;;) {
    await drain();
    const [next] = await asOwner<{ at: Date | null }>(
      town,
      "SELECT min(run_at) AS at FROM outbox WHERE state = 'waiting' AND topic LIKE 'mail.%'",
    );
    if (!next?.at) return;
    clock.set(next.at.toISOString());
  }
}
async function orderTo(email: string): Promise<OrderView> {
  const order = await placeOrder(town, { email, paymentMethod: "bank_transfer" });
  await drain();
  return order;
}

test("everything is delivered: the list is empty", async () => {
  await orderTo("gut@example.org");
  assert.deepEqual(await list(), []);
});

test("the post office refuses until the mail is given up; it accepts again, one has it tried, and it comes once", async () => {
  const email = "anna.kaeuferin@example.org";
  town.postOffice.refuse = true;
  const order = await orderTo(email);
  const [failing] = await list();
  assert.equal(failing?.state, "waiting");
  await untilGivenUp();
  const [dead, ...others] = await list();
  assert.deepEqual(others, []);
  assert.ok(dead?.lastTryAt && Date.parse(dead.lastTryAt) - Date.parse(dead.queuedAt) > minutes(60 * 48));
  assert.deepEqual(
    { ...dead, id: "", queuedAt: "", lastTryAt: "" },
    {
      id: "",
      isMail: true,
      title: "Bestellbestätigung",
      orderNumber: order.number,
      recipient: "a…@example.org",
      state: "dead",
      reason: "server_busy",
      attempts: 80,
      queuedAt: "",
      lastTryAt: "",
    },
  );
  town.postOffice.refuse = false;
  clock.pass(minutes(60));
  await drain();
  assert.deepEqual(mailsTo(email), [], "given up is given up");
  const colleague = await SignedIn.as(town, town.context, "zweite@gut.example", "operator");
  const answers = await Promise.all([retry(dead.id), retry(dead.id), retry(dead.id, colleague)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  const rows = await town.context.database.prisma.auditRow.findMany({ where: { subject: dead.id } });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["job.retried"],
  );
  await Promise.all([drain(), drain()]);
  assert.equal(mailsTo(email).length, 1);
  assert.deepEqual(await list(), []);
  assert.equal((await retry(dead.id)).status, 200, "it went out already");
  await drain();
  assert.equal(mailsTo(email).length, 1);
  assert.equal(await town.context.database.prisma.auditRow.count({ where: { subject: dead.id } }), 1);
});

test("a refused address is named as such, without the address anywhere; given up, the worker leaves it", async () => {
  const email = "gibtsnicht@example.org";
  town.postOffice.unknown.add(email);
  await orderTo(email);
  const [one] = await list();
  assert.deepEqual(
    [one?.reason, one?.state, one?.attempts, one?.recipient],
    ["recipient_refused", "waiting", 1, "g…@example.org"],
  );
  const { id } = one!; // safe because the line above compared it
  const kept = await asOwner<{ row: string }>(town, "SELECT row_to_json(o)::text AS row FROM outbox o");
  assert.ok(kept.every(({ row }) => !row.includes("@") && !row.includes("gibtsnicht")));
  assertRefused(await drop(id, "because"), 400, "invalid", { reason: "wrong_type" });
  assertRefused(await operator.ask(`operator/deliveries/${id}/drop`, { body: {} }), 400, "invalid", {
    reason: "wrong_type",
  });
  assert.deepEqual((await drop(id)).body.deliveries, []);
  assert.equal((await drop(id)).status, 200, "pressed twice");
  assert.equal(await audited(id), 1);
  assertRefused(await retry(id), 409, "conflict");
  town.postOffice.unknown.delete(email);
  clock.pass(minutes(24 * 60));
  await drain();
  assert.deepEqual(mailsTo(email), []);
});

test("what was given up is mailed when it happens again", async () => {
  const email = "inhaber@blumen.example";
  const { partnerId } = town.town.sites.blumen;
  await SignedIn.as(town, town.context, email, "owner", partnerId);
  town.postOffice.unknown.add(email);
  await operator.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Zu." } });
  await drain();
  const [one] = await list();
  assert.equal(one?.title, "Sperre eines Partners");
  await drop(one.id, "told_otherwise");
  town.postOffice.unknown.delete(email);
  await operator.ask(`operator/partners/${partnerId}/resumption`, { method: "POST" });
  await operator.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Wieder zu." } });
  await drain();
  assert.ok(mailsTo(email).some(({ text }) => text.includes("Wieder zu.")));
  await operator.ask(`operator/partners/${partnerId}/resumption`, { method: "POST" });
  await drain();
});

test("of two owners one has a wrong address: the other is told once, and the one as soon as it is right", async () => {
  const [right, wrong] = ["a@imker.example", "b@imker.example"];
  const { partnerId } = town.town.sites.imker;
  for (const email of [right, wrong]) await SignedIn.as(town, town.context, email, "owner", partnerId);
  town.postOffice.unknown.add(wrong);
  await operator.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Zu." } });
  for (let round = 0; round < 5; round++) {
    await drain();
    clock.pass(minutes(10));
  }
  assert.equal(mailsTo(right).length, 1);
  // Neither lost: the other's is listed, and comes once the address is right.
  const open = (await list()).filter(({ title }) => title === "Sperre eines Partners");
  assert.deepEqual(
    open.map(({ recipient, reason }) => [recipient, reason]),
    [["…@imker.example", "recipient_refused"]],
  );
  town.postOffice.unknown.delete(wrong);
  await retry(open[0]!.id); // safe because it is listed
  await drain();
  assert.deepEqual([mailsTo(right).length, mailsTo(wrong).length], [1, 1]);
  await operator.ask(`operator/partners/${partnerId}/resumption`, { method: "POST" });
  await operator.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Noch einmal." } });
  await drain();
  const ids = mailsTo(right).map(({ messageId }) => messageId);
  assert.equal(ids.length, 2);
  assert.notEqual(ids[0], ids[1], "what happens again is another letter");
  await operator.ask(`operator/partners/${partnerId}/resumption`, { method: "POST" });
  await drain();
});

test("the mail with what was bought says whose order it is and to whom it goes", async () => {
  const email = "beschenkt@example.org";
  town.postOffice.unknown.add(email);
  const order = await placeOrder(town, { delivery: { to: "recipient", recipientEmail: email } });
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  await drain();
  const one = (await list()).find(({ orderNumber }) => orderNumber === order.number);
  assert.deepEqual([one?.title, one?.recipient], ["Gutscheine oder Couponbuch", "b…@example.org"]);
  town.postOffice.unknown.delete(email);
  await retry(one!.id); // safe because the line above compared it
  await drain();
  assert.equal(mailsTo(email).length, 1);
});

test("a mail that is on its way is neither started a second time nor given up", async () => {
  const email = "unterwegs@example.org";
  town.postOffice.refuse = true;
  await orderTo(email);
  const id = (await list())[0]!.id; // safe because it was refused
  town.postOffice.refuse = false;
  // As a worker that has just taken it up.
  const leased = new Date(clock.now().getTime() + 90_000);
  await asOwner(town, "UPDATE outbox SET run_at = $2, leased_until = $2, attempts = 2 WHERE id = $1", [id, leased]);
  assert.equal((await list())[0]?.state, "trying");
  assert.equal((await retry(id)).status, 200);
  assertRefused(await drop(id), 409, "conflict");
  assert.equal(await audited(id), 0);
  await drain();
  assert.deepEqual(mailsTo(email), []);
  clock.pass(90_000);
  await drain();
  assert.equal(mailsTo(email).length, 1);
});

test("of two who decide at once, one way or the other, one wins", async () => {
  town.postOffice.refuse = true;
  for (let round = 0; round < 5; round++) {
    await orderTo(`${randomUUID()}@example.org`);
    const id = (await list())[0]!.id; // safe because it was refused
    await asOwner(town, "UPDATE outbox SET state = 'dead' WHERE id = $1", [id]);
    const [retried, dropped] = await Promise.all([retry(id), drop(id, "no_longer_needed")]);
    const isDropped = dropped.status === 200;
    const [row] = await asOwner<{ state: string }>(town, "SELECT state FROM outbox WHERE id = $1", [id]);
    assert.equal(row?.state, isDropped ? "dropped" : "waiting");
    assert.ok([200, 409].includes(retried.status));
    if (!isDropped) assert.equal((await drop(id)).status, 200);
    clock.pass(minutes(61));
  }
  town.postOffice.refuse = false;
});

test("other work that was given up is listed apart, tried again, but never given up by the office", async () => {
  const order = await orderTo("bezahlt@example.org");
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  await asOwner(
    town,
    "UPDATE outbox SET state = 'dead', attempts = 80, last_error = 'Error' WHERE topic = 'order.fulfil' AND subject_id = $1",
    [order.id],
  );
  const [one] = await list();
  assert.deepEqual(
    [one?.isMail, one?.title, one?.orderNumber, one?.reason, one?.recipient],
    [false, "Bezahltes ausstellen", order.number, "other", undefined],
  );
  const { id } = one!; // safe because the line above compared it
  assertRefused(await drop(id), 409, "conflict");
  assert.deepEqual((await retry(id)).body.deliveries, []);
  await drain();
  assert.equal(mailsTo("bezahlt@example.org").filter(({ attachments }) => attachments.length === 1).length, 1);
});

test("what is only planned for later is not hastened", async () => {
  const order = await placeOrder(town, {
    delivery: { to: "buyer", on: new Date(clock.now().getTime() + minutes(24 * 60 * 10)).toISOString().slice(0, 10) },
  });
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  const [job] = await asOwner<{ id: string; run_at: Date }>(
    town,
    "SELECT id, run_at FROM outbox WHERE topic = 'order.fulfil' AND subject_id = $1",
    [order.id],
  );
  assert.equal((await retry(job!.id)).status, 200); // safe because paying queued it
  const [later] = await asOwner<{ run_at: Date }>(town, "SELECT run_at FROM outbox WHERE id = $1", [job!.id]); // safe as above
  assert.deepEqual(later?.run_at, job?.run_at);
  assert.equal(await audited(job!.id), 0); // safe as above
  await drain();
});

test("while the mail server is gone, every mail says so; once it is back, each has its next try", async () => {
  const port = Number(new URL(town.postOffice.url).port);
  await town.postOffice.close();
  await submittedApplication(town, { email: "imker@honig.example", name: "Imkerei Süd" });
  await drain();
  const away = await list();
  assert.ok(away.length >= 1);
  assert.ok(
    away.every(({ reason }) => reason === "server_away"),
    JSON.stringify(away),
  );
  assert.ok(away.some(({ title, recipient = "" }) => title.startsWith("Bewerbung") && /^.?…@/.test(recipient)));
  const reopened = await startPostOffice({ port });
  try {
    for (const { id } of away) await retry(id);
    await drain();
    assert.deepEqual(await list(), []);
  } finally {
    await reopened.close();
  }
});

test("another town's mail is not there", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  await live.database.transaction((store) => enqueueAgain(live, store, "mail.order", randomUUID()));
  await asOwner(town, "UPDATE outbox SET state = 'dead' WHERE network_id = $1", [live.network.id]);
  const [{ id } = { id: "" }] = await asOwner<{ id: string }>(town, "SELECT id FROM outbox WHERE network_id = $1", [
    live.network.id,
  ]);
  assert.ok(!(await list()).some((one) => one.id === id));
  assertRefused(await retry(id), 404, "not_found");
  assertRefused(await drop(id), 404, "not_found");
  await asOwner(town, "DELETE FROM outbox WHERE id = $1", [id]);
  const stranger = await SignedIn.as(town, live, "buero@anderswo.example", "operator");
  assertRefused(await stranger.ask("operator/deliveries"), 403, "forbidden");
  assertRefused(await retry(id, stranger), 403, "forbidden");
});

test("an address is recognised and not given away", () => {
  for (const [email, masked] of [
    ["anna@example.org", "a…@example.org"],
    ["x@example.org", "…@example.org"],
    ["ömer@example.org", "ö…@example.org"],
    ['"a@b"@example.org', '"…@example.org'],
  ] as const)
    assert.equal(maskEmail(email), masked);
});
