import type { Role } from "../../sdk/wire/people.ts";
import type { Context } from "../../server/platform/context.ts";
import { grantRole } from "../../server/people/memberships.ts";
import type { SeededNeighbour } from "./neighbour.ts";
import type { SeededTown } from "./seed.ts";

/** Who can sign in at the demo: the link comes to its mailbox. */
export const demoPeople = {
  florist: "heike@blumen-wessels.example",
  club: "vorstand@strohhutfabrik.example",
  office: "buero@gut-twistringen.example",
} as const;

/** Gives the demo's people their roles; the club's chair has one sign-in for both towns. */
export async function seedPeople(
  test: Context,
  town: SeededTown,
  neighbour: { context: Context; town: SeededNeighbour },
): Promise<void> {
  const grant = async (context: Context, email: string, role: Role, partnerId?: string): Promise<void> => {
    const at = { email, role, actor: "seed", ...(partnerId ? { partnerId } : {}) };
    await context.database.transaction((store) => grantRole(context, store, at));
  };
  await grant(test, demoPeople.florist, "owner", town.sites.blumen.partnerId);
  await grant(test, demoPeople.office, "operator");
  await grant(test, demoPeople.club, "owner", town.sites.kultur.partnerId);
  await grant(neighbour.context, demoPeople.club, "owner", neighbour.town.kultur.partnerId);
}
