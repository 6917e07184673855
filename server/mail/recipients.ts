import { findApplication } from "../applications/application.ts";
import { findContact } from "../orders/lifecycle.ts";
import { findOrder } from "../orders/store.ts";
import { listOwners } from "../partners/supervision.ts";
import { findDeputyEmail } from "../people/deputies.ts";
import { findSignInLetter } from "../people/sign-in-links.ts";
import type { Context } from "../platform/context.ts";

/** Whom a mail job would write to now; nobody where the address is erased or the mail has become needless. */
export async function findRecipients(context: Context, topic: string, subject: string): Promise<string[]> {
  const [first = "", second = ""] = subject.split("/");
  switch (topic) {
    case "mail.order":
    case "mail.paid":
    case "mail.vouchers": {
      const order = await findOrder(context, first);
      const contact = order && (await findContact(context, order));
      if (!contact) return [];
      return [topic === "mail.vouchers" ? (contact.delivery.recipientEmail ?? contact.email) : contact.email];
    }
    case "mail.application-arrived":
      return [context.network.issuer.email];
    case "mail.application-confirm":
    case "mail.application-asked":
    case "mail.application-approved":
    case "mail.application-declined":
      return known((await findApplication(context, first))?.content?.details.email);
    case "mail.partner-suspended":
    case "mail.partner-resumed":
    case "mail.day-end":
      return listOwners(context, first);
    case "mail.deputy-added":
      return known(await findDeputyEmail(context, first));
    case "mail.invitation":
      return known((await findSignInLetter(context, second))?.email);
    case "mail.sign-in.de":
    case "mail.sign-in.en":
      return known((await findSignInLetter(context, first))?.email);
    default:
      return [];
  }
}

function known(email: string | undefined): string[] {
  return email === undefined ? [] : [email];
}
