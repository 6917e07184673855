import { randomBytes } from "node:crypto";
import { CODE_ALPHABET } from "../../../sdk/wire/pass-code.ts";

/** Characters of the Crockford alphabet from the system's CSPRNG; 5 bits each, no bias (256 is a multiple of 32). */
export function randomCharacters(length: number): string {
  let characters = "";
  for (const byte of randomBytes(length)) characters += CODE_ALPHABET[byte & 31];
  return characters;
}
