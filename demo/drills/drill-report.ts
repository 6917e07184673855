/** What a drill found. */
export interface DrillReport {
  name: string;
  figures: Record<string, number | string>;
  /** What was not as it has to be; empty means passed. */
  problems: string[];
}

/** Collects figures and problems while a drill runs. */
export class Findings {
  readonly figures: DrillReport["figures"] = {};
  readonly problems: string[] = [];

  expect(what: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) this.problems.push(`${what}: ${String(actual)}, expected ${String(expected)}`);
  }

  report(name: string): DrillReport {
    return { name, figures: this.figures, problems: this.problems };
  }
}

/** mulberry32: a small seeded generator, so that a campaign can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
