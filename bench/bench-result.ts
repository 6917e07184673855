/** What a benchmark measured; the last line it prints, as JSON. */
export interface BenchResult {
  name: string;
  figures: Record<string, number>;
  /** Figures that are promised, by name. */
  targets: Record<string, number>;
  ok: boolean;
}

export function printResult(result: BenchResult): void {
  for (const [name, value] of Object.entries(result.figures)) {
    const target = result.targets[name];
    console.log(`${name.padEnd(52)} ${String(value).padStart(10)}${target === undefined ? "" : `   target ${target}`}`);
  }
  console.log(JSON.stringify(result));
}
