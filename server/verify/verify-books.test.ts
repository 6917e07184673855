import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import pg from "pg";
import type { PlaceOrderRequest } from "../../sdk/wire/order.ts";
import { openVouchers } from "../../demo/testing/open-voucher.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { pairDevice } from "../devices/devices.ts";
import type { Device } from "../devices/device.ts";
import { placeOrder } from "../orders/place.ts";
import type { Order } from "../orders/order.ts";
import { getSite } from "../partners/sites.ts";
import { redeemPass, reverseRedemption } from "../passes/counter.ts";
import { findPayment } from "../payments/store.ts";
import { confirmTransfer } from "../payments/transfers.ts";
import { checks, runChecks, verifyBooks } from "./verify-books.ts";

let town: TestTown;
let client: pg.Client;
const clock = new TestClock();

before(async () => {
  town = await startTestTown({ clock, worker: false });
  await liveALittle();
  client = new pg.Client({ connectionString: town.databaseUrl });
  await client.connect();
});
after(async () => {
  await client?.end();
  await town?.close();
});

test("the books of a town hold: sold, redeemed, undone, expired, paid ahead, cancelled, waiting for a person", async () => {
  assert.deepEqual(await verifyBooks(client, town.config.DATABASE_SCHEMA, clock.now()), []);
  const { rows } = await client.query<{ state: string }>(
    `SELECT DISTINCT state FROM ${town.config.DATABASE_SCHEMA}.passes ORDER BY state`,
  );
  assert.deepEqual(
    rows.map((row) => row.state),
    ["expired", "open", "redeemed"],
  );
});

/** What breaks the books, as the owner of the database could, and the one check that has to see it. */
const breaks: { check: string; how: string; sql: string }[] = [
  {
    check: "transactions-balance",
    how: "a cent more on one side",
    sql: `ALTER TABLE ledger_entries DISABLE TRIGGER USER;
      INSERT INTO ledger_entries SELECT network_id, id, 9, 'issuer_bank', NULL, 1 FROM ledger_transactions WHERE kind = 'receipt' LIMIT 1`,
  },
  {
    check: "transactions-balance",
    how: "a transaction without entries",
    sql: `ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_kind_check;
      INSERT INTO ledger_transactions SELECT network_id, gen_random_uuid(), 'other', 'nothing', now() FROM ledger_transactions LIMIT 1`,
  },
  {
    check: "issued-by-passes",
    how: "a voucher nobody bought, booked as if",
    sql: `WITH made AS (
        INSERT INTO passes SELECT network_id, gen_random_uuid(), kind, '\\x00', 'XXXX', 'open', value_cents, valid_until, false, 0, NULL, issued_at
        FROM passes WHERE state = 'open' AND NOT is_training LIMIT 1 RETURNING *
      ), booked AS (INSERT INTO ledger_transactions SELECT network_id, id, 'issue', id::text, issued_at FROM made)
      INSERT INTO ledger_entries SELECT network_id, id, 1, 'issuer_bank', NULL::uuid, value_cents FROM made
      UNION ALL SELECT network_id, id, 2, 'voucher_liability', NULL, -value_cents FROM made`,
  },
  {
    check: "issued-by-accounts",
    how: "issued and taken back within one transaction",
    sql: `INSERT INTO ledger_entries SELECT t.network_id, t.id, line, 'voucher_liability', NULL, cents
      FROM (SELECT * FROM ledger_transactions WHERE kind = 'issue' LIMIT 1) t, (VALUES (8, -100), (9, 100)) AS v(line, cents)`,
  },
  {
    check: "accounts-agree-with-passes",
    how: "a euro moved from open to expired with no voucher",
    sql: `INSERT INTO ledger_entries SELECT t.network_id, t.id, line, account, NULL, cents
      FROM (SELECT * FROM ledger_transactions WHERE kind = 'receipt' LIMIT 1) t, (VALUES (8, 'voucher_liability', 100), (9, 'expired_vouchers', -100)) AS v(line, account, cents)`,
  },
  {
    check: "prepaid-orders",
    how: "prepaid money that is no order's",
    sql: `INSERT INTO ledger_entries SELECT t.network_id, t.id, line, account, NULL, cents
      FROM (SELECT * FROM ledger_transactions WHERE kind = 'expiry' LIMIT 1) t, (VALUES (8, 'issuer_bank', 100), (9, 'prepaid_orders', -100)) AS v(line, account, cents)`,
  },
  {
    check: "unassigned-receipts",
    how: "waiting money that no receipt explains",
    sql: `INSERT INTO ledger_entries SELECT t.network_id, t.id, line, account, NULL, cents
      FROM (SELECT * FROM ledger_transactions WHERE kind = 'expiry' LIMIT 1) t, (VALUES (8, 'issuer_bank', 100), (9, 'unassigned_receipts', -100)) AS v(line, account, cents)`,
  },
  { check: "passes-issued", how: "two issue transactions exchanged", sql: exchangeSources("issue") },
  {
    check: "uses-booked",
    how: "credited to another partner",
    sql: `UPDATE ledger_entries e SET partner_id = (SELECT id FROM partners p WHERE p.network_id = e.network_id AND p.id <> e.partner_id LIMIT 1)
      FROM ledger_transactions t WHERE t.id = e.transaction_id AND t.kind = 'redemption' AND e.account = 'partner_payable'`,
  },
  { check: "uses-booked", how: "two redemption transactions exchanged", sql: exchangeSources("redemption") },
  {
    check: "reversals-booked",
    how: "the counter-entry debits another partner",
    sql: `UPDATE ledger_entries e SET partner_id = (SELECT id FROM partners p WHERE p.network_id = e.network_id AND p.id <> e.partner_id LIMIT 1)
      FROM ledger_transactions t WHERE t.id = e.transaction_id AND t.kind = 'reversal' AND e.account = 'partner_payable'`,
  },
  {
    check: "endings-booked",
    how: "the expiry of another voucher",
    sql: `UPDATE ledger_transactions SET source = (SELECT id::text FROM passes WHERE state = 'open' AND NOT is_training LIMIT 1)
      WHERE id = (SELECT id FROM ledger_transactions WHERE kind = 'expiry' LIMIT 1)`,
  },
  {
    check: "receipts-booked",
    how: "two receipts exchanged",
    sql: exchangeSources("receipt", "account = 'unassigned_receipts'"),
  },
  {
    check: "used-once",
    how: "one use twice",
    sql: `ALTER TABLE uses DROP CONSTRAINT uses_once CASCADE; ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_once;
      INSERT INTO uses SELECT network_id, pass_id, entitlement, cycle, 'ZZZZ-ZZZZ', partner_id, device_id, value_cents, NULL, used_at FROM uses LIMIT 1;
      INSERT INTO audit SELECT network_id, gen_random_uuid(), now(), 'x', 'pass.redeemed', pass_id::text FROM uses WHERE receipt_number = 'ZZZZ-ZZZZ'`,
  },
  {
    check: "used-once",
    how: "one receipt number twice",
    sql: `ALTER TABLE uses DROP CONSTRAINT uses_network_id_receipt_number_key CASCADE; DELETE FROM idempotency_keys;
      UPDATE uses SET receipt_number = (SELECT min(receipt_number) FROM uses)`,
  },
  {
    check: "uses-fit-their-pass",
    how: "used after its last day",
    sql: "UPDATE passes SET valid_until = '2029-12-31' WHERE state = 'redeemed'",
  },
  {
    check: "state-fits-uses",
    how: "a cycle nobody undid",
    sql: "UPDATE passes SET cycle = cycle + 1 WHERE state = 'open' AND NOT is_training",
  },
  {
    check: "state-fits-uses",
    how: "open although used, beside one redeemed although not",
    sql: `WITH a AS (SELECT * FROM passes WHERE state = 'redeemed' LIMIT 1),
        b AS (SELECT p.* FROM passes p, a WHERE p.state = 'open' AND NOT p.is_training AND p.value_cents = a.value_cents LIMIT 1)
      UPDATE passes p SET state = CASE p.state WHEN 'open' THEN 'redeemed' ELSE 'open' END FROM a, b WHERE p.id IN (a.id, b.id)`,
  },
  {
    check: "uses-audited",
    how: "an audit row cut out",
    sql: "DELETE FROM audit WHERE id = (SELECT id FROM audit WHERE action = 'pass.redeemed' LIMIT 1)",
  },
  {
    check: "keys-point-at-uses",
    how: "an answer that names no use",
    sql: "UPDATE idempotency_keys SET subject_id = 'ZZZZ-ZZZZ' WHERE outcome = 'redeemed'",
  },
  {
    check: "keys-point-at-uses",
    how: "an undo that was none",
    sql: "UPDATE idempotency_keys SET outcome = 'reversed' WHERE key = 'standing-redemption-1'",
  },
  {
    check: "order-totals",
    how: "one voucher more in a line",
    sql: "UPDATE order_lines l SET quantity = quantity + 1 FROM orders o WHERE o.id = l.order_id AND o.state = 'placed'",
  },
  {
    check: "orders-paid-exactly",
    how: "two receipts exchanged",
    sql: `DROP INDEX receipts_order_paid_once;
      WITH pair AS (SELECT a.id AS a, a.order_id AS order_a, b.id AS b, b.order_id AS order_b FROM receipts a, receipts b
        WHERE a.state = 'assigned' AND b.state = 'assigned' AND a.amount_cents < b.amount_cents LIMIT 1)
      UPDATE receipts r SET order_id = CASE r.id WHEN pair.a THEN order_b ELSE order_a END FROM pair WHERE r.id IN (pair.a, pair.b)`,
  },
  {
    check: "payments-fit-orders",
    how: "a payment over less",
    sql: "UPDATE payments SET amount_cents = amount_cents - 1 WHERE state = 'open'",
  },
  {
    check: "payments-fit-orders",
    how: "a delivered order whose payment is open",
    sql: "UPDATE payments p SET state = 'open' FROM orders o WHERE o.id = p.order_id AND o.state = 'fulfilled'",
  },
  {
    check: "orders-delivered-exactly",
    how: "two orders' vouchers exchanged",
    sql: `WITH pair AS (SELECT a.id AS a, a.order_id AS order_a, b.id AS b, b.order_id AS order_b FROM passes a, passes b
        WHERE a.order_id IS NOT NULL AND b.order_id IS NOT NULL AND a.order_id <> b.order_id AND a.value_cents < b.value_cents LIMIT 1)
      UPDATE passes p SET order_id = CASE p.id WHEN pair.a THEN order_b ELSE order_a END FROM pair WHERE p.id IN (pair.a, pair.b)`,
  },
  {
    check: "deliveries-queued",
    how: "a paid order forgotten",
    sql: "DELETE FROM outbox j USING orders o WHERE j.topic = 'order.fulfil' AND j.subject_id = o.id::text AND o.state = 'paid'",
  },
  {
    check: "jobs-given-up",
    how: "a mail nobody tries any more",
    sql: "UPDATE outbox SET state = 'dead' WHERE id IN (SELECT id FROM outbox WHERE topic = 'mail.vouchers' LIMIT 1)",
  },
  {
    check: "codes-erased",
    how: "a sealed code past its date",
    sql: "UPDATE sealed_codes SET erase_after = '2026-01-01'",
  },
  {
    check: "codes-erased",
    how: "a sealed code kept for a year",
    sql: "UPDATE sealed_codes SET erase_after = erase_after + interval '1 year'",
  },
  {
    check: "contacts-erased",
    how: "an address past its date",
    sql: "UPDATE orders SET erase_after = '2026-01-01' WHERE contact_sealed IS NOT NULL AND state = 'fulfilled'",
  },
  {
    check: "contacts-erased",
    how: "a cancelled order that remembers",
    sql: "UPDATE orders SET contact_sealed = 'x' WHERE state = 'cancelled'",
  },
];

for (const { check, how, sql } of breaks) {
  test(`${check} sees ${how}, and only it does`, async () => {
    await client.query("BEGIN");
    try {
      await client.query(`SET LOCAL search_path TO ${town.config.DATABASE_SCHEMA}`);
      await client.query(sql);
      const findings = await runChecks(client, town.config.DATABASE_SCHEMA, clock.now());
      assert.deepEqual(
        [...new Set(findings.map((finding) => finding.check))],
        [check],
        JSON.stringify(findings, null, 1),
      );
    } finally {
      await client.query("ROLLBACK");
    }
  });
}

test("every check is known to see something", () => {
  assert.deepEqual(
    checks.map((check) => check.name).filter((name) => !breaks.some((broken) => broken.check === name)),
    [],
  );
});

/** Two transactions of one kind, of different amounts, each booked under the other's name. */
function exchangeSources(kind: string, among = "true"): string {
  return `ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_once;
    WITH sums AS (
      SELECT t.id, t.source, sum(abs(e.amount_cents)) AS cents FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
      WHERE t.kind = '${kind}' AND EXISTS (SELECT 1 FROM ledger_entries x WHERE x.transaction_id = t.id AND ${among}) GROUP BY t.id, t.source
    ), pair AS (SELECT a.id AS a, a.source AS source_a, b.id AS b, b.source AS source_b FROM sums a, sums b WHERE a.cents < b.cents LIMIT 1)
    UPDATE ledger_transactions t SET source = CASE t.id WHEN pair.a THEN source_b ELSE source_a END FROM pair WHERE t.id IN (pair.a, pair.b)`;
}

async function liveALittle(): Promise<void> {
  const { context, siteKey, twuster } = town;
  const blumen = await pairForm("blumen");
  const baecker = await pairForm("baecker");
  // Bought in 2026, never used: they end with 2029.
  await openVouchers(context, siteKey, [1_000, 2_500]);
  await place(5_000); // nobody pays it: cancelled by the worker
  clock.set("2030-01-02T09:00:00Z");
  await twuster.worker.drain();
  await twuster.housekeeping.run();

  const [ten, undone, twentyFive, again, fifty] = (await openVouchers(
    context,
    siteKey,
    [1_000, 1_000, 2_500, 2_500, 5_000],
  )) as [string, string, string, string, string]; // safe because five were asked for
  await openVouchers(context, siteKey, [1_000]);
  await openVouchers(context, siteKey, [1_000, 1_000, 2_500, 5_000]);
  await redeem(blumen, ten, 1_000, "standing-redemption-0");
  await redeem(baecker, fifty, 5_000, "standing-redemption-1");
  await redeem(blumen, twentyFive, 2_500);
  await undo(blumen, await redeem(blumen, undone, 1_000));
  await undo(baecker, await redeem(baecker, again, 2_500));
  await redeem(blumen, again, 2_500);

  const ahead = await place(2_500, "2030-02-14");
  await pay(ahead, 2_500, "paid");
  await place(1_000);
  const placed = await place(1_000);
  await pay(placed, 900, "review");
  await pay(undefined, 4_711, "review");
}

async function pairForm(site: "blumen" | "baecker"): Promise<Device> {
  return pairDevice(
    town.context,
    "test",
    { pairingCode: await town.pairingCode(site), name: site },
    { secret: randomUUID() },
  );
}

async function redeem(device: Device, code: string, valueCents: number, key: string = randomUUID()): Promise<string> {
  const answer = await redeemPass(town.context, device, key, { code, valueCents });
  assert.equal(answer.outcome, "redeemed");
  return "receiptNumber" in answer ? answer.receiptNumber : "";
}

async function undo(device: Device, receiptNumber: string): Promise<void> {
  assert.equal(
    (await reverseRedemption(town.context, device, randomUUID(), receiptNumber, { reason: "mistake" })).outcome,
    "reversed",
  );
}

async function place(valueCents: number, on?: string): Promise<Order> {
  const site = await getSite(town.context, town.siteKey, undefined);
  const request: PlaceOrderRequest = {
    site: town.siteKey,
    lines: [{ kind: "voucher", valueCents, quantity: 1 }],
    email: "kaeuferin@example.org",
    delivery: { to: "buyer", ...(on ? { on } : {}) },
    paymentMethod: "bank_transfer",
    language: "de",
  };
  return placeOrder(town.context, site, randomUUID(), request);
}

async function pay(order: Order | undefined, amountCents: number, expected: string): Promise<void> {
  const payment = order && (await findPayment(town.context, { orderId: order.id }));
  const { outcome } = await confirmTransfer(town.context, "operator:test", randomUUID(), {
    reference: payment?.reference ?? "RF18539007547034",
    amountCents,
    bankReference: randomUUID(),
    acceptReview: true,
  });
  assert.equal(outcome, expected);
}
