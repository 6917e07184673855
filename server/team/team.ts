import { uuidv7 } from "uuidv7";
import type { TeamMember, TeamRole } from "../../sdk/wire/team.ts";
import { endMembership, grantRole } from "../people/memberships.ts";
import { actorOf, type Person } from "../people/person.ts";
import { createSignInLink } from "../people/sign-in-links.ts";
import { hmacOfEmail, unsealEmail } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { enqueue } from "../platform/outbox/outbox.ts";

/** An invitation waits in somebody's mail over a long weekend. */
export const invitationDays = 3;
const maxInvitationsPerHour = 20;

/** Who works at a partner, owners first. */
export async function listTeam(context: Context, partnerId: string, me: Pick<Person, "id">): Promise<TeamMember[]> {
  const { prisma } = context.database;
  const rows = await prisma.membership.findMany({
    where: { networkId: context.network.id, partnerId, state: "active" },
    orderBy: [{ createdAt: "asc" }],
  });
  const people = await prisma.person.findMany({ where: { id: { in: rows.map(({ personId }) => personId) } } });
  const sealed = new Map(people.map(({ id, emailSealed }) => [id, emailSealed]));
  return Promise.all(
    rows.map(async ({ id, personId, role, createdAt }) => ({
      id,
      email: await unsealEmail(context, personId, sealed.get(personId)!), // safe because a foreign key holds them together
      role: role as TeamRole, // safe because a CHECK allows no operator at a partner
      since: createdAt.toISOString(),
      isMe: personId === me.id,
    })),
  );
}

/**
 * Gives a role and mails a link to sign in with. An address that is here already gets the new role.
 * @throws {Refusal} conflict where the last owner would become less, rate_limited
 */
export async function invite(
  context: Context,
  partnerId: string,
  me: Person,
  { email, role }: { email: string; role: TeamRole },
): Promise<void> {
  const hourMs = 3_600_000;
  if (!(await isWithin(context, `invitations of ${partnerId}`, maxInvitationsPerHour, hourMs)))
    throw new Refusal("rate_limited", { retryAfterSeconds: hourMs / 1_000 });
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    await lockTeam(context, store, partnerId);
    const known = await store.person.findUnique({ where: { emailHmac: hmacOfEmail(context, email) } });
    const before =
      known &&
      (await store.membership.findFirst({ where: { networkId, partnerId, personId: known.id, state: "active" } }));
    if (before?.role === "owner" && role !== "owner") await assertOtherOwner(context, store, partnerId, before.id);
    await grantRole(context, store, { email, role, partnerId, actor: actorOf(me) });
    const linkId = uuidv7();
    await createSignInLink(context, store, { id: linkId, email, minutes: invitationDays * 24 * 60 });
    await enqueue(context, store, "mail.invitation", `${partnerId}/${linkId}`);
  });
  context.wake();
}

/** @throws {Refusal} not_found, conflict for the last owner */
export async function endMember(context: Context, partnerId: string, me: Person, membershipId: string): Promise<void> {
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    await lockTeam(context, store, partnerId);
    const found = await store.membership.findFirst({
      where: { networkId, id: membershipId, partnerId, state: "active" },
    });
    if (!found) throw new Refusal("not_found");
    if (found.role === "owner") await assertOtherOwner(context, store, partnerId, membershipId);
    await endMembership(context, { id: membershipId, partnerId, actor: actorOf(me) }, store);
  });
}

/** Two owners who end each other at once would leave nobody: changes of a team queue for the partner's row. */
async function lockTeam({ network }: Context, store: Store, partnerId: string): Promise<void> {
  await store.$queryRaw`SELECT 1 FROM partners WHERE network_id = ${network.id}::uuid AND id = ${partnerId}::uuid FOR NO KEY UPDATE`;
}

async function assertOtherOwner(context: Context, store: Store, partnerId: string, but: string): Promise<void> {
  const others = await store.membership.count({
    where: { networkId: context.network.id, partnerId, role: "owner", state: "active", id: { not: but } },
  });
  if (others === 0) throw new Refusal("conflict");
}
