import { writeEuro } from "../../../shared/euro.ts";

/**
 * Amounts as people write them: "10, 25, 50", "45,50 100", "45.50; 10 €". A comma with a space behind it parts two amounts, one
 * without belongs to its amount.
 * @returns cents; undefined where one of them is no amount or could mean two things ("10,25,50", "1.000")
 */
export function readEuros(typed: string): number[] | undefined {
  const parts = typed
    .replace(/€|EUR\b/gi, " ")
    .split(/\s*[;\s]\s*|,\s+|,$/)
    .filter((part) => part !== "" && part !== ",");
  const all = parts.map((part) => /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(part));
  if (all.some((match) => match === null)) return undefined;
  return all.map((match) => Number(match![1]) * 100 + Number((match![2] ?? "").padEnd(2, "0"))); // safe because none is null
}

/** As they are typed: "10, 45,50" in German. */
export function writeEuros(cents: readonly number[], language: "de" | "en"): string {
  return cents.map((amount) => writeEuro(amount, language)).join(", ");
}
