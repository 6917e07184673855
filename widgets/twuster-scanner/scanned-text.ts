import { CODE_LENGTH, parseCode, parseLink } from "../../sdk/wire/pass-code.ts";

/** A code, and which coupon it is where it opens a book. */
export interface ScannedCode {
  kind: "code";
  code: string;
  entitlement?: number;
}

/** What a camera, a hand scanner or a person gave us. */
export type Reading =
  | ScannedCode
  /** A link of ours with more than one code: a bundle, or a phone moving its wallet. */
  | { kind: "several"; count: number }
  | { kind: "foreign_network"; network: string }
  /** Looks like a code of ours, but a character is wrong or missing. */
  | { kind: "mistyped" }
  | { kind: "not_ours" };

/** Reads a text for the counter of one network. */
export function readScannedText(text: string, network: string): Reading {
  const exact = readExactly(text, network);
  if (exact) return exact;
  // Only a link comes from a hand scanner; a typing error with Y and Z exchanged could be another code.
  if (looksTyped(text)) return { kind: "mistyped" };
  return readExactly(asTypedOnGermanKeyboard(text), network) ?? { kind: "not_ours" };
}

function readExactly(text: string, network: string): Reading | undefined {
  const link = parseLink(text);
  if (link && link.network !== network) return { kind: "foreign_network", network: link.network };
  if (link && link.codes.length > 1) return { kind: "several", count: link.codes.length };
  const code = link?.codes[0] ?? parseCode(text);
  if (code === undefined) return undefined;
  return { kind: "code", code, ...(link?.entitlement === undefined ? {} : { entitlement: link.entitlement }) };
}

const GERMAN_KEYS: Record<string, string> = {
  y: "z",
  z: "y",
  Y: "Z",
  Z: "Y",
  ß: "-",
  "?": "_",
  "-": "/",
  Ö: ":",
  ö: ";",
  "§": "#",
  "°": "~",
  ä: "'",
  Ä: '"',
};

/** Hand scanners come set to an American keyboard; on a German computer `https://` arrives as `httpsÖ--`. */
function asTypedOnGermanKeyboard(text: string): string {
  return Array.from(text, (character) => GERMAN_KEYS[character] ?? character).join("");
}

function looksTyped(text: string): boolean {
  const bare = text.replace(/[\s\-‐-―_.]/g, "");
  return /^[0-9A-Za-z]+$/.test(bare) && bare.length <= CODE_LENGTH + 2;
}
