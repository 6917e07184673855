/** One amount as people write it: "4,50", "4.50", "4 €". @returns cents; undefined where it is none or could mean two things ("1.000") */
export function readEuro(typed: string): number | undefined {
  const match = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*(?:€|EUR)?\s*$/i.exec(typed);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}

/** As it is typed: "4,50" in German, "4" where there are no cents. */
export function writeEuro(cents: number, language: "de" | "en"): string {
  const rest = cents % 100;
  const euros = String((cents - rest) / 100);
  return rest === 0 ? euros : `${euros}${language === "en" ? "." : ","}${String(rest).padStart(2, "0")}`;
}
