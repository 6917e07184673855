import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { inOrderOfUse, isFinal, standingOf, totalCents, townDay } from "./voucher-standing.ts";
import { assertEqual } from "./wallet-testing.ts";

function view(change: Partial<VoucherView> = {}): VoucherView {
  return { kind: "voucher", valueCents: 2500, validUntil: "2029-12-31", state: "open", isTraining: false, ...change };
}

describe("a voucher's standing", () => {
  it("ends with the day in Berlin, not in Greenwich", () => {
    assertEqual(townDay(new Date("2029-12-31T22:59:00Z")), "2029-12-31");
    assertEqual(townDay(new Date("2029-12-31T23:01:00Z")), "2030-01-01");
    assertEqual(standingOf(view(), "2029-12-31"), "open");
    assertEqual(standingOf(view(), "2030-01-01"), "expired");
  });

  it("is the server's word otherwise", () => {
    assertEqual(standingOf(view({ state: "redeemed" }), "2031-01-01"), "redeemed");
    assertEqual(standingOf(undefined, "2026-01-01"), "unchecked");
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
      inOrderOfUse(vouchers, "2026-11-23").map(({ code }) => code),
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
        "2026-11-23",
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
