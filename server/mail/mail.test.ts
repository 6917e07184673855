import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startSecondProcess, type ApiProcess } from "../../demo/testing/api-process.ts";
import { confirmTransfer, placeOrder, postOrder, readOrder, referenceOf } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { startPostOffice, type PostOffice, type ReceivedMail } from "../../demo/town/post-office.ts";
import type { OrderView } from "../../sdk/wire/order.ts";

const clock = new TestClock(new Date().toISOString());
let town: TestTown;
let reopened: PostOffice | undefined;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(async () => {
  await assertBooksHold(town).finally(async () => {
    await reopened?.close();
    await town.close();
  });
});

const drain = (): Promise<number> => town.twuster.worker.drain();
const mailsTo = (to: string, office: PostOffice = town.postOffice): ReceivedMail[] =>
  office
    .list()
    .filter((mail) => mail.to === to)
    .toReversed();
const pay = async (order: OrderView): Promise<void> => {
  const answer = await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  assert.equal(answer.body.outcome, "paid");
};
/** Lets an hour pass as the worker would see it: from one due job to the next. */
async function anHour(): Promise<number> {
  const end = clock.now().getTime() + minutes(60);
  let tries = 0;
  for (;;) {
    tries += await drain();
    const [next] = await asOwner<{ at: Date | null }>(
      town,
      "SELECT min(run_at) AS at FROM outbox WHERE state = 'waiting' AND topic LIKE 'mail.%'",
    );
    if (!next?.at || next.at.getTime() > end) break;
    clock.set(next.at.toISOString());
  }
  clock.set(new Date(end).toISOString());
  return tries;
}
let count = 0;
const address = (): string => `person-${++count}@example.org`;

test("to oneself: the order's mail before paying, the vouchers' mail after, with the very code and a PDF", async () => {
  const email = address();
  const order = await placeOrder(town, {
    email,
    delivery: { to: "buyer", greeting: `<script>alert(1)</script> & "Küsse" 🎂` },
  });
  await drain();
  const [confirmation, ...none] = mailsTo(email);
  assert.deepEqual(none, []);
  assert.ok(
    confirmation?.text.replaceAll(" ", "").includes(referenceOf(order)) && confirmation.text.includes(order.number),
  );
  await pay(order);
  await drain();
  const [, letter, ...more] = mailsTo(email);
  assert.deepEqual(more, []);
  const code = (await readOrder(town, order)).delivered?.[0]?.code ?? "none";
  assert.ok(letter);
  assert.ok(letter.text.includes(code) && letter.html.includes(code));
  assert.ok(letter.text.includes(`<script>alert(1)</script> & "Küsse" 🎂`));
  assert.doesNotMatch(letter.html, /<script/);
  assert.match(letter.subject, /Testbetrieb/);
  assert.deepEqual(
    letter.attachments.map(({ name, contentType }) => [name, contentType]),
    [[`Gutschein-${order.number}.pdf`, "application/pdf"]],
  );
  assert.match(letter.messageId, new RegExp(`^<delivery-${order.id}@`));
});

test("as a gift: thanks to the buyer without the code, the voucher to the recipient without the price paid with", async () => {
  const [email, recipientEmail] = [address(), address()];
  const order = await placeOrder(town, { email, delivery: { to: "recipient", recipientEmail } });
  await pay(order);
  await drain();
  const code = (await readOrder(town, order)).delivered?.[0]?.code ?? "none";
  const toBuyer = mailsTo(email);
  assert.ok(toBuyer.length >= 1);
  for (const mail of toBuyer)
    assert.ok(!mail.text.includes(code) && !mail.html.includes(code) && mail.attachments.length === 0);
  const [gift, ...more] = mailsTo(recipientEmail);
  assert.deepEqual(more, []);
  assert.ok(gift);
  assert.ok(gift.text.includes(code));
  for (const secret of [order.token, email, referenceOf(order)])
    assert.ok(!`${gift.text}${gift.html}`.includes(secret), "the recipient does not open the buyer's order");
});

test("the mail server is in trouble for an hour at every step: nothing is lost, nothing comes twice", async () => {
  const [email, recipientEmail] = [address(), address()];
  town.postOffice.refuse = true;
  const order = await placeOrder(town, { email, delivery: { to: "recipient", recipientEmail } });
  assert.ok((await anHour()) > 6, "it was tried again and again");
  assert.deepEqual(mailsTo(email), []);
  town.postOffice.refuse = false;
  await anHour();
  assert.equal(mailsTo(email).length, 1, "the order's mail");

  town.postOffice.refuse = true;
  await pay(order);
  await anHour();
  assert.equal((await readOrder(town, order)).delivered?.length, 1, "the order page shows the voucher meanwhile");
  assert.equal(mailsTo(email).length + mailsTo(recipientEmail).length, 1);
  town.postOffice.refuse = false;
  await anHour();
  clock.pass(days(2));
  await drain();
  assert.deepEqual([mailsTo(email).length, mailsTo(recipientEmail).length], [2, 1]);
  assert.deepEqual(await asOwner(town, "SELECT topic FROM outbox WHERE topic LIKE 'mail.%' AND state <> 'done'"), []);
});

test("six mails an hour about unpaid orders to one address, however it is spelled; the order's own page goes on", async () => {
  const email = address();
  for (let i = 0; i < 9; i++)
    assert.equal(
      (await placeOrder(town, { email: i % 2 ? email : email.replace("person", "Person") })).state,
      "placed",
    );
  await drain();
  assert.equal(town.postOffice.list().filter((mail) => mail.to.toLowerCase() === email).length, 6);
  clock.pass(minutes(60));
  await placeOrder(town, { email });
  await drain();
  assert.equal(town.postOffice.list().filter((mail) => mail.to.toLowerCase() === email).length, 7);
});

test("two processes share the outbox: one voucher mail for each of ten orders", async () => {
  clock.set(new Date(Date.now() - 1_000).toISOString());
  const orders = [];
  for (let i = 0; i < 10; i++) {
    const email = address();
    orders.push({ email, order: await placeOrder(town, { email }) });
  }
  for (const { order } of orders) await pay(order);
  const processes: ApiProcess[] = await Promise.all([startSecondProcess(town), startSecondProcess(town)]);
  try {
    assert.notEqual(processes[0]?.pid, processes[1]?.pid);
    for (let tries = 0; tries < 600; tries++) {
      const waiting = await asOwner(
        town,
        "SELECT 1 FROM outbox WHERE (topic LIKE 'mail.%' OR topic = 'order.fulfil') AND state = 'waiting'",
      );
      if (waiting.length === 0) break;
      await new Promise((later) => setTimeout(later, 50));
    }
  } finally {
    for (const each of processes) assert.equal((await each.end("SIGTERM")).code, 0);
  }
  for (const { email } of orders)
    assert.equal(mailsTo(email).filter((mail) => mail.attachments.length === 1).length, 1);
});

test("the mail server is gone altogether and comes back", async () => {
  const email = address();
  const port = Number(new URL(town.postOffice.url).port);
  await town.postOffice.close();
  const order = await placeOrder(town, { email });
  await pay(order);
  await anHour();
  assert.equal((await readOrder(town, order)).state, "fulfilled");
  reopened = await startPostOffice({ port });
  await anHour();
  assert.equal(mailsTo(email, reopened).filter((mail) => mail.attachments.length === 1).length, 1);
});

test("thirty instant orders an hour to one address of a test network: mails that cost nothing are nobody's to send", async () => {
  const [email, recipientEmail] = [address(), address()];
  const wish = { paymentMethod: "test", delivery: { to: "recipient", recipientEmail } } as const;
  const statuses = [];
  for (let i = 0; i < 32; i++) statuses.push((await postOrder(town, { ...wish, email: address() })).status);
  assert.deepEqual(
    statuses,
    Array.from({ length: 32 }, (_, i) => (i < 30 ? 201 : 429)),
  );
  assert.equal((await postOrder(town, { ...wish, delivery: { to: "buyer" }, email })).status, 201);
  clock.pass(minutes(60));
  assert.equal((await postOrder(town, { ...wish, email })).status, 201);
});
