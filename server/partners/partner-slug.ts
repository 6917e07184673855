import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

const german: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", "&": " und " };

/** "Café Müller & Söhne" → "cafe-mueller-und-soehne"; empty where no letter is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüßæø&]/g, (letter) => german[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}+|['’`.]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
}

/** The first that is free: "blumen", "blumen-2" … The unique key has the last word where two ask at once. */
export async function partnerSlug(context: Context, store: Store, name: string): Promise<string> {
  const base = slugOf(name) || "partner";
  const rows = await store.partner.findMany({
    where: { networkId: context.network.id, slug: { startsWith: base } },
    select: { slug: true },
  });
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
