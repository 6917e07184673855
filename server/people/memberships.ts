import { uuidv7 } from "uuidv7";
import type { Role } from "../../sdk/wire/people.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Membership } from "./person.ts";
import { ensurePerson, unsealEmail } from "./store.ts";

/** What a person may do in this network. */
export async function listMemberships(context: Context, personId: string): Promise<Membership[]> {
  const rows = await context.database.prisma.membership.findMany({
    where: { networkId: context.network.id, personId, state: "active" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, role, partnerId }) => ({
    id,
    personId,
    role: role as Role, // safe because a CHECK allows no other
    partnerId: partnerId ?? undefined,
  }));
}

/**
 * Gives the person behind an address a role; an ended membership begins anew, another role takes the old one's place.
 * @param partnerId undefined for an operator
 */
export async function grantRole(
  context: Context,
  store: Store,
  grant: { email: string; role: Role; partnerId?: string; actor: string },
): Promise<string> {
  const personId = await ensurePerson(context, store, grant.email);
  const networkId = context.network.id;
  const partnerId = grant.partnerId ?? null;
  const known = await store.membership.findFirst({ where: { networkId, personId, partnerId } });
  const id = known?.id ?? uuidv7();
  if (known)
    await store.membership.update({
      where: { networkId_id: { networkId, id } },
      data: { role: grant.role, state: "active" },
    });
  else
    await store.membership.create({
      data: { networkId, id, personId, partnerId, role: grant.role, createdAt: context.clock.now() },
    });
  await audit(context, store, { actor: grant.actor, action: `membership.${grant.role}`, subject: id });
  return id;
}

/** Ends a membership of a partner (or, without one, of the office). True where there was one. */
export async function endMembership(
  context: Context,
  ending: { id: string; partnerId: string | null; actor: string },
  inside?: Store,
): Promise<boolean> {
  const networkId = context.network.id;
  const end = async (store: Store): Promise<boolean> => {
    const { count } = await store.membership.updateMany({
      where: { networkId, id: ending.id, partnerId: ending.partnerId, state: "active" },
      data: { state: "ended" },
    });
    if (count === 1)
      await audit(context, store, { actor: ending.actor, action: "membership.ended", subject: ending.id });
    return count === 1;
  };
  return inside ? end(inside) : context.database.transaction(end);
}

export interface Owner {
  personId: string;
  /** Where mail reaches them. */
  email: string;
}

/** A partner's owners, whoever was first leading. */
export async function listOwners(context: Context, partnerId: string): Promise<Owner[]> {
  const { prisma } = context.database;
  const rows = await prisma.membership.findMany({
    where: { networkId: context.network.id, partnerId, role: "owner", state: "active" },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    rows.map(async ({ personId }) => {
      const { emailSealed } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
      return { personId, email: await unsealEmail(context, personId, emailSealed) };
    }),
  );
}

/** Where one of them reads mail; nothing for who is no owner (any more). */
export async function findOwnerEmail(
  context: Context,
  partnerId: string,
  personId: string,
): Promise<string | undefined> {
  return (await listOwners(context, partnerId)).find((owner) => owner.personId === personId)?.email;
}
