import { createHash } from "node:crypto";
import type { NetworkSettings, SaveSettingsRequest, SettingsView } from "../../sdk/wire/network-settings.ts";
import { closesAt } from "../payments/deadlines.ts";
import { audit } from "../platform/audit.ts";
import { dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import type { Network } from "./network.ts";
import { findNetworkBySlug, getNetwork, updateNetwork } from "./store.ts";

/** What an operator sees before changing anything: read from the database, not from what the directory believes. */
export async function viewSettings(context: Context): Promise<SettingsView> {
  const network = await getNetwork(context.database, context.network.id);
  const settings = settingsOf(network);
  const twin = await findTwin(context);
  return {
    settings,
    version: versionOf(settings),
    mode: network.mode,
    openTransfers: await countOpenTransfers(context),
    ...(twin ? { twin } : {}),
  };
}

/**
 * Saves over the state that was looked at, and over no other. Every API process sees it within two seconds.
 * @throws {Refusal} conflict where somebody else saved meanwhile; invalid
 */
export async function saveSettings(
  context: Context,
  actor: string,
  { version, settings }: SaveSettingsRequest,
): Promise<void> {
  const { database, network } = context;
  await database.transaction(async (store) => {
    // Held until the end: of two who save at once, the second sees what the first saved. Orders and redemptions go on.
    await store.$queryRaw`SELECT 1 FROM networks WHERE id = ${network.id}::uuid FOR NO KEY UPDATE`;
    const before = settingsOf(await getNetwork(database, network.id, store));
    if (versionOf(before) !== version) throw new Refusal("conflict");
    // Open transfers name the account; without one their pages could not be shown.
    if (before.iban !== "" && settings.iban === "") throw invalidField("settings.iban", "required");
    const changed = changedFields(before, settings);
    if (changed.length === 0) return;
    await updateNetwork(store, network.id, settings);
    for (const field of changed) await audit(context, store, { actor, action: "settings.changed", subject: field });
  });
}

/** Ends of the paths that differ, e.g. `issuer.street`. Names alone: what they hold may be about a person. */
export function changedFields(before: object, after: object, path = ""): string[] {
  return Object.entries(before).flatMap(([key, value]: [string, unknown]) => {
    const other = (after as Record<string, unknown>)[key]; // safe because both are settings
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isGroup) return changedFields(value, other as object, `${path}${key}.`); // safe because both are settings
    return JSON.stringify(value) === JSON.stringify(other) ? [] : [path + key];
  });
}

/** The part of a network that may be changed, its keys always in this order. */
function settingsOf(network: Network): NetworkSettings {
  const { town, voucherName, brandColor, denominationsCents, maxVouchers, postcodeAreas, iban, bic } = network;
  const { name, street, postalCode, city, email } = network.issuer;
  const { welcome, mailNote, helpPhone, officeHours } = network.texts;
  return {
    town,
    voucherName,
    brandColor,
    denominationsCents: denominationsCents.toSorted((a, b) => a - b),
    maxVouchers,
    postcodeAreas,
    issuer: { name, street, postalCode, city, email },
    iban,
    bic,
    texts: { welcome, mailNote, helpPhone, officeHours },
  };
}

function versionOf(settings: NetworkSettings): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("base64url").slice(0, 22);
}

async function countOpenTransfers(context: Context): Promise<SettingsView["openTransfers"]> {
  const where = { networkId: context.network.id, state: "placed", paymentMethod: "bank_transfer" };
  const { _count: count, _max: last } = await context.database.prisma.order.aggregate({
    where,
    _count: true,
    _max: { placedAt: true },
  });
  if (!last.placedAt) return { count };
  const closes = closesAt(context, { paymentMethod: "bank_transfer", placedAt: last.placedAt });
  // It closes at midnight: the day before is the last on which money finds it.
  return { count, lastDay: dayOf(new Date(closes.getTime() - 1), context.network.timeZone) };
}

/** By the slug, as twins are named: `bassum` and `bassum-test`. */
async function findTwin({ database, network }: Context): Promise<SettingsView["twin"]> {
  const slug = network.mode === "test" ? network.slug.replace(/-test$/, "") : `${network.slug}-test`;
  const twin = slug === network.slug ? undefined : await findNetworkBySlug(database, slug);
  return twin && twin.mode !== network.mode ? { slug, mode: twin.mode } : undefined;
}
