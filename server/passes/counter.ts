import type {
  NoteResponse,
  RedeemOutcome,
  RedeemRequest,
  ReverseOutcome,
  ReverseRequest,
  ScanOutcome,
} from "../../sdk/wire/scan.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { assertDeviceActive } from "../devices/devices.ts";
import type { Device } from "../devices/device.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { Refusal } from "../platform/errors.ts";
import { countFailure } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf } from "../platform/idempotency.ts";
import { findPassState, findUse, noteReceipt, redeem, refusalOf, reverse } from "./store.ts";

/** How long a redemption may be undone by the partner that booked it. */
export const undoMs = 15 * 60_000;

/** What the counter sees before it books. Looking changes nothing. @throws {Refusal} unauthorized, rate_limited */
export async function scan(context: Context, device: Device, input: string): Promise<ScanOutcome> {
  const code = parseCode(input);
  const [pass] = await Promise.all([
    code === undefined ? undefined : findPassState(context, code),
    assertDeviceActive(context, device),
  ]);
  if (!pass) {
    await refuseGuessing(context, device);
    return { outcome: "unknown" };
  }
  const refused = refusalOf(pass, device);
  if (refused) return refused;
  return {
    outcome: "redeemable",
    kind: "voucher",
    valueCents: pass.valueCents,
    validUntil: pass.validUntil,
    isTraining: pass.isTraining,
  };
}

/**
 * Takes a pass, whole, once. The same key gives the same answer however often it comes; an undo needs a new one.
 * @throws {Refusal} idempotency_mismatch, unauthorized where the device was revoked meanwhile, rate_limited
 */
export async function redeemPass(
  context: Context,
  device: Device,
  key: string,
  request: RedeemRequest,
): Promise<RedeemOutcome> {
  const code = parseCode(request.code);
  const intent = intentOf(context, `device:${device.id}`, key, [
    "redeem",
    code,
    request.valueCents,
    request.partnerReceipt ?? null,
  ]);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const now = context.clock.now();
    if (code !== undefined) {
      const receiptNumber = newReceiptNumber();
      const wish = {
        code,
        valueCents: request.valueCents,
        receiptNumber,
        partnerReceipt: request.partnerReceipt ?? null,
        now,
      };
      if (await redeem(context, device, intent, wish)) return redeemed(receiptNumber, request.valueCents, now);
    }
    const before = await findOutcome(context, intent);
    const use = before?.subjectId ? await findUse(context, before.subjectId) : undefined;
    if (use) return redeemed(use.receiptNumber, use.valueCents, use.usedAt);
    await assertDeviceActive(context, device);
    const pass = code === undefined ? undefined : await findPassState(context, code);
    if (!pass || pass.valueCents !== request.valueCents) {
      await refuseGuessing(context, device);
      return { outcome: "unknown" };
    }
    if (pass.isTraining) return practised(pass.valueCents, now);
    const refused = refusalOf(pass, device);
    if (refused) return refused;
    // Open after all: an undo came in between, or the receipt number clashed. Once more.
  }
  throw new Refusal("unavailable");
}

/** Undoes a redemption of the same partner by a counter-entry. @throws {Refusal} unauthorized, not_found, idempotency_mismatch */
export async function reverseRedemption(
  context: Context,
  device: Device,
  key: string,
  receiptNumber: string,
  request: ReverseRequest,
): Promise<ReverseOutcome> {
  const intent = intentOf(context, `device:${device.id}`, key, ["reverse", receiptNumber, request.reason]);
  const now = context.clock.now();
  const isDone = await reverse(context, device, intent, {
    receiptNumber,
    reason: request.reason,
    now,
    notBefore: new Date(now.getTime() - undoMs),
  });
  if (!isDone) {
    await assertDeviceActive(context, device);
    await findOutcome(context, intent);
  }
  const use = await findUse(context, receiptNumber);
  if (!use || use.partnerId !== device.partnerId) throw new Refusal("not_found");
  if (use.reversedAt)
    return { outcome: "reversed", receiptNumber, valueCents: use.valueCents, reversedAt: use.reversedAt.toISOString() };
  return { outcome: "too_late", undoUntil: new Date(use.usedAt.getTime() + undoMs).toISOString() };
}

/** The shop's own receipt number, added afterwards. The first one stays. @throws {Refusal} unauthorized, not_found, conflict */
export async function notePartnerReceipt(
  context: Context,
  device: Device,
  receiptNumber: string,
  partnerReceipt: string,
): Promise<NoteResponse> {
  await assertDeviceActive(context, device);
  const use = await findUse(context, receiptNumber);
  if (!use || use.partnerId !== device.partnerId) throw new Refusal("not_found");
  const kept = await noteReceipt(context, receiptNumber, partnerReceipt);
  if (kept !== partnerReceipt) throw new Refusal("conflict");
  return { receiptNumber, partnerReceipt };
}

function redeemed(receiptNumber: string, valueCents: number, usedAt: Date): RedeemOutcome {
  const undoUntil = new Date(usedAt.getTime() + undoMs).toISOString();
  return {
    outcome: "redeemed",
    receiptNumber,
    valueCents,
    redeemedAt: usedAt.toISOString(),
    undoUntil,
    isTraining: false,
  };
}

function practised(valueCents: number, now: Date): RedeemOutcome {
  return {
    outcome: "redeemed",
    receiptNumber: "0000-0000",
    valueCents,
    redeemedAt: now.toISOString(),
    isTraining: true,
  };
}

/** 40 random bits, unique in the network by its key; a clash undoes the statement and another is drawn. */
function newReceiptNumber(): string {
  const characters = randomCharacters(8);
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/** Devices are counted apart from addresses: a market shares one router. */
async function refuseGuessing(context: Context, device: Device): Promise<void> {
  await countFailure(context, `device ${device.id}`);
}
