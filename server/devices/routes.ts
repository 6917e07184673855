import { createRoute } from "@hono/zod-openapi";
import { importJWK } from "jose";
import type { GetDeviceResponse, PairDeviceRequest, PairDeviceResponse } from "../../sdk/wire/scan.ts";
import { invalidField } from "../platform/errors.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { viewDevice } from "./devices.ts";
import { pairDevice } from "./pairing.ts";
import { getSigningDevice, offerNonce } from "./signed-request.ts";

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const pairRequest = wire<PairDeviceRequest>()(
  z.strictObject({
    pairingCode: z.string().min(1).max(40),
    name: nameInput(40),
    publicKey: z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: coordinate, y: coordinate }),
  }),
);
const device = z.object({
  id: z.string(),
  name: z.string(),
  partner: z.object({ name: z.string() }),
  network: z.object({
    slug: z.string(),
    town: z.string(),
    voucherName: z.string(),
    mode: z.enum(["test", "live"]),
    brandColor: z.string(),
  }),
});
const deviceResponse = wire<PairDeviceResponse & GetDeviceResponse>()(z.object({ device }));

export const deviceRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/devices",
      summary: "Pair this browser with a partner as a scanner",
      request: { params: networkParam, body: jsonBody(pairRequest) },
      responses: answers(201, deviceResponse, "Paired; the pairing code is used up"),
    }),
    async (c) => {
      const { pairingCode, name, publicKey } = c.req.valid("json");
      // Two coordinates in the right form may still be no point of the curve.
      await importJWK(publicKey, "ES256").catch(() => {
        throw invalidField("publicKey", "wrong_type");
      });
      const paired = await pairDevice(c.var.context, c.var.address, { pairingCode, name }, { publicKey });
      offerNonce(c);
      return c.json({ device: await viewDevice(c.var.context, paired) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/device",
      summary: "Who this device is, while it may act",
      request: { params: networkParam },
      responses: answers(200, deviceResponse, "The device"),
    }),
    async (c) => c.json({ device: await viewDevice(c.var.context, await getSigningDevice(c)) }, 200),
  );
