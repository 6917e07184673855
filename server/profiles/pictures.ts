import { uuidv7 } from "uuidv7";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { encodePicture } from "./encode-picture.ts";
import { isPublic } from "./profile.ts";

/** A page of pictures, not an album. */
export const maxPictures = 8;

interface Change {
  partnerId: string;
  actor: string;
}

/** Adds a picture behind the others. @throws {Refusal} invalid, with the reason at `picture` */
export async function addPicture(context: Context, change: Change & { upload: Uint8Array }): Promise<void> {
  const { partnerId, actor } = change;
  const networkId = context.network.id;
  const { large, small, width, height } = await encodePicture(change.upload);
  await context.database.transaction(async (store) => {
    // The partner's row orders those who add at the same time.
    await store.$queryRaw`SELECT 1 FROM partners WHERE network_id = ${networkId}::uuid AND id = ${partnerId}::uuid FOR UPDATE`;
    const known = await store.partnerPicture.aggregate({
      where: { networkId, partnerId },
      _count: true,
      _max: { position: true },
    });
    if (known._count >= maxPictures) throw invalidField("picture", "too_many");
    const id = uuidv7();
    const position = (known._max.position ?? 0) + 1;
    const createdAt = context.clock.now();
    await store.partnerPicture.create({
      data: { networkId, id, partnerId, position, alt: "", width, height, content: large, small, createdAt },
    });
    await audit(context, store, { actor, action: "picture.added", subject: id });
  });
}

/** @throws {Refusal} not_found for another partner's */
export async function describePicture(context: Context, change: Change & { id: string; alt: string }): Promise<void> {
  const { partnerId, actor, id, alt } = change;
  await context.database.transaction(async (store) => {
    const { count } = await store.partnerPicture.updateMany({
      where: { networkId: context.network.id, partnerId, id },
      data: { alt },
    });
    if (count === 0) throw new Refusal("not_found");
    await audit(context, store, { actor, action: "picture.described", subject: id });
  });
}

/** @throws {Refusal} not_found for another partner's */
export async function removePicture(context: Context, change: Change & { id: string }): Promise<void> {
  const { partnerId, actor, id } = change;
  await context.database.transaction(async (store) => {
    const { count } = await store.partnerPicture.deleteMany({
      where: { networkId: context.network.id, partnerId, id },
    });
    if (count === 0) throw new Refusal("not_found");
    await audit(context, store, { actor, action: "picture.removed", subject: id });
  });
}

/** Puts all pictures in this order. @throws {Refusal} conflict where these are not the ones there are */
export async function orderPictures(context: Context, change: Change & { ids: string[] }): Promise<void> {
  const { partnerId, actor, ids } = change;
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    const known = await store.partnerPicture.findMany({ where: { networkId, partnerId }, select: { id: true } });
    if (known.length !== ids.length || !known.every(({ id }) => ids.includes(id))) throw new Refusal("conflict");
    for (const [position, id] of ids.entries())
      await store.partnerPicture.update({ where: { networkId_id: { networkId, id } }, data: { position } });
    await audit(context, store, { actor, action: "picture.ordered", subject: partnerId });
  });
}

/**
 * The bytes of a picture; undefined where it is not there, or not to be seen: a partner who is suspended or wants not to be
 * found shows nothing to those who kept an address.
 * @param access `desk`: who asks has the desk's own address of it (picture-view.ts)
 */
export async function findPicture(
  context: Context,
  id: string,
  size: "large" | "small",
  access: "public" | "desk",
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const row = await prisma.partnerPicture.findUnique({
    where: { networkId_id: { networkId, id } },
    select: { partnerId: true, content: size === "large", small: size === "small" },
  });
  if (!row) return undefined;
  const isToBeSeen =
    access === "desk" || (await prisma.partner.count({ where: { networkId, id: row.partnerId, AND: isPublic } })) > 0;
  return isToBeSeen ? new Uint8Array(row.content ?? row.small) : undefined;
}
