import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

/** "Bäckerei Meyerholz" → `baeckerei-meyerholz`; never empty. */
export function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, (other) => (/^\p{M}+$/u.test(other) ? "" : "-"))
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return slug || "partner";
}

/** The address of a partner's page, given once and kept: links to it are out in the world. */
export async function ensureSlug(context: Context, store: Store, partnerId: string): Promise<string> {
  const networkId = context.network.id;
  const where = { networkId_id: { networkId, id: partnerId } };
  const { slug, name } = await store.partner.findUniqueOrThrow({ where });
  if (slug) return slug;
  const wanted = slugOf(name);
  const taken = await store.partner.findMany({
    where: { networkId, slug: { startsWith: wanted } },
    select: { slug: true },
  });
  const known = new Set(taken.map((row) => row.slug));
  let free = wanted;
  for (let number = 2; known.has(free); number++) free = `${wanted}-${number}`;
  await store.partner.update({ where, data: { slug: free } });
  return free;
}
