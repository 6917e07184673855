import { timingSafeEqual } from "node:crypto";
import type { DeviceView } from "../../sdk/wire/scan.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { isUsable, type Device } from "./device.ts";

/** How often a use is written down: beside a look at a voucher, never in the redemption itself. */
const noteEveryMs = 5 * 60_000;

/** What a device is told of itself. @throws {Refusal} unauthorized once it is revoked or over, or its partner suspended */
export async function viewDevice(context: Context, device: Device): Promise<DeviceView> {
  const { name, partnerName } = await getActing(context, device);
  const { slug, town, voucherName, mode, brandColor } = context.network;
  return {
    id: device.id,
    name,
    partner: { name: partnerName },
    network: { slug, town, voucherName, mode, brandColor },
  };
}

/** @throws {Refusal} unauthorized where the device or its partner may act no longer */
export async function assertDeviceActive(context: Context, device: Device): Promise<void> {
  await getActing(context, device);
}

async function getActing(context: Context, device: Device): Promise<{ name: string; partnerName: string }> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const now = context.clock.now();
  const row = await prisma.device.findUnique({ where: { networkId_id: { networkId, id: device.id } } });
  const partner =
    row && (await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: row.partnerId } } }));
  if (!row || !isUsable(row, now) || partner?.state !== "active") throw new Refusal("unauthorized");
  const lastUse = row.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - lastUse > noteEveryMs)
    await prisma.device.updateMany({ where: { networkId, id: device.id }, data: { lastUsedAt: now } });
  return { name: row.name, partnerName: partner.name };
}

/** The form device behind a cookie `ID.SECRET`; undefined where there is none. */
export async function findFormDevice(context: Context, cookie: string | undefined): Promise<Device | undefined> {
  const [id, secret] = (cookie ?? "").split(".");
  if (!id || !secret || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await context.database.prisma.device.findUnique({
    where: { networkId_id: { networkId: context.network.id, id } },
  });
  if (!row?.secretHmac || !isUsable(row, context.clock.now())) return undefined;
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
