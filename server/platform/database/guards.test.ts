import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { asOwner, assertBooksHold } from "../../../demo/testing/books.ts";
import { liveCoupon } from "../../../demo/testing/coupons.ts";
import { TestDevice } from "../../../demo/testing/device.ts";
import { minutes, TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { sealAudit } from "../../audit/seal.ts";

/** What the database itself refuses, whatever the code above it does. */
let town: TestTown;
before(async () => {
  const clock = new TestClock(new Date().toISOString());
  town = await startTestTown({ worker: false, clock });
  const device = await TestDevice.pair(town, await town.pairingCode());
  const outcome = await device.redeem(await town.openVoucher());
  assert.equal(outcome.outcome, "redeemed");
  await device.note(outcome.receiptNumber, "B-1");
  await device.reverse(outcome.receiptNumber);
  clock.pass(minutes(1));
  assert.ok((await sealAudit(town.context)) > 0);
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const asApp = (sql: string): Promise<unknown> => town.context.database.pool.query(sql);
const refusedWith =
  (code: string, constraint?: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof pg.DatabaseError);
    assert.equal(error.code, code, error.message);
    if (constraint) assert.match(error.constraint ?? "", constraint);
    return true;
  };

const forever = [
  "ledger_transactions",
  "ledger_entries",
  "uses",
  "use_reversals",
  "use_notes",
  "receipts",
  "order_lines",
  "audit",
  "audit_seals",
  "audit_sealed_rows",
];
for (const table of forever) {
  test(`history is not rewritten: ${table}`, async () => {
    assert.notEqual((await asOwner(town, `SELECT 1 FROM ${table} LIMIT 1`)).length, 0, "there is something to rewrite");
    const column = (
      await asOwner<{ name: string }>(
        town,
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 LIMIT 1",
        [town.config.DATABASE_SCHEMA, table],
      )
    )[0]!.name; // safe because every table has one
    await assert.rejects(asApp(`UPDATE ${table} SET ${column} = ${column}`), refusedWith("42501"));
    await assert.rejects(asApp(`DELETE FROM ${table}`), refusedWith("42501"));
    await assert.rejects(asApp(`TRUNCATE ${table} CASCADE`), refusedWith("42501"));
  });
}

test("what is kept for good is not deleted, and the tables are not changed", async () => {
  const kept = ["networks", "partners", "sites", "operator_keys", "devices", "orders", "payments", "passes", "people"];
  for (const table of [
    ...kept,
    "memberships",
    "applications",
    "acceptance_groups",
    "acceptance_group_partners",
    "voucher_kinds",
  ])
    await assert.rejects(asApp(`DELETE FROM ${table}`), refusedWith("42501"));
  for (const change of ["mode = 'live'", "slug = 'bremen'", "time_zone = 'UTC'"])
    await assert.rejects(asApp(`UPDATE networks SET ${change}`), refusedWith("42501"));
  for (const sql of [
    "ALTER TABLE uses DROP CONSTRAINT uses_once",
    "DROP TABLE audit",
    "ALTER TABLE ledger_entries DISABLE TRIGGER ALL",
    "CREATE TABLE mine (id int)",
    "UPDATE _prisma_migrations SET checksum = ''",
  ]) {
    await assert.rejects(asApp(sql), refusedWith("42501"), sql);
  }
});

test("the application's role has no more than that: every privilege on every table", async () => {
  const rows = await asOwner<{ table_name: string; privileges: string }>(
    town,
    `SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS privileges
    FROM information_schema.role_table_grants WHERE grantee = 'twuster_app' AND table_schema = $1 GROUP BY table_name`,
    [town.config.DATABASE_SCHEMA],
  );
  const append = "INSERT SELECT";
  const change = "INSERT SELECT UPDATE";
  const all = "DELETE INSERT SELECT UPDATE";
  const expected: Record<string, string> = {
    _prisma_migrations: "SELECT",
    networks: append,
    partners: change,
    sites: change,
    operator_keys: change,
    devices: change,
    pairing_codes: change,
    orders: change,
    payments: change,
    passes: change,
    sealed_codes: all,
    idempotency_keys: all,
    outbox: all,
    failures: all,
    embedded_uses: append,
    coupon_terms: append,
    coupon_books: change,
    coupons: change,
    coupon_days: change,
    people: change,
    memberships: change,
    applications: change,
    acceptance_groups: change,
    // Its name, values and whether it is offered: by column.
    voucher_kinds: append,
    sign_in_links: all,
    sessions: all,
    passkeys: all,
    passkey_challenges: all,
    partner_pictures: all,
    retired_site_keys: all,
    acceptance_group_partners: append,
    ...Object.fromEntries(forever.map((table) => [table, append])),
  };
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row.table_name, row.privileges])), expected);
});

test("a ledger transaction that does not add up is refused, statement by statement", async () => {
  const networkId = town.context.network.id;
  const entries = (
    values: string,
  ): string => `WITH t AS (INSERT INTO ledger_transactions VALUES ('${networkId}', gen_random_uuid(), 'receipt', gen_random_uuid()::text, now()) RETURNING id)
    INSERT INTO ledger_entries SELECT '${networkId}', t.id, v.* FROM t, (VALUES ${values}) AS v`;
  for (const values of [
    "(1, 'issuer_bank', NULL::uuid, 100)",
    "(1, 'issuer_bank', NULL::uuid, 100), (2, 'prepaid_orders', NULL, -99)",
    "(1, 'issuer_bank', NULL::uuid, 100), (2, 'issuer_bank', NULL, 100)",
  ])
    await assert.rejects(asApp(entries(values)), refusedWith("23514", /^ledger_entries_balance$/));
  const pair = "(1, 'issuer_bank', NULL::uuid, 100), (2, 'prepaid_orders', NULL, -100)";
  await assert.rejects(asApp(entries(pair.replaceAll("100", "0"))), refusedWith("23514", /amount_cents/));
  await assert.rejects(
    asApp(entries(pair.replace("'prepaid_orders'", "'my_pocket'"))),
    refusedWith("23514", /account/),
  );
  await assert.rejects(asApp(entries(pair.replace("'prepaid_orders'", "'partner_payable'"))), refusedWith("23514"));
  await asApp(`BEGIN; ${entries(pair)}; ROLLBACK`);
  const [transaction] = await asOwner<{ id: string }>(town, "SELECT id FROM ledger_transactions LIMIT 1");
  await assert.rejects(
    asApp(`INSERT INTO ledger_entries VALUES ('${networkId}', '${transaction?.id}', 9, 'issuer_bank', NULL, 1)`),
    refusedWith("23514", /^ledger_entries_balance$/),
  );
});

test("amounts, quantities and states that cannot be are refused", async () => {
  for (const [sql, constraint] of [
    ["UPDATE passes SET value_cents = -2500", /value_cents/],
    ["UPDATE passes SET value_cents = 0", /value_cents/],
    ["UPDATE passes SET cycle = -1", /cycle/],
    ["UPDATE passes SET state = 'used' WHERE NOT is_training", /state/],
    ["UPDATE passes SET state = 'redeemed' WHERE is_training", /passes_check/],
    ["UPDATE orders SET total_cents = -1", /total_cents/],
    ["UPDATE orders SET state = 'placed'", /orders_check/],
    ["UPDATE orders SET fulfilled_at = NULL", /orders_check/],
    ["UPDATE payments SET amount_cents = 0", /amount_cents/],
    ["UPDATE partners SET state = 'friend'", /state/],
    ["UPDATE devices SET secret_hmac = '\\x00'", /devices_check/],
    ["UPDATE outbox SET state = 'lost'", /state/],
    ["INSERT INTO order_lines SELECT network_id, id, 9, 'voucher', 2500, 0 FROM orders", /quantity/],
    ["INSERT INTO order_lines SELECT network_id, id, 9, 'voucher', -1, 1 FROM orders", /value_cents/],
    [
      "INSERT INTO receipts SELECT network_id, gen_random_uuid(), 'x', id::text, id, -1, 'review', 'x', 'x', now() FROM orders",
      /amount_cents/,
    ],
    [
      "INSERT INTO receipts SELECT network_id, gen_random_uuid(), 'x', id::text, id, 1, 'review', NULL, 'x', now() FROM orders",
      /receipts_check/,
    ],
    [
      "INSERT INTO uses SELECT network_id, pass_id, 1, 9, 'X', partner_id, device_id, 0, NULL, now() FROM uses",
      /value_cents/,
    ],
  ] as const)
    await assert.rejects(asApp(sql), refusedWith("23514", constraint), sql);
});

test("once is once: use, undo, booking, receipt, key, job", async () => {
  for (const [sql, constraint] of [
    [
      "INSERT INTO uses SELECT network_id, pass_id, entitlement, cycle, 'OTHER-NR', partner_id, device_id, value_cents, NULL, now() FROM uses",
      /^uses_once$/,
    ],
    [
      "INSERT INTO uses SELECT network_id, pass_id, entitlement, cycle + 1, receipt_number, partner_id, device_id, value_cents, NULL, now() FROM uses",
      /receipt_number/,
    ],
    [
      "INSERT INTO use_reversals SELECT network_id, pass_id, entitlement, cycle, device_id, 'x', now() FROM use_reversals",
      /^use_reversals_once$/,
    ],
    ["INSERT INTO use_notes SELECT network_id, receipt_number, 'B-2', now() FROM use_notes", /use_notes_pkey/],
    [
      "INSERT INTO ledger_transactions SELECT network_id, gen_random_uuid(), kind, source, now() FROM ledger_transactions",
      /^ledger_transactions_once$/,
    ],
    [
      "INSERT INTO receipts SELECT network_id, gen_random_uuid(), source, source_reference, NULL, 1, 'review', 'x', 'x', now() FROM receipts",
      /source_reference/,
    ],
    [
      "INSERT INTO receipts SELECT network_id, gen_random_uuid(), source, 'other', order_id, amount_cents, 'assigned', NULL, 'x', now() FROM receipts",
      /^receipts_order_paid_once$/,
    ],
    [
      "INSERT INTO payments SELECT network_id, gen_random_uuid(), order_id, method, state, amount_cents, 'other', NULL, NULL, now() FROM payments WHERE state = 'paid'",
      /^payments_paid_once$/,
    ],
    [
      "INSERT INTO idempotency_keys SELECT network_id, actor, key, request_hmac, 'x', NULL, now() FROM idempotency_keys",
      /^idempotency_keys_once$/,
    ],
    [
      "INSERT INTO outbox SELECT network_id, gen_random_uuid(), topic, subject_id, 'waiting', now(), 0, NULL, now() FROM outbox",
      /^outbox_once$/,
    ],
    [
      "INSERT INTO passes SELECT network_id, gen_random_uuid(), kind, code_hmac, code_last4, 'open', value_cents, valid_until, false, 0, NULL, now() FROM passes",
      /code_hmac/,
    ],
  ] as const)
    await assert.rejects(asApp(sql), refusedWith("23505", constraint), sql);
});

test("an id of another network fits nowhere", async () => {
  const live = (await town.twuster.directory.contextOfSlug(town.town.liveSlug)).network.id;
  for (const sql of [
    `INSERT INTO devices SELECT '${live}', gen_random_uuid(), partner_id, 'x', public_key, NULL, 'active', now() FROM devices`,
    `INSERT INTO uses SELECT '${live}', pass_id, 1, 5, 'X', partner_id, device_id, 1, NULL, now() FROM uses`,
    `INSERT INTO sites SELECT '${live}', gen_random_uuid(), partner_id, 'x', 'pk_x', '{}', 'active', now() FROM sites LIMIT 1`,
    `INSERT INTO order_lines SELECT '${live}', id, 9, 'voucher', 2500, 1 FROM orders`,
  ])
    await assert.rejects(asApp(sql), refusedWith("23503"), sql);
});

test("a coupon's terms are its own", async () => {
  const { partnerId } = town.town.sites.blumen;
  const own = await liveCoupon(town.context, partnerId);
  const other = await liveCoupon(town.context, partnerId, { title: "Etwas anderes" });
  const sql = `UPDATE coupons SET terms_id = (SELECT terms_id FROM coupons WHERE id = '${other}') WHERE id = '${own}'`;
  await assert.rejects(asApp(sql), refusedWith("23503", /^coupons_own_terms$/));
});
