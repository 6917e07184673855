import { standing, type Check } from "../check.ts";

export const passChecks: Check[] = [
  {
    name: "used-once",
    sentence: "Nothing is used twice: one use for each pass, entitlement and cycle, one receipt number for each use.",
    sql: `
SELECT network_id, pass_id::text AS subject, count(*) || ' uses of entitlement ' || entitlement || ' in cycle ' || cycle AS detail
FROM uses WHERE $1::timestamptz IS NOT NULL GROUP BY network_id, pass_id, entitlement, cycle HAVING count(*) > 1
UNION ALL
SELECT network_id, receipt_number, count(*) || ' uses with this receipt number' FROM uses GROUP BY network_id, receipt_number HAVING count(*) > 1`,
  },
  {
    name: "uses-fit-their-pass",
    sentence:
      "Each use took the whole value of a real pass, a voucher in its time, by a device of the partner it is credited to.",
    sql: `
SELECT u.network_id, u.pass_id::text AS subject, CASE
    WHEN p.id IS NULL THEN 'no such pass' WHEN p.is_training THEN 'one to practise with' WHEN u.value_cents <> p.value_cents THEN 'another value'
    WHEN (u.used_at AT TIME ZONE n.time_zone)::date > p.valid_until THEN 'after its last day'
    WHEN u.used_at < p.issued_at THEN 'before it was issued' ELSE 'by a device of another partner' END AS detail
FROM uses u JOIN networks n ON n.id = u.network_id
LEFT JOIN passes p ON p.network_id = u.network_id AND p.id = u.pass_id
LEFT JOIN devices d ON d.network_id = u.network_id AND d.id = u.device_id
WHERE $1::timestamptz IS NOT NULL AND (p.id IS NULL OR p.is_training OR u.value_cents <> p.value_cents OR u.used_at < p.issued_at
  OR (u.coupon_terms_id IS NULL AND (u.used_at AT TIME ZONE n.time_zone)::date > p.valid_until) OR d.partner_id IS DISTINCT FROM u.partner_id)`,
  },
  {
    name: "uses-in-their-group",
    sentence: "A voucher of a group was taken by partners who were in it, to the minute; and its group is its kind's.",
    // Office and counter may press at the same moment, each by the clock of its own process.
    sql: `
SELECT u.network_id, u.pass_id::text AS subject, 'taken by a partner outside its group: ' || u.partner_id AS detail
FROM uses u JOIN passes p ON p.network_id = u.network_id AND p.id = u.pass_id AND p.group_id IS NOT NULL
WHERE $1::timestamptz IS NOT NULL AND NOT EXISTS (SELECT 1 FROM acceptance_group_partners g
  WHERE g.network_id = u.network_id AND g.group_id = p.group_id AND g.partner_id = u.partner_id
    AND g.since <= u.used_at + interval '1 minute' AND coalesce(g.until, 'infinity') >= u.used_at - interval '1 minute')
UNION ALL
SELECT p.network_id, p.id::text, 'its kind belongs to another group' FROM passes p
LEFT JOIN voucher_kinds k ON k.network_id = p.network_id AND k.id = p.voucher_kind_id
WHERE p.group_id IS DISTINCT FROM k.group_id`,
  },
  {
    name: "state-fits-uses",
    sentence:
      "A voucher or coupon is redeemed exactly when its present cycle has a use that stands; every earlier cycle was used and undone.",
    sql: `
SELECT p.network_id, p.id::text AS subject,
  format('%s in cycle %s, %s standing uses, %s undone', p.state, p.cycle, coalesce(s.uses, 0), coalesce(r.undone, 0)) AS detail
FROM passes p
LEFT JOIN (SELECT network_id, pass_id, count(DISTINCT (entitlement, cycle)) AS uses, max(cycle) AS cycle FROM (${standing}) u GROUP BY 1, 2) s
  ON s.network_id = p.network_id AND s.pass_id = p.id
LEFT JOIN (SELECT network_id, pass_id, count(*) AS undone, max(cycle) AS cycle FROM use_reversals GROUP BY 1, 2) r
  ON r.network_id = p.network_id AND r.pass_id = p.id
WHERE $1::timestamptz IS NOT NULL AND p.kind <> 'coupon_book' AND (
  (p.state = 'redeemed') <> (coalesce(s.uses, 0) = 1 AND s.cycle = p.cycle) OR coalesce(s.uses, 0) > 1 OR (p.state <> 'redeemed' AND s.uses > 0)
  OR p.cycle <> coalesce(r.undone, 0) OR coalesce(r.cycle, -1) <> p.cycle - 1)`,
  },
  {
    name: "entitlements-fit-uses",
    sentence: "What coupons and books say of their entitlements is what was used and not undone.",
    sql: `
SELECT p.network_id, p.id::text AS subject, format('marked %s, standing %s', p.used_entitlements, coalesce(s.used, '{}')) AS detail
FROM passes p
LEFT JOIN (SELECT network_id, pass_id, array_agg(entitlement ORDER BY entitlement) AS used FROM (${standing}) u GROUP BY 1, 2) s
  ON s.network_id = p.network_id AND s.pass_id = p.id
WHERE $1::timestamptz IS NOT NULL AND p.kind <> 'voucher'
  AND (SELECT coalesce(array_agg(e ORDER BY e), '{}') FROM unnest(p.used_entitlements) e) <> coalesce(s.used, '{}')`,
  },
  {
    name: "uses-audited",
    sentence: "The audit names every redemption and every undo, as often as they happened.",
    sql: `
SELECT network_id, subject, format('%s of %s in the audit', coalesce(a.rows, 0), coalesce(h.rows, 0)) || ': ' || action AS detail
FROM (
  SELECT network_id, pass_id::text AS subject, 'pass.redeemed' AS action, count(*) AS rows FROM uses GROUP BY 1, 2
  UNION ALL SELECT network_id, pass_id::text, 'pass.reversed', count(*) FROM use_reversals GROUP BY 1, 2
) h FULL JOIN (
  SELECT network_id, subject, action, count(*) AS rows FROM audit WHERE action IN ('pass.redeemed', 'pass.reversed') GROUP BY 1, 2, 3
) a USING (network_id, subject, action)
WHERE $1::timestamptz IS NOT NULL AND a.rows IS DISTINCT FROM h.rows`,
  },
  {
    name: "keys-point-at-uses",
    sentence: "Every kept answer 'redeemed' or 'reversed' names a use that its own device made or undid.",
    sql: `
SELECT k.network_id, k.key AS subject, k.outcome || ' ' || coalesce(k.subject_id, 'nothing') || ' by ' || k.actor AS detail
FROM idempotency_keys k
WHERE $1::timestamptz IS NOT NULL AND (
  (k.outcome = 'redeemed' AND NOT EXISTS (SELECT 1 FROM uses u
    WHERE u.network_id = k.network_id AND u.receipt_number = k.subject_id AND 'device:' || u.device_id = k.actor))
  OR (k.outcome = 'reversed' AND NOT EXISTS (SELECT 1 FROM uses u
    JOIN use_reversals r ON r.network_id = u.network_id AND r.pass_id = u.pass_id AND r.entitlement = u.entitlement AND r.cycle = u.cycle
    WHERE u.network_id = k.network_id AND u.receipt_number = k.subject_id AND 'device:' || r.device_id = k.actor)))`,
  },
];
