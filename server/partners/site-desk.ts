import { domainToUnicode } from "node:url";
import { uuidv7 } from "uuidv7";
import type { AuditAction } from "../../sdk/wire/audit.ts";
import type { SiteOrigin, SiteRequest, SiteView } from "../../sdk/wire/sites.ts";
import { readOrigin } from "../../sdk/wire/site-origin.ts";
import type { FieldReason } from "../../sdk/wire/errors.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import type { Site as SiteRow } from "../platform/generated/client.ts";
import { newSiteKey } from "./enrol.ts";

/** How long a replaced key goes on working: time to change every page it is printed in. */
export const overlapMs = 7 * 86_400_000;
/** Most sites in use that one partner has. */
export const maxSites = 20;

/** Newest first, revoked ones last. */
export async function listSites(context: Context, partnerId: string): Promise<SiteView[]> {
  const { prisma } = context.database;
  const rows = await prisma.site.findMany({
    where: { networkId: context.network.id, partnerId },
    orderBy: [{ state: "asc" }, { createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return Promise.all(rows.map((row) => view(context, prisma, row)));
}

/** @throws {Refusal} invalid, conflict with too many sites */
export async function createSite(
  context: Context,
  actor: string,
  partnerId: string,
  request: SiteRequest,
): Promise<SiteView> {
  const origins = originsOf(context, request.origins);
  const networkId = context.network.id;
  return context.database.transaction(async (store) => {
    if ((await store.site.count({ where: { networkId, partnerId, state: "active" } })) >= maxSites)
      throw new Refusal("conflict");
    const id = uuidv7();
    const site = await store.site.create({
      data: {
        networkId,
        id,
        partnerId,
        name: request.name,
        origins,
        key: newSiteKey(context.network),
        createdAt: context.clock.now(),
      },
    });
    await audit(context, store, { actor, action: "site.added", subject: id });
    return view(context, store, site);
  });
}

/** Renames a site and sets its origins. @throws {Refusal} invalid, not_found, conflict for a revoked one */
export async function changeSite(
  context: Context,
  actor: string,
  place: { partnerId: string; siteId: string },
  request: SiteRequest,
): Promise<SiteView> {
  const origins = originsOf(context, request.origins);
  return change(context, actor, place, "site.changed", async (_, site) => {
    if (site.state !== "active") throw new Refusal("conflict");
    return { name: request.name, origins };
  });
}

/**
 * Gives a site a new key at once; the old one goes on working for seven days.
 * @param key the one to replace: where somebody was quicker, nothing happens
 * @throws {Refusal} not_found, conflict for a revoked site or a key that is not today's
 */
export async function replaceKey(
  context: Context,
  actor: string,
  place: { partnerId: string; siteId: string },
  key: string,
): Promise<SiteView> {
  return change(context, actor, place, "site.key_replaced", async (store, site) => {
    if (site.state !== "active" || site.key !== key) throw new Refusal("conflict");
    const expiresAt = new Date(context.clock.now().getTime() + overlapMs);
    await store.retiredSiteKey.create({ data: { networkId: context.network.id, key, siteId: site.id, expiresAt } });
    return { key: newSiteKey(context.network) };
  });
}

/** Ends a site with all its keys, for good. @throws {Refusal} not_found */
export async function endSite(
  context: Context,
  actor: string,
  place: { partnerId: string; siteId: string },
): Promise<SiteView> {
  return change(context, actor, place, "site.revoked", async () => ({ state: "revoked" }));
}

/** One change of one site of this partner, audited; of two at once the second sees what the first did. */
async function change(
  context: Context,
  actor: string,
  { partnerId, siteId }: { partnerId: string; siteId: string },
  action: AuditAction,
  decide: (store: Store, site: SiteRow) => Promise<Partial<Pick<SiteRow, "name" | "origins" | "key" | "state">>>,
): Promise<SiteView> {
  const networkId = context.network.id;
  return context.database.transaction(async (store) => {
    // An update that changes nothing takes the row's lock before it is read.
    const { count } = await store.site.updateMany({
      where: { networkId, id: siteId, partnerId },
      data: { partnerId },
    });
    if (count === 0) throw new Refusal("not_found");
    const where = { networkId_id: { networkId, id: siteId } };
    const data = await decide(store, await store.site.findUniqueOrThrow({ where }));
    const site = await store.site.update({ where, data });
    await audit(context, store, { actor, action, subject: siteId });
    return view(context, store, site);
  });
}

/** @throws {Refusal} invalid, naming each address that can't be taken */
function originsOf(context: Context, texts: string[]): string[] {
  const fields: Record<string, FieldReason> = {};
  const origins = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const read = readOrigin(text, context.config.PUBLIC_URL);
    if ("origin" in read) origins.add(read.origin);
    else fields[`origins.${index}`] = read.reason;
  }
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", { fields });
  return [...origins];
}

async function view(context: Context, store: Store, row: SiteRow): Promise<SiteView> {
  const old = await store.retiredSiteKey.findMany({
    where: { networkId: context.network.id, siteId: row.id, expiresAt: { gt: context.clock.now() } },
    orderBy: { expiresAt: "desc" },
  });
  return {
    id: row.id,
    name: row.name,
    key: row.key,
    origins: row.origins.map(viewOrigin),
    state: row.state as SiteView["state"], // safe because a CHECK allows no other
    createdAt: row.createdAt.toISOString(),
    ...(row.lastSeenAt ? { lastSeenAt: row.lastSeenAt.toISOString() } : {}),
    oldKeys: old.map(({ key, expiresAt }) => ({ key, expiresAt: expiresAt.toISOString() })),
  };
}

function viewOrigin(origin: string): SiteOrigin {
  const { protocol, hostname, port } = new URL(origin);
  const name = domainToUnicode(hostname) || hostname;
  return { origin, label: `${protocol}//${name}${port ? `:${port}` : ""}` };
}
