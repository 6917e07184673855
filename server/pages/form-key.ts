import { randomCharacters } from "../platform/crypto/random.ts";

/** Made with a form, so that sending it twice has one effect: 130 bits in the letters of `Idempotency-Key`. */
export function newKey(): string {
  return randomCharacters(26);
}

export function isKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{16,64}$/.test(text);
}
