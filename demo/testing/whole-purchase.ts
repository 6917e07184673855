import { randomUUID } from "node:crypto";
import { ask, confirmTransfer, placeOrder, postOrder, readOrder, referenceOf } from "./ask.ts";
import { TestDevice } from "./device.ts";
import { startTestTown } from "./test-town.ts";

/**
 * A town in a process of its own, at log level trace: bought, paid, mailed, found, redeemed, undone, and much of it
 * done wrong. Sends its secrets to the parent (server/platform/log.test.ts), which looks for them in what was written.
 */
const town = await startTestTown({ logLevel: "trace" });
const buyer = "canary-buyer@example.org";
const recipient = "canary-recipient@example.org";
const greeting = "Kanarienvogel singt <laut>";

town.postOffice.refuse = true;
const order = await placeOrder(town, {
  email: buyer,
  delivery: { to: "recipient", recipientEmail: recipient, greeting },
});
await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 });
let paid = await readOrder(town, order);
while (!paid.delivered) {
  await new Promise((later) => setTimeout(later, 50));
  paid = await readOrder(town, order);
}
// The mails fail for a while: what is told about that is the most dangerous line.
const { prisma } = town.context.database;
while ((await prisma.outboxJob.count({ where: { state: "waiting", lastError: { not: null } } })) === 0)
  await new Promise((later) => setTimeout(later, 50));
town.postOffice.refuse = false;

const code = paid.delivered[0]!.code; // safe because the loop above waited for it
const pairingCode = await town.pairingCode();
const device = await TestDevice.pair(town, pairingCode, "Canary counter");
const outcome = await device.redeem(code, 2_500, randomUUID(), "Canary-receipt-17");
if (outcome.outcome !== "redeemed") throw new Error(outcome.outcome);
await device.reverse(outcome.receiptNumber);
await device.scan(code);

const wrongToken = "canary-token-0123456789";
await ask(town, "passes/find", { body: { code: "7777-7777-7777-7777" } });
await ask(town, `orders/${order.id}`, { headers: { Authorization: `Bearer ${wrongToken}` } });
await ask(town, `orders/${wrongToken}?email=${buyer}`);
await postOrder(town, { email: `${buyer}\n`, delivery: { to: "buyer", greeting: greeting.repeat(20) } });
await postOrder(town, { email: "canary@example.org\nx", surprise: buyer });
await ask(town, "orders", { body: `{"email":"${buyer}",`, headers: { "Idempotency-Key": randomUUID() } });
await device.send("scans", "POST", JSON.stringify({ code }), "canary.jwt.signature");
await town.context.database.pool
  .query("ALTER ROLE nobody_there")
  .catch((error: unknown) =>
    town.context.log.error({ err: error, email: buyer, token: order.token }, "a careless line"),
  );

const parent = process as unknown as { send(message: object): void }; // safe because the test forks it
parent.send({
  buyer,
  recipient,
  greeting,
  code,
  wrongToken,
  pairingCode,
  "order token": order.token,
  "operator key": town.operatorKey,
  "wrong code": "7777-7777-7777-7777",
  "secret of the installation": town.config.TWUSTER_SECRET,
  "database password": new URL(town.databaseUrl).password,
  "provider key": town.config.TEST_PROVIDER_KEY ?? "",
  "name of the device": "Canary counter",
  "shop's receipt": "Canary-receipt-17",
  nonce: device.nonce,
});
await town.close();
process.disconnect?.();
