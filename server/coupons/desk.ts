import { uuidv7 } from "uuidv7";
import type { CouponDraft, CouponState } from "../../sdk/wire/coupon-desk.ts";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { audit } from "../platform/audit.ts";
import { dayFromColumn, dayOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import type { Coupon as CouponRow } from "../platform/generated/client.ts";
import { statusAt, wallMoment } from "./eligibility.ts";
import { termsToRow, toTerms } from "./terms.ts";

/** Who does it, at whose desk. */
export interface AtDesk {
  partnerId: string;
  actor: string;
}

/** Makes a draft. @returns its id @throws {Refusal} invalid with fields */
export async function createCoupon(
  context: Context,
  { partnerId, actor }: AtDesk,
  draft: CouponDraft,
): Promise<string> {
  const id = uuidv7();
  const now = context.clock.now();
  await context.database.transaction(async (store) => {
    await checkDraft(context, store, partnerId, draft);
    await store.coupon.create({
      data: {
        networkId: context.network.id,
        id,
        partnerId,
        ...limitsOf(draft),
        pictureId: draft.pictureId ?? null,
        createdAt: now,
        changedAt: now,
      },
    });
    await setTerms(context, store, id, draft.terms);
    await audit(context, store, { actor, action: "coupon.created", subject: id });
  });
  return id;
}

/**
 * Changes a coupon. Whoever took it keeps the terms of that day; a book's coupon is promised to everybody who bought
 * the book, so that its terms stay once it is live.
 * @throws {Refusal} not_found, invalid with fields, conflict where it is over or promised by a book
 */
export async function editCoupon(context: Context, at: AtDesk & { id: string }, draft: CouponDraft): Promise<void> {
  await context.database.transaction(async (store) => {
    const row = await lockCoupon(context, store, at);
    await checkDraft(context, store, at.partnerId, draft);
    const isDraft = row.state === "draft";
    const before = await termsOf(context, store, row);
    const isSame = JSON.stringify(before) === JSON.stringify(normalised(draft.terms));
    const limits = limitsOf(draft);
    if (["ended", "discarded"].includes(row.state) || (!isDraft && limits.bookId !== row.bookId))
      throw new Refusal("conflict");
    if (!isDraft && row.bookId !== null && !isSame) throw new Refusal("conflict");
    if (limits.totalLimit !== null && limits.totalLimit < row.taken)
      throw invalidField("audience.totalLimit", "below_taken");
    await store.coupon.update({
      where: { networkId_id: { networkId: context.network.id, id: at.id } },
      data: { ...limits, pictureId: draft.pictureId ?? null, changedAt: context.clock.now() },
    });
    if (!isSame) await setTerms(context, store, at.id, draft.terms);
    await audit(context, store, { actor: at.actor, action: "coupon.changed", subject: at.id });
  });
}

const moves: Record<CouponState, readonly CouponState[]> = {
  draft: ["live", "discarded"],
  discarded: [],
  live: ["paused", "ended"],
  paused: ["live", "ended"],
  ended: [],
};

/**
 * Puts a coupon out, holds it back, ends it, or throws a draft away. What was given away is taken as promised in any case.
 * @throws {Refusal} not_found, conflict, invalid where its last day is over or its season is another
 */
export async function setCouponState(
  context: Context,
  at: AtDesk & { id: string },
  state: Exclude<CouponState, "draft">,
): Promise<void> {
  await context.database.transaction(async (store) => {
    const row = await lockCoupon(context, store, at);
    if (row.state === state) return;
    if (!moves[row.state as CouponState].includes(state)) throw new Refusal("conflict"); // safe because a CHECK allows no other
    const terms = await termsOf(context, store, row);
    const moment = wallMoment(context.clock.now(), context.network.timeZone);
    if (state === "live" && statusAt(terms, moment) === "over")
      throw invalidField("terms.lastDay", "date_out_of_range");
    if (row.bookId !== null && row.state !== "draft") throw new Refusal("conflict");
    const number =
      row.bookId !== null && state === "live" ? await promise(context, store, row, row.bookId, terms) : null;
    await store.coupon.update({
      where: { networkId_id: { networkId: context.network.id, id: at.id } },
      data: { state, number, changedAt: context.clock.now() },
    });
    await audit(context, store, { actor: at.actor, action: `coupon.${state}`, subject: at.id });
  });
}

/** A draft of the same, with the dates moved on by whole years until it is not over. @returns its id */
export async function copyCoupon(context: Context, at: AtDesk & { id: string }): Promise<string> {
  const { prisma } = context.database;
  const row = await findCoupon(context, prisma, at);
  const terms = await termsOf(context, prisma, row);
  const today = dayOf(context.clock.now(), context.network.timeZone);
  let years = 0;
  while (moved(terms.lastDay, years) < today) years++;
  const { totalLimit, dailyLimit, pictureId } = row;
  return createCoupon(context, at, {
    terms: { ...terms, firstDay: moved(terms.firstDay, years), lastDay: moved(terms.lastDay, years) },
    audience: {
      kind: "all",
      ...(totalLimit === null ? {} : { totalLimit }),
      ...(dailyLimit === null ? {} : { dailyLimit }),
    },
    ...(pictureId === null ? {} : { pictureId }),
  });
}

/** @throws {Refusal} not_found for another partner's or network's */
export async function findCoupon(
  context: Context,
  store: Store,
  { id, partnerId }: { id: string; partnerId: string },
): Promise<CouponRow> {
  const row = await store.coupon.findUnique({ where: { networkId_id: { networkId: context.network.id, id } } });
  if (row?.partnerId !== partnerId) throw new Refusal("not_found");
  return row;
}

/** The row, with its place in the queue: nobody takes one while it changes. */
async function lockCoupon(context: Context, store: Store, at: AtDesk & { id: string }): Promise<CouponRow> {
  await store.$executeRaw`SELECT 1 FROM coupons WHERE network_id = ${context.network.id}::uuid AND id = ${at.id}::uuid FOR UPDATE`;
  return findCoupon(context, store, at);
}

/** Gives a book's coupon its number. The book's row is the queue: no number is given twice. */
async function promise(
  context: Context,
  store: Store,
  row: CouponRow,
  bookId: string,
  terms: CouponTerms,
): Promise<number> {
  if (row.number !== null) return row.number;
  const networkId = context.network.id;
  await store.$executeRaw`SELECT 1 FROM coupon_books WHERE network_id = ${networkId}::uuid AND id = ${bookId}::uuid FOR UPDATE`;
  const book = await store.couponBook.findUniqueOrThrow({ where: { networkId_id: { networkId, id: bookId } } });
  if (book.state === "ended") throw new Refusal("conflict");
  if (terms.firstDay < dayFromColumn(book.firstDay)) throw invalidField("terms.firstDay", "date_out_of_range");
  if (terms.lastDay > dayFromColumn(book.lastDay)) throw invalidField("terms.lastDay", "date_out_of_range");
  const { _max } = await store.coupon.aggregate({ where: { networkId, bookId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

async function checkDraft(context: Context, store: Store, partnerId: string, draft: CouponDraft): Promise<void> {
  const networkId = context.network.id;
  const { terms, audience, pictureId } = draft;
  for (const field of ["firstDay", "lastDay"] as const)
    if (!isDay(terms[field])) throw invalidField(`terms.${field}`, "date_invalid");
  if (terms.lastDay < terms.firstDay) throw invalidField("terms.lastDay", "date_out_of_range");
  if (terms.hours && terms.hours.from === terms.hours.until) throw invalidField("terms.hours.until", "span_overlaps");
  if (audience.kind === "book") {
    const book = await store.couponBook.findUnique({ where: { networkId_id: { networkId, id: audience.bookId } } });
    if (!book) throw invalidField("audience.bookId", "value_not_offered");
  }
  if (pictureId === undefined) return;
  const picture = await store.partnerPicture.findUnique({
    where: { networkId_id: { networkId, id: pictureId } },
    select: { partnerId: true },
  });
  if (picture?.partnerId !== partnerId) throw invalidField("pictureId", "picture_unknown");
}

function limitsOf({ audience }: CouponDraft): Pick<CouponRow, "bookId" | "totalLimit" | "dailyLimit"> {
  return audience.kind === "book"
    ? { bookId: audience.bookId, totalLimit: null, dailyLimit: null }
    : { bookId: null, totalLimit: audience.totalLimit ?? null, dailyLimit: audience.dailyLimit ?? null };
}

async function termsOf(context: Context, store: Store, row: CouponRow): Promise<CouponTerms> {
  const id = row.termsId!; // safe because every coupon is made with terms
  return toTerms(
    await store.couponTerms.findUniqueOrThrow({ where: { networkId_id: { networkId: context.network.id, id } } }),
  );
}

async function setTerms(context: Context, store: Store, couponId: string, terms: CouponTerms): Promise<void> {
  const networkId = context.network.id;
  const id = uuidv7();
  await store.couponTerms.create({
    data: { networkId, id, couponId, ...termsToRow(terms), createdAt: context.clock.now() },
  });
  await store.coupon.update({ where: { networkId_id: { networkId, id: couponId } }, data: { termsId: id } });
}

/** As it would come back from the table. */
function normalised(terms: CouponTerms): CouponTerms {
  return toTerms({ ...termsToRow(terms), networkId: "", id: "", couponId: "", createdAt: new Date(0) });
}

/** The same day in a later year; 29 February becomes the 28th. */
function moved(day: string, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(later) ? later : later.replace(/-29$/, "-28");
}
