/** Without the spaces of paper, in capitals. */
export function tidyIban(typed: string): string {
  return typed.replace(/\s/g, "").toUpperCase();
}

/** The check digits of ISO 13616 (mod 97), and the length where the country is ours. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith("DE") && !/^DE\d{20}$/.test(iban)) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}
