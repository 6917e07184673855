import { uuidv7 } from "uuidv7";
import type { PairDeviceRequest } from "../../sdk/wire/scan.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { assertNotLimited, limited404 } from "../platform/http/failure-limiter.ts";
import type { Device } from "./device.ts";

/** How long a pairing code that is read off a screen can be used. */
export const pairingMs = 15 * 60_000;
/** 26 characters of 5 bits: a link that waits in a chat for days has to stand guessing (≥ 128 bits). */
const linkCharacters = 26;

/** A code of 8 characters that pairs one scanner with the partner. */
export async function createPairingCode(context: Context, partnerId: string, actor = ""): Promise<string> {
  const code = randomCharacters(8);
  const expiresAt = new Date(context.clock.now().getTime() + pairingMs);
  await context.database.prisma.pairingCode.create({
    data: {
      networkId: context.network.id,
      codeHmac: hmacOfPairingCode(context, code),
      partnerId,
      expiresAt,
      createdBy: actor,
    },
  });
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code of a helper's link: pairs `phones` phones, all of which end at `until`, as does the link. */
export async function createHelperCode(
  context: Context,
  link: { partnerId: string; until: Date; phones: number; actor: string },
): Promise<string> {
  const code = randomCharacters(linkCharacters);
  const codeHmac = hmacOfPairingCode(context, code);
  await context.database.transaction(async (store) => {
    await store.pairingCode.create({
      data: {
        networkId: context.network.id,
        codeHmac,
        partnerId: link.partnerId,
        expiresAt: link.until,
        deviceExpiresAt: link.until,
        usesLeft: link.phones,
        createdBy: link.actor,
      },
    });
    await audit(context, store, { actor: link.actor, action: "helper_link.created", subject: helperLinkId(codeHmac) });
  });
  return code;
}

/** How a link is named without giving its code away. */
export function helperLinkId(codeHmac: Uint8Array): string {
  return Buffer.from(codeHmac).toString("hex");
}

/** What proves the device later: a public key, or the HMAC of a secret in a cookie. */
export type Proof = { publicKey: PairDeviceRequest["publicKey"] } | { secret: string };

/** Pairs a device; a code of the screen dies with it, a helper's link with its last phone. @throws {Refusal} not_found for a wrong, used or old code, rate_limited */
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
      // One statement: whoever comes second waits for the row and sees what is left then.
      const { count } = await store.pairingCode.updateMany({
        where: {
          networkId,
          codeHmac,
          expiresAt: { gt: now },
          usesLeft: { gt: 0 },
          OR: [{ usedAt: null }, { deviceExpiresAt: { not: null } }],
        },
        data: { usedAt: now, usesLeft: { decrement: 1 } },
      });
      if (count === 0) return undefined;
      const { partnerId, deviceExpiresAt, createdBy } = await store.pairingCode.findUniqueOrThrow({
        where: { networkId_codeHmac: { networkId, codeHmac } },
      });
      const secret =
        "secret" in proof
          ? { secretHmac: new Uint8Array(context.keys.hmac("device", networkId, proof.secret)) }
          : { publicKey: proof.publicKey };
      await store.device.create({
        data: {
          networkId,
          id,
          partnerId,
          name: request.name.trim(),
          pairedAt: now,
          pairedBy: createdBy,
          expiresAt: deviceExpiresAt,
          ...secret,
        },
      });
      await audit(context, store, { actor: `device:${id}`, action: "device.paired", subject: id });
      return { id, partnerId };
    }),
  );
}

function hmacOfPairingCode(context: Context, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(context.keys.hmac("pairing", context.network.id, code));
}
