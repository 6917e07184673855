import { timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { DeviceView, PairDeviceRequest } from "../../sdk/wire/scan.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { Refusal } from "../platform/errors.ts";
import { assertNotLimited, limited404 } from "../platform/http/failure-limiter.ts";
import type { Device } from "./device.ts";

/** How long a pairing code can be used. */
export const pairingMs = 15 * 60_000;

/** A code of 8 characters that pairs one scanner with the partner. */
export async function createPairingCode(context: Context, partnerId: string): Promise<string> {
  const code = randomCharacters(8);
  const expiresAt = new Date(context.clock.now().getTime() + pairingMs);
  await context.database.prisma.pairingCode.create({
    data: { networkId: context.network.id, codeHmac: hmacOfPairingCode(context, code), partnerId, expiresAt },
  });
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What proves the device later: a public key, or the HMAC of a secret in a cookie. */
export type Proof = { publicKey: PairDeviceRequest["publicKey"] } | { secret: string };

/** Pairs a device; the code dies with it. @throws {Refusal} not_found for a wrong, used or old code, rate_limited */
export async function pairDevice(
  context: Context,
  address: string,
  request: { pairingCode: string; name: string },
  proof: Proof,
): Promise<Device> {
  const code = request.pairingCode.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const id = uuidv7();
  const networkId = context.network.id;
  // A pairing code has only 40 bits: here the right one has to wait as well.
  await assertNotLimited(context, `pairing ${address}`);
  return limited404(context, `pairing ${address}`, () =>
    context.database.transaction(async (store) => {
      const now = context.clock.now();
      const codeHmac = hmacOfPairingCode(context, code);
      const { count } = await store.pairingCode.updateMany({
        where: { networkId, codeHmac, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return undefined;
      const { partnerId } = await store.pairingCode.findUniqueOrThrow({
        where: { networkId_codeHmac: { networkId, codeHmac } },
      });
      const secret =
        "secret" in proof
          ? { secretHmac: new Uint8Array(context.keys.hmac("device", networkId, proof.secret)) }
          : { publicKey: proof.publicKey };
      await store.device.create({
        data: { networkId, id, partnerId, name: request.name.trim(), pairedAt: now, ...secret },
      });
      await audit(context, store, { actor: `device:${id}`, action: "device.paired", subject: id });
      return { id, partnerId };
    }),
  );
}

/** What a device is told of itself. @throws {Refusal} unauthorized once it is revoked or its partner suspended */
export async function viewDevice(context: Context, device: Device): Promise<DeviceView> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const row = await prisma.device.findUnique({ where: { networkId_id: { networkId, id: device.id } } });
  const partner =
    row && (await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: row.partnerId } } }));
  if (row?.state !== "active" || partner?.state !== "active") throw new Refusal("unauthorized");
  const { slug, town, voucherName, mode, brandColor } = context.network;
  return {
    id: row.id,
    name: row.name,
    partner: { name: partner.name },
    network: { slug, town, voucherName, mode, brandColor },
  };
}

/** @throws {Refusal} unauthorized where the device or its partner may act no longer */
export async function assertDeviceActive(context: Context, device: Device): Promise<void> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const row = await prisma.device.findUnique({ where: { networkId_id: { networkId, id: device.id } } });
  const partner =
    row && (await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: row.partnerId } } }));
  if (row?.state !== "active" || partner?.state !== "active") throw new Refusal("unauthorized");
}

/** The form device behind a cookie `ID.SECRET`; undefined where there is none. */
export async function findFormDevice(context: Context, cookie: string | undefined): Promise<Device | undefined> {
  const [id, secret] = (cookie ?? "").split(".");
  if (!id || !secret || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await context.database.prisma.device.findUnique({
    where: { networkId_id: { networkId: context.network.id, id } },
  });
  if (row?.state !== "active" || !row.secretHmac) return undefined;
  const isOurs = timingSafeEqual(context.keys.hmac("device", context.network.id, secret), row.secretHmac);
  return isOurs ? { id, partnerId: row.partnerId } : undefined;
}

export async function revokeDevice(context: Context, actor: string, deviceId: string): Promise<void> {
  await context.database.transaction(async (store) => {
    await store.device.update({
      where: { networkId_id: { networkId: context.network.id, id: deviceId } },
      data: { state: "revoked" },
    });
    await audit(context, store, { actor, action: "device.revoked", subject: deviceId });
  });
}

function hmacOfPairingCode(context: Context, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(context.keys.hmac("pairing", context.network.id, code));
}
