import type { Me, MembershipView, Role, SessionView } from "../../sdk/wire/people.ts";
import type { Context } from "../platform/context.ts";
import { listPasskeys } from "./passkeys.ts";
import type { Person } from "./person.ts";
import { unsealEmail } from "./store.ts";

/** What somebody who is signed in sees of themselves, in every town. */
export async function viewMe(context: Context, person: Person): Promise<Me> {
  const { emailSealed } = await context.database.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const [email, memberships, passkeys, sessions] = await Promise.all([
    unsealEmail(context, person.id, emailSealed),
    listAllMemberships(context, person.id),
    listPasskeys(context, person),
    listSessions(context, person),
  ]);
  return { id: person.id, email, memberships, passkeys, sessions };
}

/** The one place where a person's towns are seen together; each is read by its own network id. */
async function listAllMemberships({ database: { prisma } }: Context, personId: string): Promise<MembershipView[]> {
  const rows = await prisma.membership.findMany({
    where: { personId, state: "active" },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    rows.map(async ({ networkId, partnerId, role }) => {
      const { slug, town } = await prisma.network.findUniqueOrThrow({ where: { id: networkId } });
      const view: MembershipView = { network: slug, town, role: role as Role }; // safe because a CHECK allows no other
      if (!partnerId) return view;
      const partner = await prisma.partner.findUniqueOrThrow({ where: { networkId_id: { networkId, id: partnerId } } });
      view.partner = {
        id: partner.id,
        name: partner.name,
        state: partner.state as "active" | "suspended", // safe because a CHECK allows no other
        ...(partner.slug ? { slug: partner.slug } : {}),
      };
      return view;
    }),
  );
}

async function listSessions(context: Context, person: Person): Promise<SessionView[]> {
  const rows = await context.database.prisma.session.findMany({
    where: { personId: person.id, endedAt: null, expiresAt: { gt: context.clock.now() } },
    orderBy: { seenAt: "desc" },
    take: 20,
  });
  return rows.map(({ id, label, createdAt, seenAt }) => ({
    id,
    label,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    isThis: id === person.sessionId,
  }));
}
