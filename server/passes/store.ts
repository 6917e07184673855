import { uuidv7 } from "uuidv7";
import type { VoucherKindFace } from "../../sdk/wire/voucher.ts";
import { faceOfKind } from "../acceptance/kinds.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import { dayOf } from "../platform/calendar.ts";
import type { Intent } from "../platform/idempotency.ts";
import type { Device } from "../devices/device.ts";
import { redeemEmbedded } from "./embedded.ts";
import { redeemStatement, reverseStatement } from "./statements.ts";

/** What the database knows of a pass, with its latest use. */
export interface PassState {
  id: string;
  kind: string;
  /** Expired once its last day has gone by. */
  state: "open" | "held" | "locked" | "redeemed" | "void" | "replaced" | "refunded" | "expired";
  /** As it is written; for kinds that are judged by the hour, where a last day's night goes on. */
  storedState: PassState["state"];
  valueCents: number;
  validUntil: string;
  isTraining: boolean;
  /** The terms a coupon was taken by. */
  couponTermsId?: string;
  /** Which book it is. */
  bookId?: string;
  use?: { receiptNumber: string; usedAt: Date; partnerId: string };
  /** Who alone takes it; absent where everybody does. */
  group?: { id: string; kind: VoucherKindFace };
}

/** How the database knows a code. */
export function hmacOfCode({ keys, network }: Pick<Context, "keys" | "network">, code: string): Buffer {
  return keys.hmac("pass-code", network.id, code);
}

/** Undefined where the code belongs to no pass of this network. */
export async function findPassState(context: Context, code: string): Promise<PassState | undefined> {
  const { rows } = await context.database.pool.query<{
    id: string;
    kind: string;
    state: PassState["state"];
    value_cents: number;
    valid_until: string;
    is_training: boolean;
    coupon_terms_id: string | null;
    book_id: string | null;
    receipt_number: string | null;
    used_at: Date | null;
    partner_id: string | null;
    group_id: string | null;
    kind_name: string | null;
    group_name: string | null;
  }>({
    name: "pass-state",
    text: `SELECT passes.id, passes.kind, passes.state, passes.value_cents, passes.valid_until::text, passes.is_training,
        passes.coupon_terms_id, passes.book_id,
        uses.receipt_number, uses.used_at, uses.partner_id, passes.group_id, voucher_kinds.name AS kind_name, acceptance_groups.name AS group_name
      FROM passes LEFT JOIN uses ON uses.network_id = passes.network_id AND uses.pass_id = passes.id
        AND uses.entitlement = 1 AND uses.cycle = passes.cycle
      LEFT JOIN voucher_kinds ON voucher_kinds.network_id = passes.network_id AND voucher_kinds.id = passes.voucher_kind_id
      LEFT JOIN acceptance_groups ON acceptance_groups.network_id = passes.network_id AND acceptance_groups.id = passes.group_id
      WHERE passes.network_id = $1 AND passes.code_hmac = $2`,
    values: [context.network.id, hmacOfCode(context, code)],
  });
  const row = rows[0];
  if (!row) return undefined;
  const use =
    row.receipt_number && row.used_at && row.partner_id
      ? { receiptNumber: row.receipt_number, usedAt: row.used_at, partnerId: row.partner_id }
      : undefined;
  const { group_id, kind_name, group_name } = row;
  const group =
    group_id && kind_name && group_name
      ? { id: group_id, kind: faceOfKind(context, { name: kind_name, group_id, group_name }) }
      : undefined;
  const isOver = row.state === "open" && row.valid_until < dayOf(context.clock.now(), context.network.timeZone);
  return {
    id: row.id,
    kind: row.kind,
    state: isOver ? "expired" : row.state,
    storedState: row.state,
    valueCents: row.value_cents,
    validUntil: row.valid_until,
    isTraining: row.is_training,
    ...(row.coupon_terms_id ? { couponTermsId: row.coupon_terms_id } : {}),
    ...(row.book_id ? { bookId: row.book_id } : {}),
    ...(use ? { use } : {}),
    ...(group ? { group } : {}),
  };
}

/** True where this call redeemed the pass; false where nothing happened, for whatever reason; from an embedded scanner also its limit. */
export async function redeem(
  context: Context,
  device: Device,
  intent: Intent,
  wish: { code: string; valueCents: number; receiptNumber: string; partnerReceipt: string | null; now: Date },
): Promise<boolean | { limitCents: number }> {
  const values = [
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
  ];
  if (device.isEmbedded) return redeemEmbedded(context, device, wish, values);
  try {
    const { rowCount } = await context.database.pool.query({ ...redeemStatement, values });
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
  passId: string;
  /** Of the pass that was used. */
  passKind: string;
  couponTermsId: string | null;
  receiptNumber: string;
  partnerId: string;
  valueCents: number;
  usedAt: Date;
  /** The shop's own number, where it was given with the redemption. */
  partnerReceipt: string | null;
  reversedAt: Date | null;
}

/** A use by its receipt number, with its reversal if there is one. */
export async function findUse(context: Context, receiptNumber: string): Promise<UseRecord | undefined> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const use = await prisma.use.findUnique({ where: { networkId_receiptNumber: { networkId, receiptNumber } } });
  if (!use) return undefined;
  const { passId, entitlement, cycle } = use;
  const pass = await prisma.pass.findUniqueOrThrow({
    where: { networkId_id: { networkId, id: passId } },
    select: { kind: true },
  });
  const reversal = await prisma.useReversal.findUnique({
    where: { networkId_passId_entitlement_cycle: { networkId, passId, entitlement, cycle } },
  });
  return {
    passId,
    passKind: pass.kind,
    couponTermsId: use.couponTermsId,
    receiptNumber,
    partnerId: use.partnerId,
    valueCents: use.valueCents,
    usedAt: use.usedAt,
    partnerReceipt: use.partnerReceipt,
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
