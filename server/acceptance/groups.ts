import { uuidv7 } from "uuidv7";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation, type Store } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";

/** Most groups of a network. */
const mostGroups = 50;

/** @throws {Refusal} invalid where the name is taken or there are too many */
export async function createGroup(context: Context, actor: string, name: string): Promise<string> {
  const networkId = context.network.id;
  const id = uuidv7();
  if ((await context.database.prisma.acceptanceGroup.count({ where: { networkId } })) >= mostGroups)
    throw invalidField("name", "too_many");
  await named(() =>
    context.database.transaction(async (store) => {
      await store.acceptanceGroup.create({ data: { networkId, id, name, createdAt: context.clock.now() } });
      await audit(context, store, { actor, action: "group.created", subject: id });
    }),
  );
  return id;
}

/** @throws {Refusal} not_found, invalid where the name is taken */
export async function renameGroup(context: Context, actor: string, id: string, name: string): Promise<void> {
  await named(() =>
    context.database.transaction(async (store) => {
      const networkId = context.network.id;
      const { count } = await store.acceptanceGroup.updateMany({ where: { networkId, id }, data: { name } });
      if (count === 0) throw new Refusal("not_found");
      await audit(context, store, { actor, action: "group.renamed", subject: id });
    }),
  );
}

/** Somebody who is in already stays in. @throws {Refusal} not_found where there is no such group or partner */
export async function addToGroup(context: Context, actor: string, groupId: string, partnerId: string): Promise<void> {
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    await lockGroup(context, store, groupId);
    const partner = await store.partner.findUnique({ where: { networkId_id: { networkId, id: partnerId } } });
    // The issuer has a row among the partners; it sells vouchers and takes none.
    if (!partner || partnerId === networkId) throw new Refusal("not_found");
    const spell = { networkId, groupId, partnerId };
    if (await store.acceptanceGroupPartner.findFirst({ where: { ...spell, until: null } })) return;
    const since = context.clock.now();
    await store.acceptanceGroupPartner.upsert({
      where: { networkId_groupId_partnerId_since: { ...spell, since } },
      create: { ...spell, since },
      update: { until: null },
    });
    await audit(context, store, { actor, action: "group.partner-added", subject: `${groupId}/${partnerId}` });
  });
}

/**
 * From now on this partner takes none of the group's vouchers. The last one stays while any of them is open or ordered: its
 * holder could go nowhere.
 * @throws {Refusal} not_found where it is not in, conflict for the last one
 */
export async function endInGroup(context: Context, actor: string, groupId: string, partnerId: string): Promise<void> {
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    await lockGroup(context, store, groupId);
    const { count } = await store.acceptanceGroupPartner.updateMany({
      where: { networkId, groupId, partnerId, until: null },
      data: { until: context.clock.now() },
    });
    if (count === 0) throw new Refusal("not_found");
    const isEmpty = (await store.acceptanceGroupPartner.count({ where: { networkId, groupId, until: null } })) === 0;
    if (isEmpty && (await isOwed(context, store, groupId))) throw new Refusal("conflict");
    await audit(context, store, { actor, action: "group.partner-ended", subject: `${groupId}/${partnerId}` });
  });
}

/** States in which somebody may still want to redeem it. */
export const stillOwed = ["open", "held", "locked"];

/** One statement, one snapshot: what is ordered now and delivered a moment later is seen as the one or the other. */
async function isOwed({ network }: Context, store: Store, groupId: string): Promise<boolean> {
  const rows = await store.$queryRaw<unknown[]>`
    (SELECT 1 FROM passes WHERE network_id = ${network.id}::uuid AND group_id = ${groupId}::uuid AND state = ANY (${stillOwed}) LIMIT 1)
    UNION ALL
    (SELECT 1 FROM voucher_kinds k JOIN order_lines l ON l.network_id = k.network_id AND l.voucher_kind_id = k.id
      JOIN orders o ON o.network_id = l.network_id AND o.id = l.order_id AND o.state IN ('placed', 'paid')
      WHERE k.network_id = ${network.id}::uuid AND k.group_id = ${groupId}::uuid LIMIT 1)`;
  return rows.length > 0;
}

/** Whether a partner takes the group's vouchers now. The redeem statement asks for itself. */
export async function isInGroup(context: Context, groupId: string, partnerId: string): Promise<boolean> {
  const where = { networkId: context.network.id, groupId, partnerId, until: null };
  return (await context.database.prisma.acceptanceGroupPartner.findFirst({ where })) !== null;
}

/** Changes of one group's members queue: two of the last two cannot leave at once. @throws {Refusal} not_found */
async function lockGroup(context: Context, store: Store, id: string): Promise<void> {
  const rows = await store.$queryRaw<
    unknown[]
  >`SELECT 1 FROM acceptance_groups WHERE network_id = ${context.network.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new Refusal("not_found");
}

/** A name that somebody else has is a wrong field. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUniqueViolation(error) ? invalidField("name", "name_taken") : error;
  }
}
