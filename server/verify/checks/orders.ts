import type { Check } from "../check.ts";

export const orderChecks: Check[] = [
  {
    name: "order-totals",
    sentence: "Each order's total is the sum of its lines.",
    sql: `
SELECT o.network_id, o.number AS subject, 'total ' || o.total_cents || ', lines ' || coalesce(sum(l.value_cents::bigint * l.quantity), 0) AS detail
FROM orders o LEFT JOIN order_lines l ON l.network_id = o.network_id AND l.order_id = o.id
WHERE $1::timestamptz IS NOT NULL
GROUP BY o.network_id, o.id, o.number, o.total_cents HAVING o.total_cents IS DISTINCT FROM sum(l.value_cents::bigint * l.quantity)`,
  },
  {
    name: "orders-paid-exactly",
    sentence: "Each paid order has exactly one receipt assigned, over exactly its total; no other order has one.",
    sql: `
SELECT o.network_id, o.number AS subject, format('%s, total %s, %s receipts over %s', o.state, o.total_cents, count(r.id), coalesce(sum(r.amount_cents), 0)) AS detail
FROM orders o LEFT JOIN receipts r ON r.network_id = o.network_id AND r.order_id = o.id AND r.state = 'assigned'
WHERE $1::timestamptz IS NOT NULL
GROUP BY o.network_id, o.id, o.number, o.state, o.total_cents
HAVING CASE WHEN o.state IN ('paid', 'fulfilled') THEN count(r.id) <> 1 OR sum(r.amount_cents) <> o.total_cents ELSE count(r.id) > 0 END
UNION ALL
SELECT network_id, id::text, 'assigned to no order' FROM receipts WHERE state = 'assigned' AND order_id IS NULL`,
  },
  {
    name: "receipts-audited",
    sentence: "The audit names every receipt of money once, with what became of it, by whoever recorded it.",
    sql: `
SELECT network_id, subject, CASE WHEN r.state IS NULL THEN 'no such receipt' ELSE coalesce(a.rows, 0) || ' rows in the audit' END || ': ' || action || ' by ' || actor AS detail
FROM (SELECT network_id, id::text AS subject, recorded_by AS actor, 'receipt.' || state AS action, state FROM receipts) r
FULL JOIN (SELECT network_id, subject, actor, action, count(*) AS rows FROM audit WHERE action LIKE 'receipt.%' GROUP BY 1, 2, 3, 4) a
  USING (network_id, subject, actor, action)
WHERE $1::timestamptz IS NOT NULL AND (r.state IS NULL OR a.rows IS DISTINCT FROM 1)`,
  },
  {
    name: "payments-fit-orders",
    sentence: "Each payment asks for its order's total; exactly the paid orders have one that is paid.",
    sql: `
SELECT o.network_id, o.number AS subject, format('%s, %s of %s payments paid, total %s', o.state, count(*) FILTER (WHERE p.state = 'paid'), count(p.id), o.total_cents) AS detail
FROM orders o LEFT JOIN payments p ON p.network_id = o.network_id AND p.order_id = o.id
WHERE $1::timestamptz IS NOT NULL
GROUP BY o.network_id, o.id, o.number, o.state, o.total_cents
HAVING count(p.id) = 0 OR bool_or(p.amount_cents <> o.total_cents)
  OR count(*) FILTER (WHERE p.state = 'paid') <> CASE WHEN o.state IN ('paid', 'fulfilled') THEN 1 ELSE 0 END`,
  },
  {
    name: "orders-delivered-exactly",
    sentence:
      "A delivered order has exactly the vouchers it bought, each of the kind it bought; no other order has any.",
    sql: `
SELECT network_id, coalesce(o.number, order_id::text) AS subject, format('%s × %s bought, %s made', coalesce(bought, 0), value_cents, coalesce(made, 0)) AS detail
FROM (
  SELECT o.network_id, o.id AS order_id, l.value_cents, coalesce(l.voucher_kind_id::text, '') AS kind, sum(l.quantity) AS bought FROM orders o
  JOIN order_lines l ON l.network_id = o.network_id AND l.order_id = o.id
  WHERE o.state = 'fulfilled' AND l.kind = 'voucher' GROUP BY 1, 2, 3, 4
) wanted FULL JOIN (
  SELECT network_id, order_id, value_cents, coalesce(voucher_kind_id::text, '') AS kind, count(*) AS made
  FROM passes WHERE kind = 'voucher' AND order_id IS NOT NULL GROUP BY 1, 2, 3, 4
) delivered USING (network_id, order_id, value_cents, kind)
LEFT JOIN LATERAL (SELECT number FROM orders WHERE orders.network_id = coalesce(wanted.network_id, delivered.network_id) AND orders.id = order_id) o ON true
WHERE $1::timestamptz IS NOT NULL AND bought IS DISTINCT FROM made`,
  },
  {
    name: "deliveries-queued",
    sentence: "Every paid order waits in the outbox for its delivery.",
    sql: `
SELECT o.network_id, o.number AS subject, 'no job will deliver it' AS detail FROM orders o
WHERE $1::timestamptz IS NOT NULL AND o.state = 'paid' AND NOT EXISTS (
  SELECT 1 FROM outbox j WHERE j.network_id = o.network_id AND j.topic = 'order.fulfil' AND j.subject_id = o.id::text AND j.state = 'waiting')`,
  },
  {
    name: "jobs-given-up",
    sentence: "No mail and no other job was given up, but for mails the office decided so about.",
    sql: `
SELECT network_id, topic || ' ' || subject_id AS subject, format('after %s tries: %s', attempts, coalesce(last_error, 'no reason kept')) AS detail
FROM outbox WHERE $1::timestamptz IS NOT NULL AND state = 'dead'`,
  },
  {
    name: "codes-erased",
    sentence: "No sealed code outlives its date by more than a day, and none is kept longer than 30 days and a day.",
    sql: `
SELECT s.network_id, s.pass_id::text AS subject, 'to be erased ' || s.erase_after AS detail FROM sealed_codes s
JOIN passes p ON p.network_id = s.network_id AND p.id = s.pass_id
WHERE s.erase_after + interval '1 day' < $1 OR s.erase_after > p.issued_at + interval '31 days'`,
  },
  {
    name: "contacts-erased",
    sentence:
      "No delivered order keeps its contact for more than a day past its date, and no cancelled one keeps it at all.",
    sql: `
SELECT network_id, number AS subject, 'contact still kept' AS detail FROM orders
WHERE contact_sealed IS NOT NULL AND (state = 'cancelled' OR (state = 'fulfilled' AND (erase_after IS NULL OR erase_after + interval '1 day' < $1)))`,
  },
];
