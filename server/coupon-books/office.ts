import { uuidv7 } from "uuidv7";
import type { CouponBookDraft, CouponBookState, OfficeBook } from "../../sdk/wire/coupon-book.ts";
import type { FieldReason } from "../../sdk/wire/errors.ts";
import { audit } from "../platform/audit.ts";
import { dayFromColumn, dayOf, dayToColumn, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import type { CouponBook } from "../platform/generated/client.ts";
import { coverUrl } from "./cover.ts";
import { countUsable, findPromisedDays } from "./usable.ts";

type BookRow = Omit<CouponBook, "cover">;

/** Every book, the newest season first. */
export async function listBooks(context: Context): Promise<OfficeBook[]> {
  const rows = await context.database.prisma.couponBook.findMany({
    where: { networkId: context.network.id },
    orderBy: [{ firstDay: "desc" }, { id: "desc" }],
    omit: { cover: true },
  });
  return Promise.all(rows.map((row) => view(context, row)));
}

/** @throws {Refusal} not_found */
export async function viewBook(context: Context, id: string): Promise<OfficeBook> {
  return view(context, await findRow(context, context.database.prisma, id));
}

/** Makes a draft. @returns its id @throws {Refusal} invalid with fields */
export async function createBook(context: Context, actor: string, draft: CouponBookDraft): Promise<string> {
  checkDraft(draft);
  const id = uuidv7();
  await context.database.transaction(async (store) => {
    await store.couponBook.create({
      data: { networkId: context.network.id, id, ...toRow(draft), createdAt: context.clock.now() },
    });
    await audit(context, store, { actor, action: "book.created", subject: id });
  });
  return id;
}

/**
 * Changes a book. Once it is on sale its season stays, for the coupons of partners and buyers rest on it, and so does the
 * tax that was in its price; the price is the next buyer's. The season of a draft covers what partners put into it.
 * @throws {Refusal} not_found, invalid with fields, conflict where it is over or what is fixed would change
 */
export async function editBook(context: Context, actor: string, id: string, draft: CouponBookDraft): Promise<void> {
  checkDraft(draft);
  await context.database.transaction(async (store) => {
    const row = await lock(context, store, id);
    const isFixed =
      draft.firstDay !== dayFromColumn(row.firstDay) ||
      draft.lastDay !== dayFromColumn(row.lastDay) ||
      draft.vatPercent !== row.vatPercent;
    if (row.state === "ended" || (row.state !== "draft" && isFixed)) throw new Refusal("conflict");
    if (draft.numberLimit < row.sold) throw invalidField("numberLimit", "below_taken");
    await checkSeason(context, store, id, draft);
    await store.couponBook.update({
      where: { networkId_id: { networkId: context.network.id, id } },
      data: toRow(draft),
    });
    await audit(context, store, { actor, action: "book.changed", subject: id });
  });
}

const moves: Record<CouponBookState, readonly CouponBookState[]> = {
  draft: ["on_sale"],
  on_sale: ["ended"],
  ended: ["on_sale"],
};

/**
 * Puts a book on sale, or takes it off; books that were bought go on.
 * @throws {Refusal} not_found, conflict, invalid where its season is over or it has no coupon to be used
 */
export async function setBookState(
  context: Context,
  actor: string,
  id: string,
  state: Exclude<CouponBookState, "draft">,
): Promise<void> {
  await context.database.transaction(async (store) => {
    const row = await lock(context, store, id);
    if (row.state === state) return;
    if (!moves[row.state as CouponBookState].includes(state)) throw new Refusal("conflict"); // safe because a CHECK allows no other
    if (state === "on_sale" && dayFromColumn(row.lastDay) < dayOf(context.clock.now(), context.network.timeZone))
      throw invalidField("lastDay", "date_out_of_range");
    if (state === "on_sale" && (await countUsable(context, id)).coupons === 0)
      throw invalidField("coupons", "required");
    await store.couponBook.update({
      where: { networkId_id: { networkId: context.network.id, id } },
      data: { state },
    });
    await audit(context, store, { actor, action: `book.${state}`, subject: id });
  });
}

function checkDraft(draft: CouponBookDraft): void {
  for (const field of ["firstDay", "lastDay"] as const)
    if (!isDay(draft[field])) throw invalidField(field, "date_invalid");
  if (draft.lastDay < draft.firstDay) throw invalidField("lastDay", "date_out_of_range");
}

/** What a partner put into the book was promised for its days. The book's row is held: none comes in meanwhile. */
async function checkSeason(context: Context, store: Store, id: string, draft: CouponBookDraft): Promise<void> {
  const promised = await findPromisedDays(context, id, store);
  if (!promised) return;
  const fields: Record<string, FieldReason> = {
    ...(draft.firstDay > dayFromColumn(promised.first) ? { firstDay: "coupons_outside" } : {}),
    ...(draft.lastDay < dayFromColumn(promised.last) ? { lastDay: "coupons_outside" } : {}),
  };
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", { fields });
}

function toRow(
  draft: CouponBookDraft,
): Pick<BookRow, "title" | "story" | "firstDay" | "lastDay" | "priceCents" | "vatPercent" | "numberLimit"> {
  const { title, story, priceCents, vatPercent, numberLimit } = draft;
  return {
    title,
    story,
    priceCents,
    vatPercent,
    numberLimit,
    firstDay: dayToColumn(draft.firstDay),
    lastDay: dayToColumn(draft.lastDay),
  };
}

async function lock(context: Context, store: Store, id: string): Promise<BookRow> {
  await store.$executeRaw`SELECT 1 FROM coupon_books WHERE network_id = ${context.network.id}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findRow(context, store, id);
}

async function findRow(context: Context, store: Store, id: string): Promise<BookRow> {
  const row = await store.couponBook.findUnique({
    where: { networkId_id: { networkId: context.network.id, id } },
    omit: { cover: true },
  });
  if (!row) throw new Refusal("not_found");
  return row;
}

async function view(context: Context, row: BookRow): Promise<OfficeBook> {
  const { id, title, story, priceCents, vatPercent, numberLimit, sold, coverAlt } = row;
  const { coupons, partners } = await countUsable(context, id);
  const cover = coverUrl(context, row, "office");
  return {
    id,
    title,
    story,
    firstDay: dayFromColumn(row.firstDay),
    lastDay: dayFromColumn(row.lastDay),
    priceCents,
    vatPercent,
    numberLimit,
    sold,
    state: row.state as CouponBookState, // safe because a CHECK allows no other
    couponCount: coupons,
    partnerCount: partners,
    ...(cover ? { coverUrl: cover } : {}),
    coverAlt,
  };
}
