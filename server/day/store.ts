import { addDays, instantOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";

/** One redemption as a desk reads it. */
export interface DayUse {
  receiptNumber: string;
  usedAt: Date;
  valueCents: number;
  deviceName: string;
  partnerReceipt: string | null;
  reversedAt: Date | null;
}
export interface DaySum {
  /** Without what was undone. */
  count: number;
  cents: number;
}
/** Calendar days in the network's time zone, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

const uses = `FROM uses
  LEFT JOIN use_reversals r ON r.network_id = uses.network_id AND r.pass_id = uses.pass_id AND r.entitlement = uses.entitlement
    AND r.cycle = uses.cycle
  WHERE uses.network_id = $1 AND uses.partner_id = $2 AND uses.used_at >= $3 AND uses.used_at < $4
  AND uses.coupon_terms_id IS NULL`;

/** A partner's redemptions, newest first. */
export async function listUses(context: Context, partnerId: string, days: Days, limit: number): Promise<DayUse[]> {
  const { rows } = await context.database.pool.query<{
    receipt_number: string;
    used_at: Date;
    value_cents: number;
    name: string;
    partner_receipt: string | null;
    reversed_at: Date | null;
  }>({
    name: "day-uses",
    text: `SELECT listed.*, devices.name, coalesce(listed.own, notes.partner_receipt) AS partner_receipt
      FROM (SELECT uses.network_id, uses.receipt_number, uses.used_at, uses.value_cents, uses.device_id,
          uses.partner_receipt AS own, r.reversed_at ${uses} ORDER BY uses.used_at DESC, uses.receipt_number LIMIT $5) AS listed
      JOIN devices ON devices.network_id = listed.network_id AND devices.id = listed.device_id
      LEFT JOIN use_notes notes ON notes.network_id = listed.network_id AND notes.receipt_number = listed.receipt_number
      ORDER BY listed.used_at DESC, listed.receipt_number`,
    values: [context.network.id, partnerId, ...bounds(context, days), limit],
  });
  return rows.map((row) => ({
    receiptNumber: row.receipt_number,
    usedAt: row.used_at,
    valueCents: row.value_cents,
    deviceName: row.name,
    partnerReceipt: row.partner_receipt,
    reversedAt: row.reversed_at,
  }));
}

export async function sumUses(context: Context, partnerId: string, days: Days): Promise<DaySum> {
  const { rows } = await context.database.pool.query<{ count: string; cents: string }>({
    name: "day-sum",
    text: `SELECT count(*) AS count, coalesce(sum(uses.value_cents), 0)::bigint AS cents ${uses} AND r.pass_id IS NULL`,
    values: [context.network.id, partnerId, ...bounds(context, days)],
  });
  return { count: Number(rows[0]?.count ?? 0), cents: Number(rows[0]?.cents ?? 0) };
}

/** What the issuer owes a partner, in cents: the ledger's credit on its account. */
export async function findOwed(context: Context, partnerId: string): Promise<number> {
  const { rows } = await context.database.pool.query<{ cents: string }>({
    name: "partner-owed",
    text: `SELECT coalesce(-sum(amount_cents), 0)::bigint AS cents FROM ledger_entries
      WHERE network_id = $1 AND account = 'partner_payable' AND partner_id = $2`,
    values: [context.network.id, partnerId],
  });
  return Number(rows[0]?.cents ?? 0);
}

/** Partners that want to be told of a day on which they took something. */
export async function listDayEndPartners(context: Context, day: string): Promise<string[]> {
  const { rows } = await context.database.pool.query<{ id: string }>({
    name: "day-end-partners",
    text: `SELECT id FROM partners WHERE network_id = $1 AND wants_day_end_mail AND EXISTS
      (SELECT 1 FROM uses WHERE uses.network_id = $1 AND uses.partner_id = partners.id AND used_at >= $2 AND used_at < $3
        AND coupon_terms_id IS NULL)`,
    values: [context.network.id, ...bounds(context, { from: day, to: day })],
  });
  return rows.map(({ id }) => id);
}

/** From midnight to midnight: a day in March has 23 hours. */
function bounds({ network }: Context, { from, to }: Days): [Date, Date] {
  return [instantOf(from, 0, network.timeZone), instantOf(addDays(to, 1), 0, network.timeZone)];
}
