import { dayOf, instantOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import type { Device } from "../devices/device.ts";
import { redeemStatement } from "./statements.ts";

/** The limit, and the place in the queue for it. */
export const limitStatement = {
  text: "SELECT embedded_limit_cents FROM partners WHERE network_id = $1 AND id = $2 FOR NO KEY UPDATE",
};

/**
 * A redemption from a page other than ours. Any plug-in of such a page could use its scanner's key, so a day's sum has a limit.
 * One partner's embedded redemptions queue for the partner's row: two at once cannot both take what is left.
 * @param values of the redeem statement
 * @returns whether it was redeemed, or the limit (cents) that stood in the way
 */
export async function redeemEmbedded(
  context: Context,
  device: Device,
  wish: { valueCents: number; receiptNumber: string; now: Date },
  values: unknown[],
): Promise<boolean | { limitCents: number }> {
  const networkId = context.network.id;
  const client = await context.database.pool.connect();
  let isBroken = true;
  try {
    await client.query("BEGIN");
    const partner = await client.query<{ embedded_limit_cents: number }>({
      ...limitStatement,
      values: [networkId, device.partnerId],
    });
    const limitCents = partner.rows[0]?.embedded_limit_cents ?? 0;
    const midnight = instantOf(dayOf(wish.now, context.network.timeZone), 0, context.network.timeZone);
    const taken = await client.query<{ cents: string }>(
      `SELECT coalesce(sum(uses.value_cents), 0)::bigint AS cents FROM embedded_uses
        JOIN uses USING (network_id, receipt_number)
        LEFT JOIN use_reversals ON use_reversals.network_id = uses.network_id AND use_reversals.pass_id = uses.pass_id
          AND use_reversals.entitlement = uses.entitlement AND use_reversals.cycle = uses.cycle
        WHERE embedded_uses.network_id = $1 AND embedded_uses.partner_id = $2 AND embedded_uses.used_at >= $3
          AND use_reversals.pass_id IS NULL`,
      [networkId, device.partnerId, midnight],
    );
    const isWithin = Number(taken.rows[0]?.cents ?? 0) + wish.valueCents <= limitCents;
    const isRedeemed = isWithin && (await client.query({ ...redeemStatement, values })).rowCount === 1;
    if (isRedeemed)
      await client.query(
        "INSERT INTO embedded_uses (network_id, receipt_number, partner_id, used_at) VALUES ($1, $2, $3, $4)",
        [networkId, wish.receiptNumber, device.partnerId, wish.now],
      );
    await client.query("COMMIT");
    isBroken = false;
    return isWithin ? isRedeemed : { limitCents };
  } catch (error) {
    const isRolledBack = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    isBroken = !isRolledBack;
    if (isUniqueViolation(error)) return false;
    throw error;
  } finally {
    client.release(isBroken);
  }
}
