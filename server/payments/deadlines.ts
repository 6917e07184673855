import { addDays, dayOf, instantOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Payment } from "./provider.ts";

interface Unpaid {
  paymentMethod: Payment["method"];
  placedAt: Date;
}

/** Last day a buyer is told to pay on, `YYYY-MM-DD`; the day of the order where its provider is no longer there. */
export function lastDayToPay(context: Context, { paymentMethod, placedAt }: Unpaid): string {
  const daysToPay = context.providers.get(paymentMethod)?.daysToPay ?? 0;
  return addDays(dayOf(placedAt, context.network.timeZone), daysToPay);
}

/** When an order that nobody paid is closed: the midnight after the last day of grace, or after the goods' own last day. */
export function closesAt(context: Context, order: Unpaid, lastDay?: string): Date {
  const graceDays = context.providers.get(order.paymentMethod)?.graceDays ?? 0;
  const graced = addDays(lastDayToPay(context, order), graceDays);
  const last = lastDay !== undefined && lastDay < graced ? lastDay : graced;
  return instantOf(addDays(last, 1), 0, context.network.timeZone);
}
