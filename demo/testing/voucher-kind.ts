import { addToGroup, createGroup } from "../../server/acceptance/groups.ts";
import { createKind } from "../../server/acceptance/kinds.ts";
import type { Context } from "../../server/platform/context.ts";

/** A kind of voucher that only these partners take, made as the office makes it. */
export async function newKind(
  context: Context,
  partnerIds: string[],
  {
    name = "Gastro-Gutschein",
    groupName = "Gastronomie",
    denominationsCents = [1_000],
    isOffered = true,
  }: { name?: string; groupName?: string; denominationsCents?: number[]; isOffered?: boolean } = {},
): Promise<{ kindId: string; groupId: string }> {
  const groupId = await createGroup(context, "test", groupName);
  for (const partnerId of partnerIds) await addToGroup(context, "test", groupId, partnerId);
  const kindId = await createKind(context, "test", { name, groupId, denominationsCents, isOffered });
  return { kindId, groupId };
}
