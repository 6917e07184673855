import { base64url } from "./base64url.ts";

/** What one request's signature covers. */
export interface SignedParts {
  method: "GET" | "POST";
  /** As the server sees it, e.g. `/v1/twistringen/scans`. */
  path: string;
  /** The last `Twuster-Nonce` the server gave. */
  nonce: string;
  /** Exactly the bytes that are sent; empty where there is no body. */
  body: string;
  /** The Idempotency-Key, where the request has one. */
  idempotencyKey?: string | undefined;
}

/** The compact JWT of wire/scan.ts, signed by the device's key (ES256). */
export async function signRequest(privateKey: CryptoKey, deviceId: string, parts: SignedParts): Promise<string> {
  const header = { alg: "ES256", typ: "twuster-device+jwt", kid: deviceId };
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encode(parts.body)));
  const claims = {
    htm: parts.method,
    path: parts.path,
    nonce: parts.nonce,
    sha256: base64url(digest),
    idk: parts.idempotencyKey,
  };
  const signed = `${part(header)}.${part(claims)}`;
  // WebCrypto gives r‖s, 64 bytes: the form a JWS wants, no DER to unpack.
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

function part(value: object): string {
  return base64url(encode(JSON.stringify(value)));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
