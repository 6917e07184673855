import { CODE_LENGTH, parseCode, parseLink } from "../../sdk/wire/pass-code.ts";

/** How many codes one QR for moving holds: version 9 at most, which a phone reads off a phone at arm's length. */
export const CODES_PER_QR = 10;

/** Most codes one link may bring; parseLink takes no more either. */
const CODES_PER_LINK = 117;

/** What came in the fragment of the page's address. */
export interface LinkContent {
  /** Bare codes whose check character fits, each once. */
  codes: string[];
  /** How many more there were that can't be codes. */
  brokenCount: number;
}

/** Reads `#CODE`, `#CODE.CODE…` or `#CODE~NUMBER` (a book by one of its coupons), also with the escapes and full stops that mail programs add. */
export function readFragment(hash: string): LinkContent {
  const parts = unescapeLoosely(hash.replace(/^#/, ""))
    .replace(/~\d*$/, "")
    .split(".")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .slice(0, CODES_PER_LINK);
  const parsed = parts.map(parseCode);
  const codes = [...new Set(parsed.filter((code) => code !== undefined))];
  return { codes, brokenCount: parsed.filter((code) => code === undefined).length };
}

/** What somebody typed or pasted into the field. */
export type Entry =
  | { kind: "codes"; codes: string[] }
  | { kind: "empty" }
  /** A link of another town, which its own page opens. */
  | { kind: "other_town"; network: string; codes: string[] }
  /** As many characters as a code has, but one is wrong. */
  | { kind: "mistyped" }
  | { kind: "wrong_length"; count: number };

export function readEntry(text: string, network: string): Entry {
  const link = parseLink(text);
  if (link && link.network !== network) return { kind: "other_town", ...link };
  if (link) return { kind: "codes", codes: link.codes };
  const bare = text.replace(/[\s\-‐-―_.]/g, "");
  if (bare === "") return { kind: "empty" };
  const code = parseCode(text);
  if (code) return { kind: "codes", codes: [code] };
  return bare.length === CODE_LENGTH ? { kind: "mistyped" } : { kind: "wrong_length", count: bare.length };
}

/** The text of a QR code: the codes are in the fragment, which no server sees. */
export function walletLink(origin: string, network: string, codes: string[]): string {
  return `${origin}/${network}/w#${codes.join(".")}`;
}

/** Codes in portions that one QR each can carry readably. */
export function portionsOf(codes: string[]): string[][] {
  const count = Math.ceil(codes.length / CODES_PER_QR);
  return Array.from({ length: count }, (_, i) => codes.slice(i * CODES_PER_QR, (i + 1) * CODES_PER_QR));
}

function unescapeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
