import type { ProfileInput } from "../../sdk/wire/profile.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { ensureSlug } from "./slug.ts";

/** Writes what a partner tells about itself, all of it at once. */
export async function editProfile(
  context: Context,
  change: { partnerId: string; input: ProfileInput; actor: string },
): Promise<void> {
  const { partnerId, input, actor } = change;
  const { location, hours, ...rest } = input;
  await context.database.transaction(async (store) => {
    if (input.isListed) await ensureSlug(context, store, partnerId);
    await store.partner.update({
      where: { networkId_id: { networkId: context.network.id, id: partnerId } },
      data: {
        ...rest,
        // Spread, for the driver takes plain objects only.
        hours: { weekly: hours.weekly.map((span) => ({ ...span })), closed: hours.closed.map((days) => ({ ...days })) },
        latitude: location?.latitude ?? null,
        longitude: location?.longitude ?? null,
      },
    });
    await audit(context, store, { actor, action: "partner.profile_changed", subject: partnerId });
  });
}
