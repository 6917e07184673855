import { addToGroup, createGroup } from "../../server/acceptance/groups.ts";
import { createKind } from "../../server/acceptance/kinds.ts";
import type { Context } from "../../server/platform/context.ts";
import type { DemoSiteName } from "./seed.ts";

/** Whose counters serve food or drink in the demo, beside partners that say they are a restaurant. */
const hosts: readonly DemoSiteName[] = ["baecker", "kultur"];

/**
 * The voucher that GUT once sold for restaurants only. Made once: what the office does with it stays. Only the demo has it, as
 * most towns sell the one voucher that everybody takes.
 */
export async function seedKinds(
  context: Context,
  partners: Record<DemoSiteName, { partnerId: string }>,
): Promise<void> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  if ((await prisma.voucherKind.count({ where: { networkId } })) > 0) return;
  const name = "Gastronomie";
  const known = await prisma.acceptanceGroup.findUnique({ where: { networkId_name: { networkId, name } } });
  if (!known) await createGroup(context, "seed", name);
  const { id: groupId } = await prisma.acceptanceGroup.findUniqueOrThrow({
    where: { networkId_name: { networkId, name } },
  });
  const restaurants = await prisma.partner.findMany({ where: { networkId, kind: "restaurant", state: "active" } });
  const members = new Set([...hosts.map((site) => partners[site].partnerId), ...restaurants.map(({ id }) => id)]);
  for (const partnerId of members) await addToGroup(context, "seed", groupId, partnerId);
  await createKind(context, "seed", {
    name: "Gastro-Gutschein",
    groupId,
    denominationsCents: [1_000],
    isOffered: true,
  });
}
