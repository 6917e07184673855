import { findApplication } from "../applications/application.ts";
import { findContact } from "../orders/lifecycle.ts";
import type { Contact } from "../orders/order.ts";
import { findOrder } from "../orders/store.ts";
import { findDeputyEmail } from "../people/deputies.ts";
import { findOwnerEmail } from "../people/memberships.ts";
import { findSignInLetter } from "../people/sign-in-links.ts";
import type { Context } from "../platform/context.ts";
import type { Topic } from "../platform/outbox/outbox.ts";

type MailTopic = Extract<Topic, `mail.${string}`>;
/** The job's subject by its parts, which stand between slashes. */
type Finder = (context: Context, first: string, second: string, third: string) => Promise<string | undefined>;

const finders: Record<MailTopic, Finder> = {
  "mail.order": (context, order) => ofOrder(context, order, ({ email }) => email),
  "mail.paid": (context, order) => ofOrder(context, order, ({ email }) => email),
  "mail.delivery": (context, order) =>
    ofOrder(context, order, ({ email, delivery }) => delivery.recipientEmail ?? email),
  "mail.application-arrived": async ({ network }) => network.issuer.email,
  "mail.application-confirm": ofApplication,
  "mail.application-asked": ofApplication,
  "mail.application-approved": ofApplication,
  "mail.application-declined": ofApplication,
  "mail.partner-suspended": (context, partner, person) => findOwnerEmail(context, partner, person),
  "mail.partner-resumed": (context, partner, person) => findOwnerEmail(context, partner, person),
  "mail.day-end": (context, partner, _day, person) => findOwnerEmail(context, partner, person),
  "mail.deputy-added": (context, deputy) => findDeputyEmail(context, deputy),
  "mail.invitation": (context, _partner, link) => ofLink(context, link),
  "mail.sign-in.de": ofLink,
  "mail.sign-in.en": ofLink,
};

/** Whom a mail job would write to now; nobody where the address is erased, the mail is needless or the job is no mail. */
export async function findRecipient(context: Context, topic: string, subject: string): Promise<string | undefined> {
  const [first = "", second = "", third = ""] = subject.split("/");
  return Object.hasOwn(finders, topic)
    ? finders[topic as MailTopic](context, first, second, third) // safe because it was asked for
    : undefined;
}

async function ofOrder(
  context: Context,
  orderId: string,
  pick: (contact: Contact) => string,
): Promise<string | undefined> {
  const order = await findOrder(context, orderId);
  const contact = order && (await findContact(context, order));
  return contact && pick(contact);
}

async function ofApplication(context: Context, id: string): Promise<string | undefined> {
  return (await findApplication(context, id))?.content?.details.email;
}

async function ofLink(context: Context, id: string): Promise<string | undefined> {
  return (await findSignInLetter(context, id))?.email;
}
