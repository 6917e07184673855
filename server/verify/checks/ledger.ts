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
    name: "books-sold",
    sentence: "Each coupon book that was delivered is a sale at its order's price, with the tax that is in it.",
    sql: `
WITH due AS (
  SELECT p.network_id, p.id::text AS source, l.value_cents AS price, round(l.value_cents * b.vat_percent / (100.0 + b.vat_percent)) AS tax
  FROM passes p JOIN coupon_books b ON b.network_id = p.network_id AND b.id = p.book_id
  LEFT JOIN order_lines l ON l.network_id = p.network_id AND l.order_id = p.order_id AND l.book_id = p.book_id
  WHERE p.kind = 'coupon_book' AND p.order_id IS NOT NULL
), booked AS (
  SELECT t.network_id, t.source, count(DISTINCT t.id) AS transactions,
    sum(e.amount_cents) FILTER (WHERE e.account = 'prepaid_orders') AS price,
    coalesce(-sum(e.amount_cents) FILTER (WHERE e.account = 'tax_on_prepaid'), 0) AS tax
  FROM ledger_transactions t JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id
  WHERE t.kind = 'sale' GROUP BY 1, 2
)
SELECT network_id, source AS subject, format('price %s, tax %s due; price %s, tax %s booked', due.price, due.tax, booked.price, booked.tax) AS detail
FROM due FULL JOIN booked USING (network_id, source)
WHERE $1::timestamptz IS NOT NULL AND (booked.transactions IS DISTINCT FROM 1 OR due.price IS DISTINCT FROM booked.price OR due.tax IS DISTINCT FROM booked.tax)`,
  },
  {
    name: "books-taxed",
    sentence:
      "The tax in a coupon book is booked with its payment, once, and waits on its own account until it is delivered.",
    sql: `
WITH due AS (
  SELECT l.network_id, l.order_id::text AS source,
    sum(l.quantity * round(l.value_cents * b.vat_percent / (100.0 + b.vat_percent))) AS tax
  FROM order_lines l JOIN coupon_books b ON b.network_id = l.network_id AND b.id = l.book_id
  JOIN orders o ON o.network_id = l.network_id AND o.id = l.order_id AND o.state IN ('paid', 'fulfilled')
  WHERE b.vat_percent > 0 GROUP BY 1, 2
), booked AS (
  SELECT t.network_id, t.source, count(DISTINCT t.id) AS transactions,
    sum(e.amount_cents) FILTER (WHERE e.account = 'tax_on_prepaid') AS waiting,
    -sum(e.amount_cents) FILTER (WHERE e.account = 'value_added_tax') AS tax
  FROM ledger_transactions t JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id
  WHERE t.kind = 'advance_tax' GROUP BY 1, 2
)
SELECT network_id, source AS subject, format('tax %s due; %s booked, %s waiting', due.tax, booked.tax, booked.waiting) AS detail
FROM due FULL JOIN booked USING (network_id, source)
WHERE $1::timestamptz IS NOT NULL
  AND (booked.transactions IS DISTINCT FROM 1 OR due.tax IS DISTINCT FROM booked.tax OR due.tax IS DISTINCT FROM booked.waiting)`,
  },
  {
    name: "books-counted",
    sentence: "As many books count as sold as are ordered and not given up, and never more than there are.",
    sql: `
SELECT b.network_id, b.title AS subject, format('%s counted, %s ordered, %s at most', b.sold, coalesce(sum(l.quantity), 0), b.number_limit) AS detail
FROM coupon_books b
LEFT JOIN (order_lines l JOIN orders o ON o.network_id = l.network_id AND o.id = l.order_id AND o.state <> 'cancelled')
  ON l.network_id = b.network_id AND l.book_id = b.id
WHERE $1::timestamptz IS NOT NULL
GROUP BY b.network_id, b.id, b.title, b.sold, b.number_limit HAVING b.sold <> coalesce(sum(l.quantity), 0) OR b.sold > b.number_limit`,
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
