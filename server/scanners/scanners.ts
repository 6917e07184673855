import type { EmbeddingView, ScannersResponse } from "../../sdk/wire/scanners.ts";
import { revokeDevice } from "../devices/devices.ts";
import { helperLinkId } from "../devices/pairing.ts";
import { actorOf, isPerson } from "../people/person.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { invalidField, Refusal } from "../platform/errors.ts";

const maxOrigins = 10;

/** Everything that scans for a partner or may still be paired; what was revoked or is over is gone. */
export async function listScanners(context: Context, partnerId: string): Promise<ScannersResponse> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const now = context.clock.now();
  const [devices, links, members, partner] = await Promise.all([
    prisma.device.findMany({
      where: { networkId, partnerId, state: "active", OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      orderBy: { pairedAt: "desc" },
      take: 200,
    }),
    prisma.pairingCode.findMany({
      where: { networkId, partnerId, deviceExpiresAt: { not: null }, expiresAt: { gt: now }, usesLeft: { gt: 0 } },
      orderBy: { expiresAt: "asc" },
      take: 50,
    }),
    prisma.membership.findMany({ where: { networkId, partnerId, state: "active" }, select: { personId: true } }),
    prisma.partner.findUniqueOrThrow({ where: { networkId_id: { networkId, id: partnerId } } }),
  ]);
  const team = new Set(members.map(({ personId }) => actorOf({ id: personId })));
  const hasLeft = ({ pairedBy }: { pairedBy: string }): boolean => isPerson(pairedBy) && !team.has(pairedBy);
  return {
    scanners: [...devices.filter(hasLeft), ...devices.filter((device) => !hasLeft(device))].map((device) => ({
      id: device.id,
      name: device.name,
      pairedAt: device.pairedAt.toISOString(),
      ...(device.lastUsedAt ? { lastUsedAt: device.lastUsedAt.toISOString() } : {}),
      ...(device.expiresAt ? { expiresAt: device.expiresAt.toISOString() } : {}),
      ...(hasLeft(device) ? { hasPairerLeft: true as const } : {}),
    })),
    helperLinks: links.map(({ codeHmac, expiresAt, usesLeft }) => ({
      id: helperLinkId(codeHmac),
      until: expiresAt.toISOString(),
      phonesLeft: usesLeft,
    })),
    embedding: { origins: partner.scannerOrigins, limitCents: partner.embeddedLimitCents },
  };
}

/** @throws {Refusal} not_found where it is none of this partner's */
export async function renameScanner(
  context: Context,
  scanner: { id: string; partnerId: string; name: string; actor: string },
): Promise<void> {
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    const { count } = await store.device.updateMany({
      where: { networkId, id: scanner.id, partnerId: scanner.partnerId, state: "active" },
      data: { name: scanner.name },
    });
    if (count === 0) throw new Refusal("not_found");
    await audit(context, store, { actor: scanner.actor, action: "device.renamed", subject: scanner.id });
  });
}

/** From now on its requests are refused: every use asks for the row. @throws {Refusal} not_found */
export async function revokeScanner(
  context: Context,
  scanner: { id: string; partnerId: string; actor: string },
): Promise<void> {
  const { id, partnerId, actor } = scanner;
  const networkId = context.network.id;
  const known = await context.database.prisma.device.findFirst({ where: { networkId, id, partnerId } });
  if (!known) throw new Refusal("not_found");
  if (known.state === "active") await revokeDevice(context, actor, id);
}

/** The link pairs nothing any more; phones it paired stay until their time. @throws {Refusal} not_found */
export async function endHelperLink(
  context: Context,
  link: { id: string; partnerId: string; actor: string },
): Promise<void> {
  const networkId = context.network.id;
  const codeHmac = new Uint8Array(Buffer.from(link.id, "hex"));
  await context.database.transaction(async (store) => {
    const { count } = await store.pairingCode.updateMany({
      where: { networkId, codeHmac, partnerId: link.partnerId, deviceExpiresAt: { not: null } },
      data: { usesLeft: 0 },
    });
    if (count === 0) throw new Refusal("not_found");
    await audit(context, store, { actor: link.actor, action: "helper_link.ended", subject: link.id });
  });
}

/** @throws {Refusal} invalid for what is no exact origin */
export async function setEmbedding(
  context: Context,
  partnerId: string,
  actor: string,
  { origins, limitCents }: EmbeddingView,
): Promise<void> {
  const exact = [...new Set(origins.map((text, index) => parseOrigin(text, `origins.${index}`)))];
  if (exact.length > maxOrigins) throw invalidField("origins", "too_many");
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    await store.partner.update({
      where: { networkId_id: { networkId, id: partnerId } },
      data: { scannerOrigins: exact, embeddedLimitCents: limitCents },
    });
    await audit(context, store, { actor, action: "partner.embedding_changed", subject: partnerId });
  });
}

/** `https://shop.example`, as browsers write it in `Origin`; a pasted address is cut to it. Plain http only on this machine. */
function parseOrigin(text: string, field: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isHere = url && (url.hostname === "localhost" || url.hostname.endsWith(".localhost"));
  const isWeb = url?.protocol === "https:" || (url?.protocol === "http:" && isHere);
  if (!url || !isWeb || url.username || url.password) throw invalidField(field, "wrong_type");
  return url.origin;
}
