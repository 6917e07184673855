import type { Deputy } from "../../sdk/wire/supervision.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { enqueueAgain } from "../platform/outbox/outbox.ts";
import { grantRole } from "./memberships.ts";
import { actorOf, type Person } from "./person.ts";
import { unsealEmail } from "./store.ts";

/** Who works in the office of this network. */
export async function listDeputies(context: Context, person: Person): Promise<Deputy[]> {
  const { prisma } = context.database;
  const rows = await prisma.membership.findMany({
    where: { networkId: context.network.id, role: "operator", state: "active" },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    rows.map(async ({ id, personId, createdAt }) => ({
      id,
      email: await emailOf(context, personId),
      since: createdAt.toISOString(),
      isYou: personId === person.id,
    })),
  );
}

/** Lets somebody into the office and tells them by mail. */
export async function addDeputy(context: Context, person: Person, email: string): Promise<void> {
  await context.database.transaction(async (store) => {
    const id = await grantRole(context, store, { email, role: "operator", actor: actorOf(person) });
    await enqueueAgain(context, store, "mail.deputy-added", id);
  });
  context.wake();
}

/** Ends somebody's work in the office; oneself's, too. @throws {Refusal} not_found, conflict for the last one */
export async function endDeputy(context: Context, person: Person, id: string): Promise<void> {
  const office = { networkId: context.network.id, role: "operator", state: "active" };
  await context.database.transaction(async (store) => {
    // Holds every operator's row: two who end each other at once do so one after the other.
    const { count } = await store.membership.updateMany({ where: office, data: { role: "operator" } });
    const found = await store.membership.findFirst({ where: { ...office, id } });
    if (!found) throw new Refusal("not_found");
    if (count < 2) throw new Refusal("conflict");
    await store.membership.updateMany({ where: { ...office, id }, data: { state: "ended" } });
    await audit(context, store, { actor: actorOf(person), action: "membership.ended", subject: id });
  });
}

/** Where a deputy is written to; undefined once they are none. For the mail alone. */
export async function findDeputyEmail(context: Context, id: string): Promise<string | undefined> {
  const row = await context.database.prisma.membership.findFirst({
    where: { networkId: context.network.id, id, role: "operator", state: "active" },
  });
  return row ? emailOf(context, row.personId) : undefined;
}

async function emailOf(context: Context, personId: string): Promise<string> {
  const { emailSealed } = await context.database.prisma.person.findUniqueOrThrow({ where: { id: personId } });
  return unsealEmail(context, personId, emailSealed);
}
