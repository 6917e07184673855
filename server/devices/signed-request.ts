import type { Context as HonoContext } from "hono";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import type { Device } from "./device.ts";
import { newNonce, verifySignature } from "./signature.ts";

/** Puts the next nonce on the answer, refused or not. */
export function offerNonce(c: HonoContext<ApiEnv>): void {
  c.header("Twuster-Nonce", newNonce(c.var.context));
}

/**
 * The device behind a signed request.
 * @throws {Refusal} unauthorized; forbidden from a page whose origin the partner did not open for its scanner
 */
export async function getSigningDevice(c: HonoContext<ApiEnv>): Promise<Device> {
  offerNonce(c);
  const { context } = c.var;
  const device = await verifySignature(context, {
    authorization: c.req.header("Authorization"),
    method: c.req.method,
    path: c.req.path,
    idempotencyKey: c.req.header("Idempotency-Key"),
    body: c.req.method === "GET" ? "" : await c.req.text(),
  });
  const origin = c.req.header("Origin");
  if (origin === undefined || origin === context.config.PUBLIC_URL) return device;
  if (!(await allowsOrigin(c, device, origin))) throw new Refusal("forbidden");
  return { ...device, isEmbedded: true };
}

async function allowsOrigin(c: HonoContext<ApiEnv>, device: Device, origin: string): Promise<boolean> {
  const { context } = c.var;
  const partner = await context.database.prisma.partner.findUnique({
    where: { networkId_id: { networkId: context.network.id, id: device.partnerId } },
  });
  return partner?.scannerOrigins.includes(origin) ?? false;
}
