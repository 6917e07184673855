import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import pg from "pg";
import type { PlaceOrderRequest } from "../../sdk/wire/order.ts";
import { bookOnSale, liveCoupon, openBooks, takenCoupon } from "../../demo/testing/coupons.ts";
import { openVouchers } from "../../demo/testing/open-voucher.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { sealAudit } from "../audit/seal.ts";
import { addToGroup, createGroup } from "../acceptance/groups.ts";
import { createKind } from "../acceptance/kinds.ts";
import { pairDevice } from "../devices/pairing.ts";
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

/** Whatever is done to the audit breaks its seal as well. */
const sealed = "audit-rows-as-sealed";
const inTime = "audit-sealed-in-time";

/** What breaks the books, as the owner of the database could, and the one check that has to see it. */
const breaks: { check: string; how: string; sql: string; also?: string[] }[] = [
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
      INSERT INTO audit SELECT network_id, gen_random_uuid(), '2030-01-02T09:39:00Z', 'x', 'pass.redeemed', pass_id::text FROM uses WHERE receipt_number = 'ZZZZ-ZZZZ'`,
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
    check: "uses-in-their-group",
    how: "a group's voucher taken by one who was never in it",
    sql: `UPDATE acceptance_group_partners g SET partner_id = (SELECT id FROM partners p WHERE p.network_id = g.network_id AND p.id <> g.partner_id LIMIT 1)`,
  },
  {
    check: "uses-in-their-group",
    how: "one taken an hour after its shop had left",
    sql: "UPDATE acceptance_group_partners SET since = '2026-01-01', until = (SELECT max(used_at) FROM uses) - interval '1 hour'",
  },
  {
    check: "uses-in-their-group",
    how: "a voucher moved to another group than its kind's",
    sql: `ALTER TABLE passes DROP CONSTRAINT passes_group_of_kind;
      INSERT INTO acceptance_groups SELECT network_id, gen_random_uuid(), 'Andere', created_at FROM acceptance_groups;
      INSERT INTO acceptance_group_partners SELECT m.network_id, g.id, m.partner_id, m.since FROM acceptance_group_partners m, acceptance_groups g WHERE g.name = 'Andere';
      UPDATE passes SET group_id = (SELECT id FROM acceptance_groups WHERE name = 'Andere') WHERE group_id IS NOT NULL`,
  },
  {
    check: "orders-delivered-exactly",
    how: "a voucher that forgot its kind",
    sql: "UPDATE passes SET group_id = NULL, voucher_kind_id = NULL WHERE group_id IS NOT NULL AND state = 'open'",
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
    also: [sealed],
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
    check: "receipts-audited",
    how: "a receipt nobody answers for",
    also: [sealed],
    sql: "DELETE FROM audit WHERE id = (SELECT id FROM audit WHERE action = 'receipt.assigned' LIMIT 1)",
  },
  {
    check: "receipts-audited",
    how: "one written down twice",
    sql: `INSERT INTO audit SELECT network_id, gen_random_uuid(), '2030-01-02T09:39:00Z', actor, action, subject FROM audit WHERE action = 'receipt.review' LIMIT 1`,
  },
  {
    check: "receipts-audited",
    how: "one said to be another's",
    also: [sealed],
    sql: "UPDATE audit SET actor = 'operator:other' WHERE id = (SELECT id FROM audit WHERE action = 'receipt.assigned' LIMIT 1)",
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
    sql: "UPDATE outbox SET state = 'dead' WHERE id IN (SELECT id FROM outbox WHERE topic = 'mail.delivery' LIMIT 1)",
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
  {
    check: "books-sold",
    how: "a cent of tax kept back",
    sql: `UPDATE ledger_entries SET amount_cents = amount_cents + CASE account WHEN 'tax_on_prepaid' THEN 1 ELSE -1 END
      WHERE transaction_id = (SELECT id FROM ledger_transactions WHERE kind = 'sale' LIMIT 1) AND account IN ('tax_on_prepaid', 'book_sales')`,
  },
  {
    check: "books-taxed",
    how: "a cent of tax kept back at the payment",
    sql: `UPDATE ledger_entries SET amount_cents = amount_cents + CASE account WHEN 'value_added_tax' THEN 1 ELSE -1 END
      WHERE transaction_id = (SELECT id FROM ledger_transactions WHERE kind = 'advance_tax' LIMIT 1)`,
  },
  { check: "books-counted", how: "one sold beside the order", sql: "UPDATE coupon_books SET sold = sold + 1" },
  {
    check: "books-sold",
    how: "a book of another title than the order's",
    sql: `WITH other AS (INSERT INTO coupon_books (network_id, id, title, state, first_day, last_day, price_cents, vat_percent, number_limit, created_at)
        SELECT network_id, gen_random_uuid(), 'Anderes Buch', state, first_day, last_day, price_cents, vat_percent, number_limit, created_at
        FROM coupon_books LIMIT 1 RETURNING id)
      UPDATE passes SET book_id = other.id FROM other WHERE kind = 'coupon_book' AND used_entitlements = '{}'`,
  },
  {
    check: "entitlements-fit-uses",
    how: "a book that forgot what was used",
    sql: "UPDATE passes SET used_entitlements = '{}' WHERE kind = 'coupon_book'",
  },
  {
    check: "entitlements-fit-uses",
    how: "a book that counts what nobody used",
    sql: "UPDATE passes SET used_entitlements = used_entitlements || 7 WHERE kind = 'coupon_book'",
  },
  {
    check: "coupons-used-as-promised",
    how: "a coupon's partner exchanged after it was used",
    sql: `UPDATE coupons c SET partner_id = (SELECT id FROM partners p WHERE p.network_id = c.network_id AND p.id <> c.partner_id LIMIT 1)
      WHERE book_id IS NULL`,
  },
  {
    check: "coupons-counted",
    how: "one more than there are",
    sql: "UPDATE coupons SET taken = taken + 1 WHERE taken > 0",
  },
  { check: "coupons-counted", how: "a day with one too few", sql: "UPDATE coupon_days SET taken = taken - 1" },
  {
    check: "coupons-counted",
    how: "more given away than there were",
    sql: "ALTER TABLE coupons DROP CONSTRAINT coupons_limit; UPDATE coupons SET total_limit = 1 WHERE taken > 1",
  },
  {
    check: "coupons-used-in-time",
    how: "a coupon taken after its last day",
    sql: "UPDATE coupon_terms SET last_day = '2030-01-01'",
  },
  {
    check: sealed,
    how: "a changed row",
    sql: "UPDATE audit SET actor = 'person:other' WHERE id = (SELECT id FROM audit WHERE action = 'device.paired' LIMIT 1)",
  },
  {
    check: sealed,
    how: "a row's time, moved by a microsecond",
    sql: "UPDATE audit SET at = at + interval '1 microsecond' WHERE id = (SELECT id FROM audit WHERE action = 'device.paired' LIMIT 1)",
  },
  {
    check: sealed,
    how: "a letter that moved from one field into the next",
    sql: `UPDATE audit SET actor = left(actor, -1), action = right(actor, 1) || action
      WHERE id = (SELECT id FROM audit WHERE action = 'device.paired' LIMIT 1)`,
  },
  {
    check: sealed,
    how: "a removed row",
    sql: "DELETE FROM audit WHERE id = (SELECT id FROM audit WHERE action = 'device.paired' LIMIT 1)",
  },
  {
    check: sealed,
    how: "two rows that changed places",
    sql: `WITH pair AS (SELECT a.id AS a, b.id AS b, a.subject AS subject_a, b.subject AS subject_b FROM audit a, audit b
        WHERE a.action = 'device.paired' AND b.action = 'device.paired' AND a.id < b.id LIMIT 1)
      UPDATE audit x SET subject = CASE x.id WHEN a THEN subject_b ELSE subject_a END,
        actor = 'device:' || CASE x.id WHEN a THEN subject_b ELSE subject_a END FROM pair WHERE x.id IN (a, b)`,
  },
  {
    check: sealed,
    how: "two rows in another order",
    sql: `ALTER TABLE audit_sealed_rows DROP CONSTRAINT audit_sealed_rows_network_id_seal_position_key;
      UPDATE audit_sealed_rows SET position = 3 - position WHERE seal = 2 AND position IN (1, 2)`,
  },
  {
    check: sealed,
    how: "a row that was put into a seal",
    sql: `WITH added AS (INSERT INTO audit SELECT network_id, gen_random_uuid(), at, actor, action, subject FROM audit WHERE action = 'device.paired' LIMIT 1
        RETURNING network_id, id)
      INSERT INTO audit_sealed_rows SELECT network_id, id, 2, 1000 FROM added`,
  },
  {
    check: sealed,
    how: "a seal that claims another time",
    sql: "UPDATE audit_seals SET sealed_at = sealed_at + interval '1 second' WHERE number = 3",
  },
  {
    check: "audit-seals-chained",
    how: "a removed seal, whose rows are without one",
    also: [inTime],
    sql: "DELETE FROM audit_sealed_rows WHERE seal = 2; DELETE FROM audit_seals WHERE number = 2",
  },
  {
    check: "audit-seals-chained",
    how: "a first seal that was removed, the others renumbered",
    also: [sealed, inTime],
    sql: `ALTER TABLE audit_sealed_rows DROP CONSTRAINT audit_sealed_rows_network_id_seal_fkey;
      DELETE FROM audit_sealed_rows WHERE seal = 1; DELETE FROM audit_seals WHERE number = 1;
      UPDATE audit_sealed_rows SET seal = seal - 1; UPDATE audit_seals SET number = number - 1`,
  },
  {
    check: "audit-seals-chained",
    how: "a seal that was made anew over a changed row",
    sql: `UPDATE audit SET subject = 'other' WHERE id = (SELECT audit_id FROM audit_sealed_rows r JOIN audit a ON a.id = audit_id
        WHERE seal = 1 AND action = 'device.paired' LIMIT 1);
      UPDATE audit_seals s SET digest = (SELECT sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field || ',', '' ORDER BY position, n), 'UTF8'))
        FROM (
          SELECT 0 AS position, n, field FROM unnest(ARRAY['twuster audit seal 1', s.network_id::text, s.number::text, encode(s.previous, 'hex'),
            to_char(s.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), s.row_count::text]) WITH ORDINALITY AS head (field, n)
          UNION ALL
          SELECT r.position, n, field FROM audit_sealed_rows r JOIN audit a ON a.network_id = r.network_id AND a.id = r.audit_id,
            unnest(ARRAY[a.id::text, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.actor, a.action, a.subject]) WITH ORDINALITY AS line (field, n)
          WHERE r.network_id = s.network_id AND r.seal = s.number
        ) fields) WHERE number = 1`,
  },
  {
    check: inTime,
    how: "a cut tail, whose rows are without a seal",
    sql: "DELETE FROM audit_sealed_rows WHERE seal >= 3; DELETE FROM audit_seals WHERE number >= 3",
  },
  {
    check: inTime,
    how: "a row inserted between sealed ones",
    sql: `INSERT INTO audit SELECT network_id, gen_random_uuid(), at + interval '1 second', actor, 'device.paired', subject FROM audit
      WHERE action = 'device.paired' LIMIT 1`,
  },
  {
    check: inTime,
    how: "a row inserted between sealed ones and sealed with new ones",
    sql: `WITH added AS (INSERT INTO audit SELECT network_id, gen_random_uuid(), at + interval '1 second', actor, 'device.paired', subject FROM audit
        WHERE action = 'device.paired' LIMIT 1 RETURNING *), seal AS (
          INSERT INTO audit_seals SELECT s.network_id, 5, s.digest, sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field || ',', '' ORDER BY n), 'UTF8')), 1, '2030-01-02T09:36:00Z'
          FROM audit_seals s, added a, unnest(ARRAY['twuster audit seal 1', s.network_id::text, '5', encode(s.digest, 'hex'), '2030-01-02T09:36:00.000000Z', '1',
            a.id::text, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.actor, a.action, a.subject]) WITH ORDINALITY AS fields (field, n)
          WHERE s.number = 4 AND s.network_id = a.network_id GROUP BY s.network_id, s.digest RETURNING 1)
      INSERT INTO audit_sealed_rows SELECT network_id, id, 5, 1 FROM added`,
  },
];

for (const { check, how, sql, also = [] } of breaks) {
  test(`${check} sees ${how}, and only it does${also.length > 0 ? ` beside ${also.join(", ")}` : ""}`, async () => {
    await client.query("BEGIN");
    try {
      await client.query(`SET LOCAL search_path TO ${town.config.DATABASE_SCHEMA}`);
      await client.query(sql);
      const findings = await runChecks(client, town.config.DATABASE_SCHEMA, clock.now());
      assert.deepEqual(
        [...new Set(findings.map((finding) => finding.check))],
        [check, ...also],
        JSON.stringify(findings, null, 1),
      );
    } finally {
      await client.query("ROLLBACK");
    }
  });
}

/** The one use that stands, moved to another moment and promised for other times; Germany's summer began on 31 March 2030. */
const moments: [string, string, boolean][] = [
  ["2030-01-02T08:00:00Z", "weekdays = '{3}'", true],
  ["2030-01-02T08:00:00Z", "weekdays = '{2}'", false],
  ["2030-01-02T08:00:00Z", "from_time = '09:00', until_time = '09:01'", true],
  ["2030-01-02T08:00:00Z", "from_time = '08:00', until_time = '09:00'", false],
  ["2030-07-03T08:00:00Z", "from_time = '10:00', until_time = '10:01'", true],
  ["2030-07-03T08:00:00Z", "from_time = '09:00', until_time = '10:00'", false],
  ["2030-03-31T00:59:59Z", "from_time = '01:00', until_time = '02:00'", true],
  ["2030-03-31T01:00:00Z", "from_time = '02:00', until_time = '03:00'", false],
  // The night of Wednesday, until two on Thursday.
  ["2030-01-03T00:30:00Z", "weekdays = '{3}', from_time = '22:00', until_time = '02:00'", true],
  ["2030-01-03T01:00:00Z", "weekdays = '{3}', from_time = '22:00', until_time = '02:00'", false],
  ["2030-01-03T00:30:00Z", "weekdays = '{4}', from_time = '22:00', until_time = '02:00'", false],
  ["2030-01-03T00:30:00Z", "last_day = '2030-01-02', from_time = '22:00', until_time = '02:00'", true],
  ["2030-01-01T00:30:00Z", "from_time = '22:00', until_time = '02:00'", false],
  ["2030-01-02T22:59:59Z", "last_day = '2030-01-02', from_time = '22:00', until_time = '24:00'", true],
  ["2030-01-02T23:00:00Z", "last_day = '2030-01-02', from_time = '22:00', until_time = '24:00'", false],
  ["2030-01-02T23:00:00Z", "last_day = '2030-01-02'", false],
  ["2029-12-31T22:59:59Z", "weekdays = '{1}'", false],
  ["2029-12-31T23:00:00Z", "weekdays = '{2}'", true],
];
for (const [at, terms, isInTime] of moments) {
  test(`a coupon taken at ${at} where ${terms} is ${isInTime ? "in time" : "seen"}`, async () => {
    await client.query("BEGIN");
    try {
      await client.query(`SET LOCAL search_path TO ${town.config.DATABASE_SCHEMA}`);
      await client.query("UPDATE uses SET used_at = $1 WHERE coupon_terms_id IS NOT NULL", [at]);
      await client.query(`UPDATE coupon_terms SET ${terms}`);
      const findings = await runChecks(client, town.config.DATABASE_SCHEMA, clock.now());
      assert.equal(
        findings.every(({ check }) => check !== "coupons-used-in-time"),
        isInTime,
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
  await aMinuteLater();
  clock.set("2030-01-02T09:00:00Z");
  await twuster.worker.drain();
  await twuster.housekeeping.run();

  const [ten, undone, twentyFive, again, fifty] = (await openVouchers(
    context,
    siteKey,
    [1_000, 1_000, 2_500, 2_500, 5_000],
  )) as [string, string, string, string, string]; // safe because five were asked for
  await openVouchers(context, siteKey, [1_000]);
  await liveInAGroup(baecker);
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
  await useCoupons(blumen);
  await aMinuteLater();
  await pay(undefined, 815, "review");
  await aMinuteLater();
  clock.set("2030-01-02T09:30:00Z");
  await pay(undefined, 47, "review");
  await aMinuteLater();
  clock.set("2030-01-02T09:40:00Z");
}

/** The worker's round. */
async function aMinuteLater(): Promise<void> {
  clock.pass(minutes(1));
  assert.ok((await sealAudit(town.context)) > 0);
}

/** One voucher that only the baker takes is redeemed there, another stays open. */
async function liveInAGroup(baecker: Device): Promise<void> {
  const { context, siteKey } = town;
  const groupId = await createGroup(context, "test", "Backwaren");
  await addToGroup(context, "test", groupId, baecker.partnerId);
  const kind = { name: "Brötchengutschein", groupId, denominationsCents: [1_000], isOffered: true };
  const kindId = await createKind(context, "test", kind);
  const [taken] = (await openVouchers(context, siteKey, [1_000, 1_000], kindId)) as [string, string]; // safe because two were asked for
  await redeem(baecker, taken, 1_000);
}

/** Coupons and books are no money, and their sale is. */
async function useCoupons(device: Device): Promise<void> {
  const { context, siteKey } = town;
  const year = { firstDay: "2030-01-01", lastDay: "2030-12-31" };
  const bookId = await bookOnSale(context, year);
  const id = await liveCoupon(context, device.partnerId, year);
  await liveCoupon(context, device.partnerId, year, { kind: "book", bookId });
  const [code, other] = [await takenCoupon(context, id), await takenCoupon(context, id)];
  const [book = "", unused = ""] = await openBooks(context, siteKey, bookId, 2);
  assert.notEqual(unused, "");
  for (const each of [code, other, book]) {
    const outcome = await redeemPass(context, device, randomUUID(), { kind: "coupon", code: each, entitlement: 1 });
    assert.ok(outcome.outcome === "redeemed");
    if (each === other) await undo(device, outcome.receiptNumber);
  }
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
  return placeOrder(town.context, { site, address: "test" }, randomUUID(), request);
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
