import type { CouponBookView } from "../../sdk/wire/coupon.ts";
import type { BookCouponAtCounter, RedeemCouponRequest, ScanOutcome } from "../../sdk/wire/scan.ts";
import { alreadyUsed, refusalElsewhere, refusalOfState, refusalOfTerms } from "../coupons/counter-checks.ts";
import { statusAt, wallMoment, type WallMoment } from "../coupons/eligibility.ts";
import { listBookTerms, listStandingUses, type TermsOfPartner } from "../coupons/store.ts";
import { describeCoupon, givenCoupon, reverseCoupon, useCoupon } from "../coupons/use-coupon.ts";
import type { PassKind } from "../passes/pass-kind.ts";
import { findPassState, type PassState } from "../passes/store.ts";
import { dayFromColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";

/** A coupon book somebody carries: one entitlement for each of its coupons, once each. */
export const bookPass: PassKind = {
  confirmedAs: "coupon",
  scan: async (context, device, pass, entitlement) => {
    const book = await getBook(context, pass);
    const refused = refusalOfState(pass);
    if (refused) return refused;
    const moment = wallMoment(context.clock.now(), context.network.timeZone);
    const coupons = await listBookTerms(context, pass.bookId!);
    const uses = await listStandingUses(context, pass.id);
    const isUsed = (number: number): boolean => uses.some((use) => use.entitlement === number);
    const here = coupons.filter(({ partner }) => partner.id === device.partnerId);
    if (isOver(pass, here, moment)) return { outcome: "book_over", book: book.title, validUntil: pass.validUntil };
    const asked = entitlement ?? onlyUsable(here, moment, isUsed);
    if (asked !== undefined) {
      const promised = coupons.find((coupon) => coupon.entitlement === asked);
      if (!promised) return { outcome: "nothing_here", book: book.title };
      const elsewhere = refusalElsewhere(promised, device);
      if (elsewhere) return elsewhere;
      const use = uses.find((each) => each.entitlement === asked);
      if (use) return alreadyUsed(use, device, promised.terms.title);
      return refusalOfTerms(promised, device, moment) ?? redeemable(pass, promised, book.title);
    }
    if (here.length === 0) return { outcome: "nothing_here", book: book.title };
    return {
      outcome: "choose",
      kind: "coupon_book",
      book: book.title,
      coupons: here.map((coupon) => atCounter(coupon, moment, uses)),
    };
  },
  view: async (context, pass): Promise<CouponBookView> => {
    const book = await getBook(context, pass);
    const coupons = await listBookTerms(context, pass.bookId!);
    const uses = await listStandingUses(context, pass.id);
    const moment = wallMoment(context.clock.now(), context.network.timeZone);
    const state = pass.state === "expired" && !isOver(pass, coupons, moment) ? "open" : pass.state;
    return {
      kind: "coupon_book",
      bookId: book.id,
      title: book.title,
      firstDay: dayFromColumn(book.firstDay),
      validUntil: pass.validUntil,
      state: state as CouponBookView["state"], // safe because no other state is ever written for a book
      coupons: coupons.map(({ entitlement, partner, terms }) => {
        const use = uses.find((each) => each.entitlement === entitlement);
        return { entitlement, partner, terms, ...(use ? { usedAt: use.usedAt.toISOString() } : {}) };
      }),
      isTraining: pass.isTraining,
    };
  },
  redeem: async (context, device, intent, redemption) => {
    const pass = await findPassState(context, redemption.code);
    const { entitlement } = redemption.request as RedeemCouponRequest; // safe because only coupons and books come here
    if (!pass?.bookId) return undefined;
    const promised = (await listBookTerms(context, pass.bookId)).find((coupon) => coupon.entitlement === entitlement);
    return promised ? useCoupon(context, device, intent, redemption, promised) : undefined;
  },
  given: givenCoupon,
  describe: describeCoupon,
  reverse: reverseCoupon,
};

async function getBook(context: Context, pass: PassState): Promise<{ id: string; title: string; firstDay: Date }> {
  return context.database.prisma.couponBook.findUniqueOrThrow({
    where: { networkId_id: { networkId: context.network.id, id: pass.bookId! } }, // safe because a CHECK asks for it
    select: { id: true, title: true, firstDay: true },
  });
}

/** Its last day has gone by, and no night that began on it goes on for these coupons. */
function isOver(pass: PassState, coupons: readonly TermsOfPartner[], moment: WallMoment): boolean {
  if (pass.state !== "expired") return false;
  return pass.storedState === "expired" || coupons.every(({ terms }) => statusAt(terms, moment) !== "usable");
}

/** The one coupon a counter would choose anyway. */
function onlyUsable(
  here: TermsOfPartner[],
  moment: WallMoment,
  isUsed: (entitlement: number) => boolean,
): number | undefined {
  if (here.length === 1) return here[0]!.entitlement; // safe because there is one
  const usable = here.filter(({ terms, entitlement }) => !isUsed(entitlement) && statusAt(terms, moment) === "usable");
  return usable.length === 1 ? usable[0]!.entitlement : undefined; // safe because there is one
}

function redeemable(pass: PassState, { entitlement, terms }: TermsOfPartner, book: string): ScanOutcome {
  return { outcome: "redeemable", kind: "coupon", entitlement, terms, book, isTraining: pass.isTraining };
}

function atCounter(
  { entitlement, terms }: TermsOfPartner,
  moment: WallMoment,
  uses: { entitlement: number; usedAt: Date }[],
): BookCouponAtCounter {
  const use = uses.find((each) => each.entitlement === entitlement);
  return use
    ? { entitlement, terms, status: "used", usedAt: use.usedAt.toISOString() }
    : { entitlement, terms, status: statusAt(terms, moment) };
}
