/**
 * The code of a pass: 15 random Crockford-base32 characters (75 bits) and one check
 * character, written 4-4-4-4. The one rule of the contract that is code, not a type:
 * browser and server must agree on it to the letter.
 *
 * The check is a parity over GF(32): Σ αⁱ·cᵢ = 0, with α a generator of the field. All
 * weights differ and none is zero, so it catches every single wrong character and every
 * swap of neighbours, not just most of them.
 */
export const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Characters of a code, its check character included. */
export const CODE_LENGTH = 16;

/** αⁱ in GF(32) with α = x and the primitive polynomial x⁵ + x² + 1. */
const POWERS: readonly number[] = (() => {
  const powers = [1];
  for (let i = 1; i < 31; i++) {
    const doubled = powers[i - 1]! << 1;
    powers.push(doubled & 32 ? doubled ^ 0b100101 : doubled);
  }
  return powers;
})();
const LOGARITHMS: readonly number[] = CODE_ALPHABET.split("").map((_, value) => POWERS.indexOf(value));

function multiplyByPower(value: number, exponent: number): number {
  return value === 0 ? 0 : POWERS[(LOGARITHMS[value]! + exponent) % 31]!;
}

/** The check character for 15 characters of the alphabet. */
export function checkCharacter(body: string): string {
  let parity = 0;
  for (let i = 0; i < body.length; i++) {
    parity ^= multiplyByPower(CODE_ALPHABET.indexOf(body[i]!), body.length - i);
  }
  return CODE_ALPHABET[parity]!;
}

/** `XXXX-XXXX-XXXX-XXXX`, as it is printed. */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * What a person typed or a camera read, as a bare code; undefined where it is none or has a
 * typing error. Forgives case, spaces, dashes, O for 0, I and L for 1.
 */
export function parseCode(input: string): string | undefined {
  if (input.length > 100) return undefined;
  const code = input
    .toUpperCase()
    .replace(/[\s\-‐-―_.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (code.length !== CODE_LENGTH) return undefined;
  for (const character of code) if (!CODE_ALPHABET.includes(character)) return undefined;
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : undefined;
}

/** Where a scanned text leads: the network it names, and the codes in its fragment. */
export interface ScannedLink {
  network: string;
  codes: string[];
  /** Which coupon of a book, where the QR code is that of one coupon. */
  entitlement?: number;
}

/**
 * The text of one of our QR codes, `https://HOST/{network}/w#CODE`, `#CODE.CODE…` or `#CODE~NUMBER`;
 * undefined where it is anything else. The host is not looked at: printed codes outlive hosts.
 */
export function parseLink(text: string): ScannedLink | undefined {
  const match =
    /^https?:\/\/[^/?#\s]+\/([a-z0-9][a-z0-9-]{1,40})\/w#([0-9A-Za-z.-]{16,2000})(?:~([1-9]\d{0,4}))?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const codes = match[2]!.split(".").map(parseCode);
  if (!codes.every((code) => code !== undefined) || (match[3] && codes.length > 1)) return undefined;
  return { network: match[1]!, codes, ...(match[3] ? { entitlement: Number(match[3]) } : {}) };
}
