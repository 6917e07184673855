/**
 * Taking a coupon at the counter and taking it back: as for vouchers (passes/statements.ts) each is one guarded statement,
 * but no money moves. The guard is the WHERE of the UPDATE: an open pass, an entitlement that is not used, terms of this
 * counter's partner. The constraint is the key of `uses`: one use for each pass, entitlement and cycle.
 */
export const useCouponStatement = {
  name: "use-coupon",
  text: `
WITH counter AS (
  SELECT devices.id, devices.partner_id FROM devices
  JOIN partners ON partners.network_id = devices.network_id AND partners.id = devices.partner_id
  WHERE devices.network_id = $1 AND devices.id = $3 AND devices.state = 'active' AND partners.state = 'active'
    AND (devices.expires_at IS NULL OR devices.expires_at > $6)
), promised AS (
  SELECT coupon_terms.id, coupons.book_id, coalesce(coupons.number, 1) AS entitlement FROM coupon_terms
  JOIN coupons ON coupons.network_id = coupon_terms.network_id AND coupons.id = coupon_terms.coupon_id
  JOIN counter ON counter.partner_id = coupons.partner_id
  WHERE coupon_terms.network_id = $1 AND coupon_terms.id = $4
), moved AS (
  UPDATE passes SET used_entitlements = used_entitlements || promised.entitlement,
    state = CASE passes.kind WHEN 'coupon' THEN 'redeemed' ELSE passes.state END
  FROM promised
  WHERE passes.network_id = $1 AND passes.code_hmac = $2 AND passes.state = 'open' AND NOT passes.is_training
    AND passes.valid_until >= $5::date AND NOT promised.entitlement = ANY (passes.used_entitlements)
    AND (passes.kind = 'coupon' AND passes.coupon_terms_id = promised.id
      OR passes.kind = 'coupon_book' AND passes.book_id = promised.book_id)
    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $10 AND k.key = $11)
  RETURNING passes.id, promised.entitlement
), used AS (
  INSERT INTO uses (network_id, pass_id, entitlement, cycle, receipt_number, partner_id, device_id, value_cents, partner_receipt, used_at, coupon_terms_id)
  SELECT $1, moved.id, moved.entitlement,
    (SELECT count(*) FROM use_reversals r WHERE r.network_id = $1 AND r.pass_id = moved.id AND r.entitlement = moved.entitlement),
    $7, counter.partner_id, $3, 0, $8, $6, $4 FROM moved, counter
), kept AS (
  INSERT INTO idempotency_keys (network_id, actor, key, request_hmac, outcome, subject_id, created_at)
  SELECT $1, $10, $11, $12, 'redeemed', $7, $6 FROM moved
), audited AS (
  INSERT INTO audit (network_id, id, at, actor, action, subject)
  SELECT $1, $9, $6, $10, 'pass.redeemed', id::text FROM moved
)
SELECT id FROM moved`,
} as const;

/** Undo: a counter-entry, by the same partner, within the time allowed; the entitlement is free again. */
export const reverseCouponStatement = {
  name: "reverse-coupon",
  text: `
WITH target AS (
  SELECT uses.pass_id, uses.entitlement, uses.cycle FROM uses
  JOIN devices ON devices.network_id = uses.network_id AND devices.partner_id = uses.partner_id
  JOIN partners ON partners.network_id = uses.network_id AND partners.id = uses.partner_id AND partners.state = 'active'
  WHERE uses.network_id = $1 AND uses.receipt_number = $2 AND uses.coupon_terms_id IS NOT NULL
    AND devices.id = $3 AND devices.state = 'active'
    AND (devices.expires_at IS NULL OR devices.expires_at > $5) AND uses.used_at > $4
    AND NOT EXISTS (SELECT 1 FROM use_reversals r WHERE r.network_id = $1 AND r.pass_id = uses.pass_id
      AND r.entitlement = uses.entitlement AND r.cycle = uses.cycle)
), moved AS (
  UPDATE passes SET used_entitlements = array_remove(used_entitlements, target.entitlement),
    state = CASE passes.kind WHEN 'coupon' THEN 'open' ELSE passes.state END,
    cycle = passes.cycle + CASE passes.kind WHEN 'coupon' THEN 1 ELSE 0 END
  FROM target
  WHERE passes.network_id = $1 AND passes.id = target.pass_id AND target.entitlement = ANY (passes.used_entitlements)
    AND passes.state = CASE passes.kind WHEN 'coupon' THEN 'redeemed' ELSE 'open' END
    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $8 AND k.key = $9)
  RETURNING passes.id, target.entitlement, target.cycle
), reversed AS (
  INSERT INTO use_reversals (network_id, pass_id, entitlement, cycle, device_id, reason, reversed_at)
  SELECT $1, id, entitlement, cycle, $3, $6, $5 FROM moved
), kept AS (
  INSERT INTO idempotency_keys (network_id, actor, key, request_hmac, outcome, subject_id, created_at)
  SELECT $1, $8, $9, $10, 'reversed', $2, $5 FROM moved
), audited AS (
  INSERT INTO audit (network_id, id, at, actor, action, subject)
  SELECT $1, $7, $5, $8, 'pass.reversed', id::text FROM moved
)
SELECT id FROM moved`,
} as const;
