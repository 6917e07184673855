import type {
  Given,
  NoteResponse,
  RedeemedOutcome,
  RedeemOutcome,
  RedeemRequest,
  ReverseOutcome,
  ReverseRequest,
  ScanOutcome,
  ScanRequest,
} from "../../sdk/wire/scan.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { assertDeviceActive } from "../devices/devices.ts";
import type { Device } from "../devices/device.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { Refusal } from "../platform/errors.ts";
import { countFailure } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf, type Intent } from "../platform/idempotency.ts";
import type { PassKind, Redemption } from "./pass-kind.ts";
import { kindOf } from "../kind.ts";
import { findPassState, findUse, noteReceipt } from "./store.ts";

/** How long a redemption may be undone by the partner that booked it. */
export const undoMs = 15 * 60_000;

/** What the counter sees before it books. Looking changes nothing. @throws {Refusal} unauthorized, rate_limited */
export async function scan(context: Context, device: Device, request: ScanRequest): Promise<ScanOutcome> {
  const code = parseCode(request.code);
  const [pass] = await Promise.all([
    code === undefined ? undefined : findPassState(context, code),
    assertDeviceActive(context, device),
  ]);
  if (pass) return kindOf(context, pass.kind).pass.scan(context, device, pass, request.entitlement);
  await refuseGuessing(context, device);
  return { outcome: "unknown" };
}

/**
 * Takes a pass, once, as its kind does. The same key gives the same answer however often it comes; an undo needs a new one.
 * @throws {Refusal} idempotency_mismatch, unauthorized where the device was revoked meanwhile, rate_limited
 */
export async function redeemPass(
  context: Context,
  device: Device,
  key: string,
  request: RedeemRequest,
): Promise<RedeemOutcome> {
  const code = parseCode(request.code);
  const { code: _typed, kind: confirmedAs = "voucher", partnerReceipt = null, ...seen } = request;
  const intent = intentOf(context, `device:${device.id}`, key, ["redeem", code, confirmedAs, seen, partnerReceipt]);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const now = context.clock.now();
    const receiptNumber = newReceiptNumber();
    const done =
      code === undefined ? undefined : await tryRedeem(context, device, intent, { code, request, receiptNumber, now });
    if (done && "given" in done) return redeemed(done.given, receiptNumber, now);
    const before = await findOutcome(context, intent);
    const use = before?.subjectId ? await findUse(context, before.subjectId) : undefined;
    if (use) {
      const given = await kindOf(context, use.passKind).pass.describe(context, use);
      return redeemed(given, use.receiptNumber, use.usedAt, use.reversedAt);
    }
    await assertDeviceActive(context, device);
    const pass = code === undefined ? undefined : await findPassState(context, code);
    const kind = pass && kindOf(context, pass.kind).pass;
    if (kind?.confirmedAs !== confirmedAs || pass?.valueCents !== worthOf(request)) {
      await refuseGuessing(context, device);
      return { outcome: "unknown" };
    }
    const entitlement = "entitlement" in request ? request.entitlement : undefined;
    const outcome = await kind.scan(context, device, pass, entitlement);
    if (outcome.outcome === "choose") return { outcome: "unknown" };
    if (outcome.outcome !== "redeemable") return outcome;
    if (outcome.isTraining) return practised(kind.given(outcome), now);
    if (done) return done;
    // Open after all: an undo came in between, the shop came into the group, or the receipt number clashed. Once more.
  }
  throw new Refusal("unavailable");
}

/** Where one kind alone is confirmed so, it is taken in one round trip; else the kind is looked up first. */
async function tryRedeem(
  context: Context,
  device: Device,
  intent: Intent,
  redemption: Redemption,
): ReturnType<PassKind["redeem"]> {
  const { code, request } = redemption;
  const confirmedAs = request.kind ?? "voucher";
  const kinds = [...context.kinds.values()].filter(({ pass }) => pass.confirmedAs === confirmedAs);
  const name = kinds.length === 1 ? kinds[0]?.kind : (await findPassState(context, code))?.kind;
  return kinds.find(({ kind }) => kind === name)?.pass.redeem(context, device, intent, redemption);
}

/** What the counter saw it to be worth, in cents. */
function worthOf(request: RedeemRequest): number {
  return "valueCents" in request ? request.valueCents : 0;
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
  const found = await findUse(context, receiptNumber);
  const isDone =
    found !== undefined &&
    (await kindOf(context, found.passKind).pass.reverse(context, device, intent, {
      receiptNumber,
      reason: request.reason,
      now,
      notBefore: new Date(now.getTime() - undoMs),
    }));
  if (!isDone) {
    await assertDeviceActive(context, device);
    await findOutcome(context, intent);
  }
  const use = await findUse(context, receiptNumber);
  if (!use || use.partnerId !== device.partnerId) throw new Refusal("not_found");
  if (use.reversedAt) {
    const { kind, valueCents } = await kindOf(context, use.passKind).pass.describe(context, use);
    return { outcome: "reversed", kind, receiptNumber, valueCents, reversedAt: use.reversedAt.toISOString() };
  }
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
  const kept = use.partnerReceipt ?? (await noteReceipt(context, receiptNumber, partnerReceipt));
  if (kept !== partnerReceipt) throw new Refusal("conflict");
  return { receiptNumber, partnerReceipt };
}

function redeemed(given: Given, receiptNumber: string, usedAt: Date, reversedAt: Date | null = null): RedeemedOutcome {
  const undoUntil = new Date(usedAt.getTime() + undoMs).toISOString();
  return {
    outcome: "redeemed",
    ...given,
    receiptNumber,
    redeemedAt: usedAt.toISOString(),
    undoUntil,
    ...(reversedAt ? { reversedAt: reversedAt.toISOString() } : {}),
    isTraining: false,
  };
}

function practised(given: Given, now: Date): RedeemedOutcome {
  return {
    outcome: "redeemed",
    ...given,
    receiptNumber: "0000-0000",
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
