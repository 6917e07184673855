import type { Check } from "../check.ts";

export const ledgerChecks: Check[] = [
  {
    name: "transactions-balance",
    sentence: "Every ledger transaction has two entries or more and adds up to zero.",
    sql: `
SELECT t.network_id, t.id::text AS subject, count(e.line) || ' entries, sum ' || coalesce(sum(e.amount_cents), 0) AS detail
FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id
WHERE $1::timestamptz IS NOT NULL
GROUP BY t.network_id, t.id HAVING count(e.line) < 2 OR coalesce(sum(e.amount_cents), 0) <> 0`,
  },
  {
    name: "issued-by-passes",
    sentence:
      "What delivered orders sold is what their vouchers are: issued = open + redeemed + refunded + expired + voided.",
    sql: `
WITH sold AS (
  SELECT o.network_id, sum(l.value_cents::bigint * l.quantity) AS cents FROM orders o
  JOIN order_lines l ON l.network_id = o.network_id AND l.order_id = o.id
  WHERE o.state = 'fulfilled' AND l.kind = 'voucher' GROUP BY o.network_id
), standing AS (
  SELECT network_id, sum(value_cents::bigint) AS cents FROM passes
  WHERE NOT is_training AND state IN ('open', 'held', 'locked', 'refunded', 'expired', 'void') GROUP BY network_id
), redeemed AS (
  SELECT u.network_id, sum(u.value_cents::bigint) AS cents
  FROM (SELECT DISTINCT ON (network_id, pass_id, entitlement, cycle) * FROM uses) u
  LEFT JOIN use_reversals r ON r.network_id = u.network_id AND r.pass_id = u.pass_id AND r.entitlement = u.entitlement AND r.cycle = u.cycle
  WHERE r.pass_id IS NULL GROUP BY u.network_id
)
SELECT n.id AS network_id, n.slug AS subject,
  'issued ' || coalesce(sold.cents, 0) || ', open, refunded, expired, voided ' || coalesce(standing.cents, 0) || ', redeemed ' || coalesce(redeemed.cents, 0) AS detail
FROM networks n LEFT JOIN sold ON sold.network_id = n.id LEFT JOIN standing ON standing.network_id = n.id LEFT JOIN redeemed ON redeemed.network_id = n.id
WHERE $1::timestamptz IS NOT NULL AND coalesce(sold.cents, 0) <> coalesce(standing.cents, 0) + coalesce(redeemed.cents, 0)`,
  },
  {
    name: "issued-by-accounts",
    sentence: "The accounts say the same by themselves: issued = open + redeemed + refunded + expired + voided.",
    sql: `
WITH moved AS (
  SELECT t.network_id,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account = 'voucher_liability' AND t.kind = 'issue' AND e.amount_cents < 0), 0) AS issued,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account = 'voucher_liability'), 0) AS open,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account = 'partner_payable' AND t.kind IN ('redemption', 'reversal')), 0) AS redeemed,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account <> 'voucher_liability' AND t.kind = 'refund'), 0) AS refunded,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account = 'expired_vouchers'), 0) AS expired,
    coalesce(-sum(e.amount_cents::bigint) FILTER (WHERE e.account = 'voided_vouchers'), 0) AS voided
  FROM ledger_transactions t JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id
  WHERE $1::timestamptz IS NOT NULL GROUP BY t.network_id
)
SELECT network_id, 'accounts' AS subject,
  format('issued %s, open %s, redeemed %s, refunded %s, expired %s, voided %s', issued, open, redeemed, refunded, expired, voided) AS detail
FROM moved WHERE issued <> open + redeemed + refunded + expired + voided`,
  },
  {
    name: "accounts-agree-with-passes",
    sentence: "Open, redeemed, refunded, expired and voided are the same sums in the accounts and in the passes.",
    sql: `
WITH accounts AS (
  SELECT t.network_id, bucket, -sum(e.amount_cents::bigint) AS cents
  FROM ledger_transactions t JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN e.account = 'voucher_liability' THEN 'open'
    WHEN e.account = 'partner_payable' AND t.kind IN ('redemption', 'reversal') THEN 'redeemed'
    WHEN e.account = 'expired_vouchers' THEN 'expired'
    WHEN e.account = 'voided_vouchers' THEN 'voided'
    WHEN t.kind = 'refund' THEN 'refunded' END AS bucket) b
  WHERE bucket IS NOT NULL GROUP BY 1, 2
), counted AS (
  SELECT network_id, CASE WHEN state IN ('open', 'held', 'locked') THEN 'open' WHEN state = 'void' THEN 'voided' ELSE state END AS bucket,
    sum(value_cents::bigint) AS cents
  FROM passes WHERE NOT is_training AND state <> 'replaced' GROUP BY 1, 2
)
SELECT network_id, bucket AS subject, 'accounts ' || coalesce(accounts.cents, 0) || ', passes ' || coalesce(counted.cents, 0) AS detail
FROM accounts FULL JOIN counted USING (network_id, bucket)
WHERE $1::timestamptz IS NOT NULL AND coalesce(accounts.cents, 0) <> coalesce(counted.cents, 0)`,
  },
  {
    name: "prepaid-orders",
    sentence: "The account of prepaid orders holds what is paid and not delivered yet.",
    sql: holds(
      "prepaid_orders",
      "SELECT network_id, sum(total_cents::bigint) AS cents FROM orders WHERE state = 'paid' GROUP BY network_id",
    ),
  },
  {
    name: "unassigned-receipts",
    sentence: "The account of unassigned receipts holds the money that waits on the review list.",
    sql: holds(
      "unassigned_receipts",
      "SELECT network_id, sum(amount_cents::bigint) AS cents FROM receipts WHERE state = 'review' GROUP BY network_id",
    ),
  },
];

/** A liability account has the balance another table says. */
function holds(account: string, expected: string): string {
  return `
WITH expected AS (${expected}), balance AS (
  SELECT network_id, -sum(amount_cents::bigint) AS cents FROM ledger_entries WHERE account = '${account}' GROUP BY network_id
)
SELECT network_id, '${account}' AS subject, 'account ' || coalesce(balance.cents, 0) || ', expected ' || coalesce(expected.cents, 0) AS detail
FROM balance FULL JOIN expected USING (network_id)
WHERE $1::timestamptz IS NOT NULL AND coalesce(balance.cents, 0) <> coalesce(expected.cents, 0)`;
}
