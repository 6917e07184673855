import type { CouponBookView, CouponTerms, CouponView } from "../../sdk/wire/coupon.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { inOrderOfUse, isFinal, standingOf, totalCents } from "./pass-standing.ts";
import { townDay } from "./town-clock.ts";
import { assertEqual } from "./wallet-testing.ts";

function view(change: Partial<VoucherView> = {}): VoucherView {
  return { kind: "voucher", valueCents: 2500, validUntil: "2029-12-31", state: "open", isTraining: false, ...change };
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe("a voucher's standing", () => {
  it("ends with the day in Berlin, not in Greenwich", () => {
    assertEqual(townDay(new Date("2029-12-31T22:59:00Z")), "2029-12-31");
    assertEqual(townDay(new Date("2029-12-31T23:01:00Z")), "2030-01-01");
    assertEqual(standingOf(view(), noon("2029-12-31")), "open");
    assertEqual(standingOf(view(), noon("2030-01-01")), "expired");
  });

  it("is the server's word otherwise", () => {
    assertEqual(standingOf(view({ state: "redeemed" }), noon("2031-01-01")), "redeemed");
    assertEqual(standingOf(undefined, noon("2026-01-01")), "unchecked");
  });

  it("puts first what expires first, then the smaller one, and last what is used up", () => {
    const vouchers = [
      { code: "used", view: view({ state: "redeemed", validUntil: "2027-12-31" }) },
      { code: "unchecked" },
      { code: "big", view: view({ valueCents: 5000 }) },
      { code: "small", view: view({ valueCents: 1000 }) },
      { code: "soon", view: view({ validUntil: "2027-12-31" }) },
    ];
    assertEqual(
      inOrderOfUse(vouchers, noon("2026-11-23")).map(({ code }) => code),
      ["soon", "small", "big", "unchecked", "used"],
    );
  });

  it("adds up only what can be spent", () => {
    const views = [
      view(),
      view({ valueCents: 1000 }),
      view({ state: "held" }),
      view({ isTraining: true }),
      view({ validUntil: "2020-12-31" }),
      undefined,
    ];
    assertEqual(
      totalCents(
        views.map((each) => ({ code: "x", view: each })),
        noon("2026-11-23"),
      ),
      3500,
    );
  });

  it("asks again about a redemption while it may be undone", () => {
    const redeemed = view({ state: "redeemed", redeemedAt: "2026-11-23T10:00:00Z" });
    assertEqual(isFinal(redeemed, new Date("2026-11-23T10:15:00Z")), false);
    assertEqual(isFinal(redeemed, new Date("2026-11-23T12:00:00Z")), true);
    assertEqual(isFinal(view({ state: "locked" }), new Date()), false);
    assertEqual(isFinal(view({ state: "replaced" }), new Date()), true);
  });
});

const terms: CouponTerms = {
  title: "Nachttarif",
  benefit: { kind: "percent", percent: 10 },
  conditions: "",
  firstDay: "2026-01-01",
  lastDay: "2026-12-31",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};
const night = { ...terms, hours: { from: "20:00", until: "02:00" } };
const partner = { id: "p", name: "Kulturverein", street: "", city: "", categories: [], isTakingPart: true };

function coupon(own: CouponTerms): CouponView {
  return {
    kind: "coupon",
    couponId: "c",
    partner,
    terms: own,
    validUntil: own.lastDay,
    state: "open",
    isTraining: false,
  };
}
function book(...all: CouponTerms[]): CouponBookView {
  const coupons = all.map((own, i) => ({ entitlement: i + 1, partner, terms: own }));
  return {
    kind: "coupon_book",
    bookId: "b",
    title: "2026",
    firstDay: "2026-01-01",
    validUntil: "2026-12-31",
    state: "open",
    coupons,
    isTraining: false,
  };
}

describe("a coupon's standing", () => {
  /** Wall clock of the town in winter. */
  const at = (local: string): Date => new Date(`${local}:00+01:00`);

  it("ends by its own hours: a night that began on the last day goes on", () => {
    assertEqual(standingOf(coupon(night), at("2027-01-01T00:30")), "open");
    assertEqual(standingOf(coupon(night), at("2027-01-01T02:00")), "expired");
    assertEqual(standingOf(coupon(terms), at("2026-12-31T23:59")), "open");
    assertEqual(standingOf(coupon(terms), at("2027-01-01T00:30")), "expired");
  });

  it("ends where no hour of it is left", () => {
    const lunch = { ...terms, hours: { from: "12:00", until: "14:00" } };
    assertEqual(standingOf(coupon(lunch), at("2026-12-31T13:59")), "open");
    assertEqual(standingOf(coupon(lunch), at("2026-12-31T15:00")), "expired");
    // 31 December 2026 is a Thursday.
    assertEqual(standingOf(coupon({ ...terms, weekdays: [1, 2] }), at("2026-12-30T09:00")), "expired");
  });

  it("of a book is that of its coupons, once its last day has gone by", () => {
    assertEqual(standingOf(book(terms, night), at("2027-01-01T00:30")), "open");
    assertEqual(standingOf(book(terms), at("2027-01-01T00:30")), "expired");
    assertEqual(standingOf(book(terms, night), at("2027-01-01T02:00")), "expired");
    assertEqual(standingOf(book(), at("2026-12-31T23:00")), "open");
  });
});
