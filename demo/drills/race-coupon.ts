import { randomUUID } from "node:crypto";
import type { TakeCouponOutcome } from "../../sdk/wire/coupon.ts";
import { maxSameCouponPerHour } from "../../server/coupons/take.ts";
import { ask } from "../testing/ask.ts";
import { bookOnSale, liveCoupon, openBooks } from "../testing/coupons.ts";
import { Findings, type DrillReport } from "./drill-report.ts";
import { startDrillTown, type DrillTown, type Protection } from "./drill-town.ts";

export interface RaceCouponOptions {
  /** How many coupons with a few left are asked for by many at once; at most 10: an address may not take more. */
  coupons: number;
  /** How many books are shown at one partner's counters, as copies. */
  books: number;
  /** Redemptions of each book's coupon, all at once, each with a key of its own. */
  scans: number;
  protection?: Protection;
}

const left = 3;

/** The last coupons are asked for by many, and copies of a book are shown at once, through two processes. */
export async function raceCoupon({ coupons, books, scans, protection }: RaceCouponOptions): Promise<DrillReport> {
  const findings = new Findings();
  const drill = await startDrillTown({ devices: 6, ...(protection ? { protection } : {}) });
  try {
    const begin = performance.now();
    for (let i = 0; i < coupons; i++) {
      const limit = i % 2 === 0 ? "totalLimit" : "dailyLimit";
      await raceTake(drill, limit, findings);
      await racePress(drill, limit, findings);
    }
    await raceBooks(drill, { books, scans }, findings);
    Object.assign(findings.figures, {
      coupons,
      takers: maxSameCouponPerHour,
      books,
      scans: books * scans,
      processes: drill.apis.map((api) => api.pid).join(" and "),
      seconds: ((performance.now() - begin) / 1_000).toFixed(1),
    });
    await drill.verify(findings);
    return findings.report("race-coupon");
  } finally {
    await drill.close();
  }
}

async function raceTake(drill: DrillTown, limit: "totalLimit" | "dailyLimit", findings: Findings): Promise<void> {
  const { context, town, network } = drill.town;
  const id = await liveCoupon(context, town.sites.blumen.partnerId, {}, { kind: "all", [limit]: left });
  const answers = await Promise.all(
    Array.from({ length: maxSameCouponPerHour }, (_, index) =>
      ask<TakeCouponOutcome>({ url: drill.apis[index % 2]!.url, network }, `coupons/${id}/passes`, {
        body: {},
        headers: { "Idempotency-Key": randomUUID() },
      }),
    ), // safe because there are two
  );
  const won = answers.filter(({ body }) => body.outcome === "taken").length;
  const lost = answers.filter(({ body }) => ["none_left", "none_left_today"].includes(body.outcome)).length;
  findings.expect(`answers 'taken' (${limit})`, won, left);
  findings.expect(`answers that none is left (${limit})`, lost, maxSameCouponPerHour - left);
  const passes = await drill.count(
    `SELECT count(*) FROM passes JOIN coupon_terms t ON t.id = coupon_terms_id WHERE t.coupon_id = '${id}'`,
  );
  findings.expect(`passes of a coupon (${limit})`, passes, left);
}

/** One press for the last one, sent to both processes several times: every answer is the same coupon. */
async function racePress(drill: DrillTown, limit: "totalLimit" | "dailyLimit", findings: Findings): Promise<void> {
  const { context, town, network } = drill.town;
  const id = await liveCoupon(context, town.sites.blumen.partnerId, {}, { kind: "all", [limit]: 1 });
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: maxSameCouponPerHour }, (_, index) =>
      ask<TakeCouponOutcome>({ url: drill.apis[index % 2]!.url, network }, `coupons/${id}/passes`, {
        body: {},
        headers: { "Idempotency-Key": key },
      }),
    ), // safe because there are two
  );
  const codes = answers.map(({ body }) => (body.outcome === "taken" ? body.code : body.outcome));
  findings.expect(`different answers to one press (${limit})`, new Set(codes).size, 1);
  findings.expect(
    `answers 'taken' to one press (${limit})`,
    codes.filter((code) => code.includes("-")).length,
    codes.length,
  );
}

async function raceBooks(
  drill: DrillTown,
  { books, scans }: { books: number; scans: number },
  findings: Findings,
): Promise<void> {
  const { context, town } = drill.town;
  const bookId = await bookOnSale(context);
  await liveCoupon(context, town.sites.blumen.partnerId, {}, { kind: "book", bookId });
  // Every third scanner is the florist's: one in each process.
  const counters = drill.devices.filter(({ view }) => view.partner.name === "Blumen Wessels");
  findings.expect("counters of one shop", counters.length, 2);
  const receipts = new Set<string>();
  let redeemed = 0;
  for (const code of await openBooks(context, drill.town.siteKey, bookId, books)) {
    const answers = await Promise.all(
      Array.from({ length: scans }, (_, index) => counters[index % 2]!.redeemCoupon(code)), // safe because there are two
    );
    const won = answers.filter((answer) => answer.outcome === "redeemed");
    for (const answer of won) receipts.add(answer.receiptNumber);
    redeemed += won.length;
    const told = answers.filter(
      (answer) => answer.outcome === "already_redeemed" && answer.receiptNumber === won[0]?.receiptNumber,
    );
    findings.expect("answers that say when it was used", told.length, scans - 1);
  }
  findings.expect("uses", await drill.count("SELECT count(*) FROM uses WHERE coupon_terms_id IS NOT NULL"), books);
  findings.expect("answers 'redeemed'", redeemed, books);
  findings.expect("different receipt numbers", receipts.size, books);
}
