import type { DayResponse } from "../../sdk/wire/day.ts";
import { audit } from "../platform/audit.ts";
import { dayOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { invalidField } from "../platform/errors.ts";
import { findOwed, listUses, sumUses } from "./store.ts";

/** More than a market stall takes in a day; the sum counts all of them, and the file has all of them. */
const maxShown = 500;

/** @param wish `YYYY-MM-DD`; today without @throws {Refusal} invalid for a day that does not exist or is still to come */
export async function viewDay(context: Context, partnerId: string, wish: string | undefined): Promise<DayResponse> {
  const today = dayOf(context.clock.now(), context.network.timeZone);
  const day = wish ?? today;
  if (!isDay(day)) throw invalidField("day", "date_invalid");
  if (day > today) throw invalidField("day", "date_out_of_range");
  const days = { from: day, to: day };
  const networkId = context.network.id;
  const [uses, sum, owedCents, partner] = await Promise.all([
    listUses(context, partnerId, days, maxShown),
    sumUses(context, partnerId, days),
    findOwed(context, partnerId),
    context.database.prisma.partner.findUniqueOrThrow({ where: { networkId_id: { networkId, id: partnerId } } }),
  ]);
  return {
    day,
    today,
    redemptions: uses.map(({ receiptNumber, usedAt, valueCents, deviceName, partnerReceipt, reversedAt }) => ({
      receiptNumber,
      redeemedAt: usedAt.toISOString(),
      valueCents,
      scanner: deviceName,
      ...(partnerReceipt ? { partnerReceipt } : {}),
      ...(reversedAt ? { reversedAt: reversedAt.toISOString() } : {}),
    })),
    count: sum.count,
    sumCents: sum.cents,
    owedCents,
    wantsDayEndMail: partner.wantsDayEndMail,
  };
}

export async function setDayEndMail(
  context: Context,
  partnerId: string,
  actor: string,
  isWanted: boolean,
): Promise<void> {
  await context.database.transaction(async (store) => {
    await store.partner.update({
      where: { networkId_id: { networkId: context.network.id, id: partnerId } },
      data: { wantsDayEndMail: isWanted },
    });
    await audit(context, store, { actor, action: "partner.day_end_mail_changed", subject: partnerId });
  });
}
