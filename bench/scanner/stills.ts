import type { Page } from "puppeteer-core";
import { percentile, round } from "../figures.ts";
import { FRAME_KINDS, type FramePlan } from "./frames.ts";
import { FIRST_STEP, OURS, PLAIN, PURE_JAVASCRIPT, WASM, type BenchPage, type StillReading } from "./reading.ts";

/** Stills that are read before anything counts, so that every decoder is compiled. */
const WARM_UP = 8;

const DECODERS = [OURS, FIRST_STEP, ...PURE_JAVASCRIPT, WASM];

export async function readStills(page: Page, plans: readonly FramePlan[]): Promise<StillReading[]> {
  const read = (index: number): Promise<StillReading> =>
    page.evaluate(
      (path) => (globalThis as unknown as { bench: BenchPage }).bench.readStill(path), // safe because the page has set it
      `/stills/${index}`,
    );
  for (let at = 0; at < WARM_UP; at++) await read(Math.floor((at * plans.length) / WARM_UP));
  const readings: StillReading[] = [];
  for (const { index } of plans) readings.push(await read(index));
  return readings;
}

/** Prints decoded frames of each kind, and returns the figures that matter. */
export function summarize(plans: readonly FramePlan[], readings: readonly StillReading[]): Record<string, number> {
  const pairs = plans.map((plan, at) => ({ plan, reading: readings[at]! })); // safe because each plan was read
  const textBy = (name: string, reading: StillReading): string | undefined => reading.decoders[name]?.text;
  const isDamaged = ({ kind }: FramePlan): boolean => kind !== "no code" && kind !== "inverted";
  const decoded = (name: string, wanted: (plan: FramePlan) => boolean): number =>
    pairs.filter(({ plan, reading }) => wanted(plan) && plan.text !== undefined && textBy(name, reading) === plan.text)
      .length;
  const falsely = (name: string): number =>
    pairs.filter(({ plan, reading }) => ![undefined, plan.text].includes(textBy(name, reading))).length;

  const line = (title: string, cells: (name: string) => string | number): void =>
    console.log(title.padEnd(20) + DECODERS.map((name) => String(cells(name)).padStart(18)).join(""));
  line("", (name) => name);
  for (const kind of FRAME_KINDS.filter((each) => each !== "no code"))
    line(`${kind} (${plans.filter((plan) => plan.kind === kind).length})`, (name) =>
      decoded(name, (plan) => plan.kind === kind),
    );
  const damaged = plans.filter(isDamaged).length;
  const rate = (name: string): number => decoded(name, isDamaged) / damaged;
  line(`damages (${damaged})`, (name) => `${(100 * rate(name)).toFixed(1)} %`);
  line("false decodes", falsely);
  const times = (name: string): number[] => readings.map(({ decoders }) => decoders[name]?.ms ?? 0);
  line(
    "median / p95 ms",
    (name) => `${percentile(times(name), 0.5).toFixed(1)} / ${percentile(times(name), 0.95).toFixed(1)}`,
  );
  console.log();

  const best = Math.max(...PURE_JAVASCRIPT.map(rate));
  const inverted = plans.filter(({ kind }) => kind === "inverted").length;
  return {
    frames: plans.length,
    "decoded, share": round(rate(OURS)),
    "decoded, ratio to zxing-wasm": round(rate(OURS) / rate(WASM)),
    "decoded, ratio to the best pure JavaScript": round(rate(OURS) / best),
    "false decodes": falsely(OURS),
    "inverted read, share": round(decoded(OURS, ({ kind }) => kind === "inverted") / inverted),
    "first step, ratio to plain @zxing/browser": round(
      percentile(
        readings.map(({ firstMs, plainMs }) => firstMs / plainMs),
        0.5,
      ),
    ),
    "first step, median ms": round(
      percentile(
        readings.map(({ firstMs }) => firstMs),
        0.5,
      ),
    ),
    [`${PLAIN}, median ms`]: round(
      percentile(
        readings.map(({ plainMs }) => plainMs),
        0.5,
      ),
    ),
    "step, p95 ms": round(
      percentile(
        readings.flatMap(({ stepMs }) => stepMs),
        0.95,
      ),
    ),
  };
}
