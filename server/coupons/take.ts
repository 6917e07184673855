import { uuidv7 } from "uuidv7";
import type { TakeCouponOutcome } from "../../sdk/wire/coupon.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { issuePasses, newCode, walletUrl } from "../passes/issue.ts";
import { findPassState } from "../passes/store.ts";
import type { Context } from "../platform/context.ts";
import { isCheckViolation, isUniqueViolation } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf, keepOutcome, type Intent } from "../platform/idempotency.ts";
import { couponPass } from "./coupon-pass.ts";
import { setAside, type NotTaken } from "./set-aside.ts";

/** A family behind one router takes the same coupon a few times; a script takes it hundreds of times. */
export const maxSameCouponPerHour = 12;
/** All coupons together, from one address. */
export const maxCouponsPerHour = 120;
const hourMs = 3_600_000;
/** As long as the key of the same press is kept. */
const sealedMs = 48 * hourMs;

type Taken = Extract<TakeCouponOutcome, { outcome: "taken" }>;

/**
 * Gives one coupon to one phone: a pass with the terms of this moment. The same key gives the same coupon again.
 * @param wish.siteId on whose page it was found
 * @throws {Refusal} not_found, rate_limited, idempotency_mismatch
 */
export async function takeCoupon(
  context: Context,
  wish: { couponId: string; key: string; address: string; siteId?: string },
): Promise<TakeCouponOutcome> {
  const { couponId, key, address, siteId } = wish;
  const intent = intentOf(context, `coupon:${couponId}`, key, { siteId: siteId ?? null });
  const before = await findOutcome(context, intent);
  if (before?.subjectId) return repeat(context, before.subjectId);
  await assertFewTaken(context, couponId, address);
  const passId = uuidv7();
  const code = newCode();
  // One moment for the day that is counted and the pass that is made.
  const now = context.clock.now();
  try {
    const outcome = await context.database.transaction(async (store) => {
      const found = await setAside(context, store, couponId, now);
      if ("outcome" in found) return found;
      await keepOutcome(context, intent, "taken", passId, store);
      const pass = {
        id: passId,
        code,
        kind: "coupon",
        valueCents: 0,
        validUntil: found.lastDay,
        couponTermsId: found.termsId,
        siteId: siteId ?? null,
      };
      await issuePasses(context, store, [pass], sealedMs, now);
      return undefined;
    });
    if (outcome) return await refused(context, intent, outcome);
  } catch (error) {
    // The table's own limit, where the guard had let one through.
    if (isCheckViolation(error)) return refused(context, intent, { outcome: "none_left" });
    if (!isUniqueViolation(error)) throw error;
    return repeat(context, await winnerOf(context, intent, error));
  }
  return taken(context, code);
}

async function assertFewTaken(context: Context, couponId: string, address: string): Promise<void> {
  const isFew =
    (await isWithin(context, `coupon ${couponId} ${address}`, maxSameCouponPerHour, hourMs)) &&
    (await isWithin(context, `coupons ${address}`, maxCouponsPerHour, hourMs));
  if (!isFew) throw new Refusal("rate_limited", { retryAfterSeconds: hourMs / 1_000 });
}

/** None for this press, unless the same one, sent twice, got it meanwhile. */
async function refused(context: Context, intent: Intent, outcome: NotTaken): Promise<TakeCouponOutcome> {
  const first = await findOutcome(context, intent);
  return first?.subjectId ? repeat(context, first.subjectId) : outcome;
}

/** The same press again: the same coupon, as long as its copy is kept. @throws {Refusal} not_found once it is gone */
async function repeat(context: Context, passId: string): Promise<TakeCouponOutcome> {
  const sealed = await context.database.prisma.sealedCode.findUnique({
    where: { networkId_passId: { networkId: context.network.id, passId } },
  });
  if (!sealed) throw new Refusal("not_found");
  return taken(context, (await context.keys.unseal<{ code: string }>(context.network.id, passId, sealed.sealed)).code);
}

async function winnerOf(context: Context, intent: Intent, error: unknown): Promise<string> {
  const winner = await findOutcome(context, intent);
  if (!winner?.subjectId) throw error;
  return winner.subjectId;
}

async function taken(context: Context, code: string): Promise<Taken> {
  const pass = await findPassState(context, code);
  if (!pass) throw new Error("a coupon that was taken has no pass");
  return {
    outcome: "taken",
    pass: (await couponPass.view(context, pass)) as Taken["pass"], // safe because a coupon's view is one
    code: formatCode(code),
    walletUrl: walletUrl(context, [code]),
  };
}
