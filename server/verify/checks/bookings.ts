import type { Check } from "../check.ts";

export const bookingChecks: Check[] = [
  {
    name: "passes-issued",
    sentence: "Each voucher was issued by exactly one transaction over its value, and nothing else was issued.",
    sql: booked({
      kind: "issue",
      things:
        "SELECT network_id, id::text AS source, value_cents AS cents, NULL::uuid AS partner_id FROM passes WHERE kind = 'voucher' AND NOT is_training",
      account: "voucher_liability",
      sign: -1,
    }),
  },
  {
    name: "uses-booked",
    sentence: "Each use of a voucher has exactly one redemption transaction, with its value and its partner.",
    sql: booked({
      kind: "redemption",
      things:
        "SELECT network_id, pass_id || '/' || cycle AS source, value_cents AS cents, partner_id FROM uses WHERE coupon_terms_id IS NULL",
      account: "partner_payable",
      sign: -1,
    }),
  },
  {
    name: "reversals-booked",
    sentence: "Each undo of one has exactly one counter-entry, with the value and the partner of its use.",
    sql: booked({
      kind: "reversal",
      things: `SELECT r.network_id, r.pass_id || '/' || r.cycle AS source, u.value_cents AS cents, u.partner_id
        FROM use_reversals r LEFT JOIN uses u ON u.network_id = r.network_id AND u.pass_id = r.pass_id AND u.entitlement = r.entitlement AND u.cycle = r.cycle
        WHERE u.coupon_terms_id IS NULL`,
      account: "partner_payable",
      sign: 1,
    }),
  },
  {
    name: "endings-booked",
    sentence: "Each voucher that expired, was voided or refunded has exactly one transaction that says so.",
    sql: (["expiry", "void", "refund"] as const)
      .map(
        (kind) =>
          `(${booked({
            kind,
            things: `SELECT network_id, id::text AS source, value_cents AS cents, NULL::uuid AS partner_id FROM passes WHERE kind = 'voucher' AND state = '${{ expiry: "expired", void: "void", refund: "refunded" }[kind]}'`,
            account: "voucher_liability",
            sign: 1,
          })})`,
      )
      .join("\nUNION ALL\n"),
  },
  {
    name: "receipts-booked",
    sentence: "Each receipt of money has exactly one transaction, against its order or against the review list.",
    sql: `(${booked({
      kind: "receipt",
      things:
        "SELECT network_id, id::text AS source, amount_cents AS cents, NULL::uuid AS partner_id FROM receipts WHERE state = 'assigned'",
      account: "prepaid_orders",
      sign: -1,
      sources: "SELECT network_id, id::text AS source FROM receipts WHERE state = 'assigned'",
    })})
UNION ALL
(${booked({
      kind: "receipt",
      things:
        "SELECT network_id, id::text AS source, amount_cents AS cents, NULL::uuid AS partner_id FROM receipts WHERE state = 'review'",
      account: "unassigned_receipts",
      sign: -1,
      sources: "SELECT network_id, id::text AS source FROM receipts WHERE state = 'review'",
    })})
UNION ALL
SELECT t.network_id, t.source, 'a receipt that is not there' FROM ledger_transactions t
WHERE t.kind = 'receipt' AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.network_id = t.network_id AND r.id::text = t.source)`,
  },
];

interface Booked {
  kind: string;
  /** `network_id, source, cents, partner_id` of everything that must be booked. */
  things: string;
  account: string;
  sign: 1 | -1;
  /** Which transactions of the kind are meant; absent: all, so that one without its thing is found. */
  sources?: string;
}

/** Every thing is booked once on the account named, and every booking has its thing. */
function booked({ kind, things, account, sign, sources }: Booked): string {
  const among = sources ? `AND (t.network_id, t.source) IN (${sources})` : "";
  return `
SELECT network_id, source AS subject,
  CASE WHEN things.cents IS NULL THEN 'booked, but not there' WHEN transactions IS NULL THEN 'not booked'
    ELSE format('%s transactions, %s booked, %s due', transactions, booked, things.cents) END AS detail
FROM (${things}) things
FULL JOIN (
  SELECT t.network_id, t.source, count(DISTINCT t.id) AS transactions, ${sign} * sum(e.amount_cents) AS booked, min(e.partner_id::text) AS partner
  FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.network_id = t.network_id AND e.transaction_id = t.id AND e.account = '${account}'
  WHERE t.kind = '${kind}' ${among} GROUP BY t.network_id, t.source
) bookings USING (network_id, source)
WHERE $1::timestamptz IS NOT NULL
  AND (transactions IS DISTINCT FROM 1 OR booked IS DISTINCT FROM things.cents OR partner IS DISTINCT FROM things.partner_id::text)`;
}
