import { listOwners } from "../people/memberships.ts";
import { addDays, dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import { listDayEndPartners } from "./store.ts";

/** Once a day is over: a mail to each owner of a partner that wants one and took something. Asked again, it queues nothing twice. */
export async function queueDayEndMails(context: Context): Promise<void> {
  const yesterday = addDays(dayOf(context.clock.now(), context.network.timeZone), -1);
  const partnerIds = await listDayEndPartners(context, yesterday);
  for (const id of partnerIds)
    for (const { personId } of await listOwners(context, id))
      await enqueue(context, context.database.prisma, "mail.day-end", `${id}/${yesterday}/${personId}`);
  if (partnerIds.length > 0) context.wake();
}
