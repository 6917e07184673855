import { standing, type Check } from "../check.ts";

export const couponChecks: Check[] = [
  {
    name: "coupons-used-as-promised",
    sentence: "Each coupon was taken by its own terms, at its own partner; a book's by the book's coupons.",
    sql: `
SELECT u.network_id, u.receipt_number AS subject, format('%s of %s', u.entitlement, p.kind) AS detail
FROM uses u JOIN passes p ON p.network_id = u.network_id AND p.id = u.pass_id
LEFT JOIN coupon_terms t ON t.network_id = u.network_id AND t.id = u.coupon_terms_id
LEFT JOIN coupons c ON c.network_id = t.network_id AND c.id = t.coupon_id
WHERE $1::timestamptz IS NOT NULL AND (
  (p.kind = 'voucher') <> (u.coupon_terms_id IS NULL) OR (p.kind <> 'voucher' AND (c.partner_id IS DISTINCT FROM u.partner_id
    OR u.entitlement <> coalesce(c.number, 1) OR p.book_id IS DISTINCT FROM c.book_id
    OR (p.kind = 'coupon' AND p.coupon_terms_id <> u.coupon_terms_id))))`,
  },
  {
    name: "coupons-counted",
    sentence:
      "Of each coupon as many were given away as it says, in all and on each of the town's days, and no more than its limits.",
    sql: `
WITH given AS (
  SELECT p.network_id, t.coupon_id, (p.issued_at AT TIME ZONE n.time_zone)::date AS day, count(*) AS passes
  FROM passes p JOIN networks n ON n.id = p.network_id
  JOIN coupon_terms t ON t.network_id = p.network_id AND t.id = p.coupon_terms_id
  WHERE p.kind = 'coupon' AND NOT p.is_training GROUP BY 1, 2, 3
)
SELECT c.network_id, c.id::text AS subject, format('%s counted, %s made, limit %s', c.taken, coalesce(sum(g.passes), 0), c.total_limit) AS detail
FROM coupons c LEFT JOIN given g ON g.network_id = c.network_id AND g.coupon_id = c.id
WHERE $1::timestamptz IS NOT NULL
GROUP BY c.network_id, c.id HAVING c.taken <> coalesce(sum(g.passes), 0) OR c.taken > c.total_limit
UNION ALL
SELECT network_id, coupon_id::text, format('%s: %s counted, %s made, limit %s', day, coalesce(d.taken, 0), coalesce(g.passes, 0), d.daily_limit)
FROM given g FULL JOIN coupon_days d USING (network_id, coupon_id, day)
WHERE g.passes IS DISTINCT FROM d.taken OR d.taken > d.daily_limit`,
  },
  {
    name: "coupons-used-in-time",
    sentence:
      "Each coupon was taken on a day, a weekday and in hours of its terms, by the town's clock; a night belongs to the day it began on.",
    sql: `
SELECT u.network_id, u.receipt_number AS subject,
  format('on %s; promised %s to %s, weekdays %s, %s to %s', wall.clock, t.first_day, t.last_day, t.weekdays, t.from_time, t.until_time) AS detail
FROM (${standing}) u JOIN networks n ON n.id = u.network_id
JOIN coupon_terms t ON t.network_id = u.network_id AND t.id = u.coupon_terms_id
CROSS JOIN LATERAL (SELECT u.used_at AT TIME ZONE n.time_zone AS clock) wall
WHERE $1::timestamptz IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM (VALUES (wall.clock::date), (wall.clock::date - 1)) AS begun (day)
  WHERE begun.day BETWEEN t.first_day AND t.last_day AND extract(isodow FROM begun.day)::integer = ANY (t.weekdays)
    AND wall.clock >= begun.day + coalesce(t.from_time, '00:00')::interval
    AND wall.clock < begun.day + coalesce(t.until_time, '24:00')::interval + CASE WHEN t.until_time <= t.from_time THEN interval '24 hours' ELSE interval '0' END)`,
  },
];
