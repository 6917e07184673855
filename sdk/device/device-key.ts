import type { PairDeviceRequest } from "../wire/scan.ts";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;

/** False on plain-http pages and in very old browsers: no key can be made there, so no device can be paired. */
export function canHoldKey(): boolean {
  return typeof crypto !== "undefined" && crypto.subtle !== undefined && typeof indexedDB !== "undefined";
}

/** A P-256 key pair whose private half can sign but never leave this browser. */
export function createDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
}

/** The public half, as pairing sends it. */
export async function publicKeyOf(keys: CryptoKeyPair): Promise<PairDeviceRequest["publicKey"]> {
  const { x, y } = await crypto.subtle.exportKey("jwk", keys.publicKey);
  return { kty: "EC", crv: "P-256", x: x!, y: y! }; // safe because a P-256 key always has both coordinates
}
