import { createHash } from "node:crypto";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { encodePicture } from "../profiles/encode-picture.ts";

/** Draws an uploaded cover anew. @param alt what is to be seen on it @throws {Refusal} not_found, invalid at `picture` or `alt` */
export async function setCover(
  context: Context,
  actor: string,
  id: string,
  { upload, alt }: { upload: Uint8Array; alt: string },
): Promise<void> {
  if (alt.trim() === "") throw invalidField("alt", "required");
  const where = { networkId_id: { networkId: context.network.id, id } };
  const book = await context.database.prisma.couponBook.findUnique({ where, select: { id: true } });
  if (!book) throw new Refusal("not_found");
  const { large } = await encodePicture(upload);
  const coverVersion = createHash("sha256").update(large).digest("hex").slice(0, 12);
  await context.database.transaction(async (store) => {
    await store.couponBook.update({ where, data: { cover: large, coverVersion, coverAlt: alt.trim() } });
    await audit(context, store, { actor, action: "book.cover", subject: id });
  });
}

/** The bytes of a cover (WebP), for everybody once the book was on sale, for the office before; undefined where there is none. */
export async function findCover(
  context: Context,
  id: string,
  reader: "everybody" | "office",
): Promise<Uint8Array | undefined> {
  const row = await context.database.prisma.couponBook.findUnique({
    where: {
      networkId_id: { networkId: context.network.id, id },
      ...(reader === "office" ? {} : { state: { not: "draft" } }),
    },
    select: { cover: true },
  });
  return row?.cover ?? undefined;
}

/** A cover's address, for the reader it is meant for: another picture has another one. Undefined where there is no cover. */
export function coverUrl(
  { config, network }: Context,
  { id, coverVersion }: { id: string; coverVersion: string | null },
  reader: "everybody" | "office",
): string | undefined {
  if (coverVersion === null) return undefined;
  const books = `${config.PUBLIC_URL}/v1/${network.slug}/${reader === "office" ? "operator/" : ""}coupon-books`;
  return `${books}/${id}/cover.webp?v=${coverVersion}`;
}
