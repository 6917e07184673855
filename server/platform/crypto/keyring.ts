import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";

const purposes = [
  "pass-code",
  "order-token",
  "order-progress",
  "email",
  "session",
  "sign-in",
  "operator-key",
  "device",
  "pairing",
  "request",
  "address",
  "nonce",
  "contact",
  "application",
  "picture-view",
] as const;
/** What a key is for; every purpose has its own key, derived from the one secret (HKDF-SHA-256). */
export type Purpose = (typeof purposes)[number];

/** The keys of an installation. None of them is in the database. */
export class Keyring {
  // As key objects: from bytes each HMAC costs five times as much, and a redemption needs six.
  readonly #hmacKeys: Map<Purpose, KeyObject>;
  readonly #sealingKey: Uint8Array;

  /** @param secret 32 bytes as base64url. */
  constructor(secret: string) {
    const master = Buffer.from(secret, "base64url");
    const derive = (info: string): Buffer => Buffer.from(hkdfSync("sha256", master, "twuster", info, 32));
    this.#hmacKeys = new Map(purposes.map((purpose) => [purpose, createSecretKey(derive(`hmac ${purpose}`))]));
    this.#sealingKey = new Uint8Array(derive("seal"));
  }

  /** HMAC-SHA-256 of a value within one network: the same value in two networks has nothing in common. */
  hmac(purpose: Purpose, networkId: string, value: string): Buffer {
    const key = this.#hmacKeys.get(purpose);
    if (!key) throw new Error(`no key for ${purpose}`);
    return createHmac("sha256", key).update(networkId).update("\0").update(value).digest();
  }

  /** Compares in constant time. */
  matches(purpose: Purpose, networkId: string, value: string, expected: Uint8Array): boolean {
    const actual = this.hmac(purpose, networkId, value);
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }

  /** A compact JWE (dir, A256GCM) bound to its network and subject: moved to another row, it does not open. */
  async seal(networkId: string, subjectId: string, value: object): Promise<string> {
    const text = new TextEncoder().encode(JSON.stringify(value));
    return new CompactEncrypt(text)
      .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: "1", sub: `${networkId}/${subjectId}` })
      .encrypt(this.#sealingKey);
  }

  /** @throws where the seal is broken or belongs to another subject. */
  async unseal<T extends object>(networkId: string, subjectId: string, sealed: string): Promise<T> {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, this.#sealingKey, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    if (protectedHeader["sub"] !== `${networkId}/${subjectId}`) throw new Error("sealed for another subject");
    return JSON.parse(new TextDecoder().decode(plaintext)) as T; // safe because only seal() writes what this key opens
  }
}
