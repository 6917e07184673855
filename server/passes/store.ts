import { uuidv7 } from "uuidv7";
import type { RefusedOutcome } from "../../sdk/wire/scan.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import { dayOf } from "../platform/calendar.ts";
import type { Intent } from "../platform/idempotency.ts";
import type { Device } from "../devices/device.ts";
import { redeemStatement, reverseStatement } from "./statements.ts";

/** What the database knows of a pass, with its latest use. */
export interface PassState {
  id: string;
  state: "open" | "held" | "locked" | "redeemed" | "void" | "replaced" | "refunded" | "expired";
  valueCents: number;
  validUntil: string;
  isTraining: boolean;
  use?: { receiptNumber: string; usedAt: Date; partnerId: string };
}

/** How the database knows a code. */
export function hmacOfCode(context: Context, code: string): Buffer {
  return context.keys.hmac("pass-code", context.network.id, code);
}

/** Undefined where the code belongs to no pass of this network. */
export async function findPassState(context: Context, code: string): Promise<PassState | undefined> {
  const { rows } = await context.database.pool.query<{
    id: string;
    state: PassState["state"];
    value_cents: number;
    valid_until: string;
    is_training: boolean;
    receipt_number: string | null;
    used_at: Date | null;
    partner_id: string | null;
  }>({
    name: "pass-state",
    text: `SELECT passes.id, passes.state, passes.value_cents, passes.valid_until::text, passes.is_training,
        uses.receipt_number, uses.used_at, uses.partner_id
      FROM passes LEFT JOIN uses ON uses.network_id = passes.network_id AND uses.pass_id = passes.id AND uses.cycle = passes.cycle
      WHERE passes.network_id = $1 AND passes.code_hmac = $2`,
    values: [context.network.id, hmacOfCode(context, code)],
  });
  const row = rows[0];
  if (!row) return undefined;
  const use =
    row.receipt_number && row.used_at && row.partner_id
      ? { receiptNumber: row.receipt_number, usedAt: row.used_at, partnerId: row.partner_id }
      : undefined;
  const isOver = row.state === "open" && row.valid_until < dayOf(context.clock.now(), context.network.timeZone);
  return {
    id: row.id,
    state: isOver ? "expired" : row.state,
    valueCents: row.value_cents,
    validUntil: row.valid_until,
    isTraining: row.is_training,
    ...(use ? { use } : {}),
  };
}

/** True where this call redeemed the pass; false where nothing happened, for whatever reason. */
export async function redeem(
  context: Context,
  device: Device,
  intent: Intent,
  wish: { code: string; valueCents: number; receiptNumber: string; partnerReceipt: string | null; now: Date },
): Promise<boolean> {
  try {
    const { rowCount } = await context.database.pool.query({
      ...redeemStatement,
      values: [
        context.network.id,
        hmacOfCode(context, wish.code),
        device.id,
        wish.valueCents,
        dayOf(wish.now, context.network.timeZone),
        wish.now,
        wish.receiptNumber,
        wish.partnerReceipt,
        uuidv7(),
        uuidv7(),
        intent.actor,
        intent.key,
        intent.requestHmac,
      ],
    });
    return rowCount === 1;
  } catch (error) {
    // The same key won a race in another process: the whole statement is undone, and its answer is read there.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** True where this call undid the redemption. */
export async function reverse(
  context: Context,
  device: Device,
  intent: Intent,
  wish: { receiptNumber: string; reason: string; now: Date; notBefore: Date },
): Promise<boolean> {
  try {
    const { rowCount } = await context.database.pool.query({
      ...reverseStatement,
      values: [
        context.network.id,
        wish.receiptNumber,
        device.id,
        wish.notBefore,
        wish.now,
        wish.reason,
        uuidv7(),
        uuidv7(),
        intent.actor,
        intent.key,
        intent.requestHmac,
      ],
    });
    return rowCount === 1;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

export interface UseRecord {
  receiptNumber: string;
  partnerId: string;
  valueCents: number;
  usedAt: Date;
  reversedAt: Date | null;
}

/** A use by its receipt number, with its reversal if there is one. */
export async function findUse(context: Context, receiptNumber: string): Promise<UseRecord | undefined> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const use = await prisma.use.findUnique({ where: { networkId_receiptNumber: { networkId, receiptNumber } } });
  if (!use) return undefined;
  const { passId, entitlement, cycle } = use;
  const reversal = await prisma.useReversal.findUnique({
    where: { networkId_passId_entitlement_cycle: { networkId, passId, entitlement, cycle } },
  });
  return {
    receiptNumber,
    partnerId: use.partnerId,
    valueCents: use.valueCents,
    usedAt: use.usedAt,
    reversedAt: reversal?.reversedAt ?? null,
  };
}

/** Keeps the shop's own receipt number, once. The first one stays. */
export async function noteReceipt(context: Context, receiptNumber: string, partnerReceipt: string): Promise<string> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  await prisma.useNote.createMany({
    data: [{ networkId, receiptNumber, partnerReceipt, notedAt: context.clock.now() }],
    skipDuplicates: true,
  });
  const note = await prisma.useNote.findUniqueOrThrow({
    where: { networkId_receiptNumber: { networkId, receiptNumber } },
  });
  return note.partnerReceipt;
}

/** Why a pass is refused at this counter; undefined where it is open. */
export function refusalOf(pass: PassState | undefined, device: Device): RefusedOutcome | undefined {
  if (!pass || (pass.state === "redeemed" && !pass.use)) return { outcome: "unknown" };
  switch (pass.state) {
    case "open":
      return undefined;
    case "redeemed":
      return {
        outcome: "already_redeemed",
        redeemedAt: pass.use!.usedAt.toISOString(), // safe because a redeemed pass without use was refused above
        receiptNumber: pass.use!.receiptNumber,
        isHere: pass.use!.partnerId === device.partnerId,
        valueCents: pass.valueCents,
      };
    case "expired":
      return { outcome: "expired", validUntil: pass.validUntil, valueCents: pass.valueCents };
    case "locked":
      return { outcome: "locked" };
    case "held":
      return { outcome: "held" };
    default:
      return { outcome: "void" };
  }
}
