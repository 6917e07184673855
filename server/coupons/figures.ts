import { stringify } from "csv-stringify/sync";
import type { CouponFigures } from "../../sdk/wire/coupon-desk.ts";
import type { Context } from "../platform/context.ts";
import { findCoupon } from "./desk.ts";
import { figureMessages } from "./messages.ts";

interface Cell {
  taken: number;
  redeemed: number;
}
/** Everything that was given away or redeemed, in the smallest heaps a desk asks for. */
interface Heap extends Cell {
  month: string;
  weekday: number;
  hour: number;
  site: string | null;
}

/**
 * What a coupon brought: given away and redeemed, by weekday and hour of the town's clock, by the page it was found on, by
 * month. Passes have no name, so that no person is measured; what was undone doesn't count.
 * @throws {Refusal} not_found
 */
export async function getFigures(context: Context, at: { id: string; partnerId: string }): Promise<CouponFigures> {
  await findCoupon(context, context.database.prisma, at);
  const heaps = await listHeaps(context, at.id);
  const sum = (key: keyof Cell): number => heaps.reduce((total, heap) => total + heap[key], 0);
  return {
    taken: sum("taken"),
    redeemed: sum("redeemed"),
    byWeekdayAndHour: grouped(heaps, ({ weekday, hour }) => `${weekday} ${String(hour).padStart(2, "0")}`)
      .filter(([, { redeemed }]) => redeemed > 0)
      .map(([key, { redeemed }]) => {
        const [weekday, hour] = key.split(" ").map(Number) as [number, number]; // safe because it is made above
        return { weekday, hour, redeemed };
      }),
    bySite: grouped(heaps, ({ site }) => site ?? "")
      .map(([site, cell]) => ({ ...(site ? { site } : {}), ...cell }))
      .toSorted((a, b) => b.redeemed - a.redeemed || b.taken - a.taken),
    byMonth: grouped(heaps, ({ month }) => month).map(([month, cell]) => ({ month, ...cell })),
  };
}

/** The same for a spreadsheet, with a byte order mark, semicolons and CRLF. Names of sites are typed by people. */
export async function exportFigures(
  context: Context,
  at: { id: string; partnerId: string },
  language: "de" | "en",
): Promise<{ name: string; text: string }> {
  await findCoupon(context, context.database.prisma, at);
  const words = figureMessages[language];
  const rows = (await listHeaps(context, at.id)).map(({ month, weekday, hour, site, taken, redeemed }) => [
    month,
    words.weekdays[weekday - 1],
    hour,
    site ?? words.ownPages,
    taken,
    redeemed,
  ]);
  const text = stringify([words.columns, ...rows], {
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    escape_formulas: true,
  });
  return { name: `${words.fileName}.csv`, text };
}

function grouped(heaps: Heap[], keyOf: (heap: Heap) => string): [string, Cell][] {
  const cells = new Map<string, Cell>();
  for (const heap of heaps) {
    const cell = cells.get(keyOf(heap)) ?? { taken: 0, redeemed: 0 };
    cells.set(keyOf(heap), { taken: cell.taken + heap.taken, redeemed: cell.redeemed + heap.redeemed });
  }
  return [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function listHeaps(context: Context, couponId: string): Promise<Heap[]> {
  const { rows } = await context.database.pool.query<Record<keyof Heap, string> & { site: string | null }>({
    name: "coupon-figures",
    text: `WITH terms AS (SELECT id FROM coupon_terms WHERE network_id = $1 AND coupon_id = $2), moments AS (
        SELECT passes.issued_at AS at, passes.site_id, 1 AS taken, 0 AS redeemed FROM passes
        WHERE passes.network_id = $1 AND passes.kind = 'coupon' AND passes.coupon_terms_id IN (SELECT id FROM terms)
        UNION ALL
        SELECT uses.used_at, passes.site_id, 0, 1 FROM uses
        JOIN passes ON passes.network_id = uses.network_id AND passes.id = uses.pass_id
        LEFT JOIN use_reversals r ON r.network_id = uses.network_id AND r.pass_id = uses.pass_id
          AND r.entitlement = uses.entitlement AND r.cycle = uses.cycle
        WHERE uses.network_id = $1 AND uses.coupon_terms_id IN (SELECT id FROM terms) AND r.reversed_at IS NULL
      )
      SELECT to_char(at AT TIME ZONE $3, 'YYYY-MM') AS month, extract(isodow FROM at AT TIME ZONE $3) AS weekday,
        extract(hour FROM at AT TIME ZONE $3) AS hour, sites.name AS site, sum(taken) AS taken, sum(redeemed) AS redeemed
      FROM moments LEFT JOIN sites ON sites.network_id = $1 AND sites.id = moments.site_id
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    values: [context.network.id, couponId, context.network.timeZone],
  });
  return rows.map((row) => ({
    month: row.month,
    weekday: Number(row.weekday),
    hour: Number(row.hour),
    site: row.site,
    taken: Number(row.taken),
    redeemed: Number(row.redeemed),
  }));
}
