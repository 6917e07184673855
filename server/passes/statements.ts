/**
 * The two statements the town queues for: each is one round trip, prepared, guarded, and does everything or
 * nothing. The guard is the WHERE of the UPDATE (only an open pass moves, only where it is taken), the constraint is the key of `uses`.
 * Whoever comes second waits for the row, sees it moved and gets no row back.
 */
export const redeemStatement = {
  // Asked by a scalar subquery, because EXISTS may be answered by reading every member of every group.
  name: "redeem",
  text: `
WITH counter AS (
  SELECT devices.id, devices.partner_id FROM devices
  JOIN partners ON partners.network_id = devices.network_id AND partners.id = devices.partner_id
  WHERE devices.network_id = $1 AND devices.id = $3 AND devices.state = 'active' AND partners.state = 'active'
    AND (devices.expires_at IS NULL OR devices.expires_at > $6)
), moved AS (
  UPDATE passes SET state = 'redeemed' FROM counter
  WHERE passes.network_id = $1 AND passes.code_hmac = $2 AND passes.state = 'open' AND NOT passes.is_training
    AND passes.value_cents = $4 AND passes.valid_until >= $5::date
    AND (passes.group_id IS NULL OR (SELECT true FROM acceptance_group_partners g WHERE g.network_id = $1
      AND g.group_id = passes.group_id AND g.partner_id = counter.partner_id AND g.until IS NULL))
    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $11 AND k.key = $12)
  RETURNING passes.id, passes.cycle, passes.value_cents, counter.partner_id
), used AS (
  INSERT INTO uses (network_id, pass_id, cycle, receipt_number, partner_id, device_id, value_cents, partner_receipt, used_at)
  SELECT $1, id, cycle, $7, partner_id, $3, value_cents, $8, $6 FROM moved
), kept AS (
  INSERT INTO idempotency_keys (network_id, actor, key, request_hmac, outcome, subject_id, created_at)
  SELECT $1, $11, $12, $13, 'redeemed', $7, $6 FROM moved
), booked AS (
  INSERT INTO ledger_transactions (network_id, id, kind, source, booked_at)
  SELECT $1, $9, 'redemption', id || '/' || cycle, $6 FROM moved
), entries AS (
  INSERT INTO ledger_entries (network_id, transaction_id, line, account, partner_id, amount_cents)
  SELECT $1, $9, 1, 'voucher_liability', NULL::uuid, value_cents FROM moved
  UNION ALL SELECT $1, $9, 2, 'partner_payable', partner_id, -value_cents FROM moved
), audited AS (
  INSERT INTO audit (network_id, id, at, actor, action, subject)
  SELECT $1, $10, $6, $11, 'pass.redeemed', id::text FROM moved
)
SELECT value_cents FROM moved`,
} as const;

/** Undo: a counter-entry and a new cycle, by the same partner, within the time allowed. */
export const reverseStatement = {
  name: "reverse",
  text: `
WITH target AS (
  SELECT uses.pass_id, uses.cycle, uses.partner_id, uses.value_cents FROM uses
  JOIN devices ON devices.network_id = uses.network_id AND devices.partner_id = uses.partner_id
  JOIN partners ON partners.network_id = uses.network_id AND partners.id = uses.partner_id AND partners.state = 'active'
  WHERE uses.network_id = $1 AND uses.receipt_number = $2 AND devices.id = $3 AND devices.state = 'active'
    AND (devices.expires_at IS NULL OR devices.expires_at > $5) AND uses.used_at > $4
), moved AS (
  UPDATE passes SET state = 'open', cycle = passes.cycle + 1 FROM target
  WHERE passes.network_id = $1 AND passes.id = target.pass_id AND passes.state = 'redeemed' AND passes.cycle = target.cycle
    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $9 AND k.key = $10)
  RETURNING passes.id, target.cycle, target.partner_id, target.value_cents
), reversed AS (
  INSERT INTO use_reversals (network_id, pass_id, cycle, device_id, reason, reversed_at)
  SELECT $1, id, cycle, $3, $6, $5 FROM moved
), kept AS (
  INSERT INTO idempotency_keys (network_id, actor, key, request_hmac, outcome, subject_id, created_at)
  SELECT $1, $9, $10, $11, 'reversed', $2, $5 FROM moved
), booked AS (
  INSERT INTO ledger_transactions (network_id, id, kind, source, booked_at)
  SELECT $1, $7, 'reversal', id || '/' || cycle, $5 FROM moved
), entries AS (
  INSERT INTO ledger_entries (network_id, transaction_id, line, account, partner_id, amount_cents)
  SELECT $1, $7, 1, 'partner_payable', partner_id, value_cents FROM moved
  UNION ALL SELECT $1, $7, 2, 'voucher_liability', NULL::uuid, -value_cents FROM moved
), audited AS (
  INSERT INTO audit (network_id, id, at, actor, action, subject)
  SELECT $1, $8, $5, $9, 'pass.reversed', id::text FROM moved
)
SELECT value_cents FROM moved`,
} as const;
