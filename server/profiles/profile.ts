import type { OpeningHours } from "../../sdk/wire/opening-hours.ts";
import type { CategoryId, PartnerKind, PictureView, Profile } from "../../sdk/wire/profile.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Partner as PartnerRow } from "../platform/generated/client.ts";
import { pagesBase, pictureUrl } from "./pages-address.ts";
import { isWebPage } from "./profile-input.ts";
import { viewTokenOf } from "./picture-view.ts";

/** A partner as its public page shows it. */
export interface ListedPartner {
  id: string;
  slug: string;
  name: string;
  kind: PartnerKind;
  legalName: string;
  street: string;
  postalCode: string;
  city: string;
  phone: string;
  website: string;
  story: string;
  categories: CategoryId[];
  hours: OpeningHours;
  location?: { latitude: number; longitude: number } | undefined;
}

export const isPublic = { state: "active", isListed: true, slug: { not: null } } as const;

/** Everybody who takes part and wants to be found, in the order of the alphabet. */
export async function listPartners(context: Context): Promise<ListedPartner[]> {
  const rows = await context.database.prisma.partner.findMany({
    where: { networkId: context.network.id, ...isPublic },
  });
  return rows.map(toListed).toSorted((a, b) => a.name.localeCompare(b.name, "de"));
}

/** Undefined where there is no such partner, or it is not to be found. */
export async function findListedPartner(context: Context, slug: string): Promise<ListedPartner | undefined> {
  const row = await context.database.prisma.partner.findFirst({
    where: { networkId: context.network.id, AND: [isPublic, { slug }] },
  });
  return row ? toListed(row) : undefined;
}

/** The desk's view of a partner. @throws where there is no such partner */
export async function getProfile(context: Context, partnerId: string): Promise<Profile> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const row = await prisma.partner.findUniqueOrThrow({ where: { networkId_id: { networkId, id: partnerId } } });
  const others = await listPartners(context);
  const { story, website, phone, street, postalCode, city, name, slug, isListed } = row;
  return {
    name,
    story,
    website,
    phone,
    street,
    postalCode,
    city,
    isListed,
    kind: row.kind as PartnerKind, // safe because a CHECK allows no other
    categories: row.categories as CategoryId[], // safe because only the schema's get in
    hours: hoursOf(row),
    ...locationOf(row),
    pictures: await listDeskPictures(context, partnerId),
    ...(slug && isListed && row.state === "active" ? { pageUrl: partnerUrl(context, slug) } : {}),
    neighbours: others.flatMap((other) =>
      other.location && other.id !== partnerId ? [{ name: other.name, ...other.location }] : [],
    ),
  };
}

export function partnerUrl({ config, network }: Context, slug: string): string {
  return `${pagesBase(config)}/${network.slug}/${slug}`;
}

/** With their public addresses. */
export async function listPictures(
  context: Context,
  partnerId: string,
  store: Store = context.database.prisma,
): Promise<PictureView[]> {
  const rows = await store.partnerPicture.findMany({
    where: { networkId: context.network.id, partnerId },
    select: { id: true, alt: true, width: true, height: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const url = (id: string, size: "large" | "small"): string =>
    pictureUrl(context.config, context.network.slug, id, size);
  return rows.map((row) => ({ ...row, url: url(row.id, "large"), smallUrl: url(row.id, "small") }));
}

/** For the partner's own desk: addresses that work whether it is listed or not. */
export async function listDeskPictures(context: Context, partnerId: string): Promise<PictureView[]> {
  return (await listPictures(context, partnerId)).map((picture) => {
    const view = `?view=${viewTokenOf(context, picture.id)}`;
    return { ...picture, url: picture.url + view, smallUrl: picture.smallUrl + view };
  });
}

function toListed(row: PartnerRow): ListedPartner {
  const { id, name, legalName, street, postalCode, city, phone, website, story } = row;
  return {
    id,
    name,
    legalName,
    street,
    postalCode,
    city,
    phone,
    // It becomes a link: one that came in by another way than the desk is held to the same.
    website: isWebPage(website) ? website : "",
    story,
    slug: row.slug!, // safe because only partners with one are asked for
    kind: row.kind as PartnerKind, // safe because a CHECK allows no other
    categories: row.categories as CategoryId[], // safe because only the schema's get in
    hours: hoursOf(row),
    ...locationOf(row),
  };
}

/** The column begins as an empty list. */
function hoursOf({ hours }: PartnerRow): OpeningHours {
  if (hours === null || typeof hours !== "object" || Array.isArray(hours)) return { weekly: [], closed: [] };
  return hours as unknown as OpeningHours; // safe because only the schema's get in
}

function locationOf({ latitude, longitude }: PartnerRow): Pick<ListedPartner, "location"> {
  return latitude === null || longitude === null ? {} : { location: { latitude, longitude } };
}
