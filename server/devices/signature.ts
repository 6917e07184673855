import { createHash, createPublicKey, timingSafeEqual, verify, type KeyObject } from "node:crypto";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { isUsable, type Device } from "./device.ts";

/** How long a nonce may be signed. The server's own clock decides: phones' clocks lie. */
const nonceMs = 5 * 60_000;
const scheme = "Twuster-Device ";

interface Known {
  device: Device;
  key: KeyObject;
}
/** Keys never change, so they are kept; whether a device is still active is asked with every use. */
const known = new Map<string, Known>();
const maxKnown = 5_000;

/** `TIME.HMAC`: proves that a signature is fresh without keeping anything. */
export function newNonce(context: Context): string {
  const time = context.clock.now().getTime().toString(36);
  return `${time}.${hmacOfNonce(context, time)}`;
}

function isFreshNonce(context: Context, nonce: unknown): boolean {
  if (typeof nonce !== "string") return false;
  const [time = "", mac = ""] = nonce.split(".");
  const expected = Buffer.from(hmacOfNonce(context, time));
  const given = Buffer.from(mac);
  const age = context.clock.now().getTime() - parseInt(time, 36);
  return given.length === expected.length && timingSafeEqual(given, expected) && age >= -1_000 && age < nonceMs;
}

function hmacOfNonce(context: Context, time: string): string {
  return context.keys.hmac("nonce", context.network.id, time).toString("base64url").slice(0, 22);
}

/**
 * The device that signed a request (sdk/wire/scan.ts): method, path, nonce, body and Idempotency-Key are all in the signature,
 * so none of them can be exchanged, and a copied request is stale in five minutes.
 * @throws {Refusal} unauthorized, whatever is wrong: the answer tells nothing apart.
 */
export async function verifySignature(
  context: Context,
  request: {
    authorization: string | undefined;
    method: string;
    path: string;
    body: string;
    idempotencyKey: string | undefined;
  },
): Promise<Device> {
  if (!request.authorization?.startsWith(scheme)) throw new Refusal("unauthorized");
  const token = request.authorization.slice(scheme.length);
  if (token.length > 2_000 || !isCanonical(token)) throw new Refusal("unauthorized");
  const [header = "", claims = "", signature = ""] = token.split(".");
  const { device, key } = await findKey(context, readDeviceId(header));
  // Each counter's press passes here, so the signature is checked without leaving the thread (docs/decisions/0005).
  const signed = Buffer.from(`${header}.${claims}`);
  const isSigned = verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  if (!isSigned) throw new Refusal("unauthorized");
  const payload = readJson(claims);
  const digest = createHash("sha256").update(request.body).digest("base64url");
  const isSame =
    payload["htm"] === request.method &&
    payload["path"] === request.path &&
    payload["sha256"] === digest &&
    payload["idk"] === request.idempotencyKey;
  if (!isSame || !isFreshNonce(context, payload["nonce"])) throw new Refusal("unauthorized");
  return device;
}

async function findKey(context: Context, deviceId: string): Promise<Known> {
  const cacheKey = `${context.network.id}/${deviceId}`;
  const kept = known.get(cacheKey);
  if (kept) return kept;
  const row = await context.database.prisma.device.findUnique({
    where: { networkId_id: { networkId: context.network.id, id: deviceId } },
  });
  if (!row?.publicKey || !isUsable(row, context.clock.now())) throw new Refusal("unauthorized");
  const key = createPublicKey({ key: row.publicKey as JsonWebKey, format: "jwk" }); // safe because pairing stores nothing else
  if (known.size >= maxKnown) known.clear();
  const found = { device: { id: row.id, partnerId: row.partnerId }, key };
  known.set(cacheKey, found);
  return found;
}

/** The header says exactly three things, and two of them are fixed: nobody chooses an algorithm or brings a key. */
function readDeviceId(header: string): string {
  const { alg, typ, kid, ...rest } = readJson(header);
  const isOurs = alg === "ES256" && typ === "twuster-device+jwt" && Object.keys(rest).length === 0;
  if (isOurs && typeof kid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(kid)) return kid;
  throw new Refusal("unauthorized");
}

function readJson(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>; // safe because arrays and null were sorted out
  } catch {
    // no JSON: refused below like everything else that is not ours
  }
  throw new Refusal("unauthorized");
}

/** Another spelling of the same bytes is refused: base64url has unused bits in its last character. */
function isCanonical(token: string): boolean {
  const parts = token.split(".");
  return parts.length === 3 && parts.every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
}
