import { uuidv7 } from "uuidv7";
import type { ApplicationState } from "../../sdk/wire/application.ts";
import { partnerSlug } from "../partners/partner-slug.ts";
import { sealIban } from "../partners/supervision.ts";
import { grantRole } from "../people/memberships.ts";
import { createSignInLink } from "../people/sign-in-links.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation, type Store } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { enqueue, enqueueAgain } from "../platform/outbox/outbox.ts";
import { findApplication, type SealedApplication } from "./application.ts";

/** The link in the mail of welcome; a mail like this may be read the next day. */
export const welcomeHours = 48;

/**
 * The applicant becomes a partner, and the owner of its desk. Of two operators who decide at once, one does.
 * @throws {Refusal} not_found, conflict where it does not wait (any more), invalid outside the network's postcode areas
 */
export async function approve(context: Context, actor: string, id: string): Promise<void> {
  const attempt = (): Promise<void> =>
    context.database.transaction(async (store) => {
      const content = await claim(context, store, actor, id, ["submitted", "asked"]);
      assertInArea(context, content);
      const partnerId = await enrol(context, store, content);
      await store.application.update({
        where: { networkId_id: { networkId: context.network.id, id } },
        data: { state: "approved", message: null, decidedAt: context.clock.now(), partnerId },
      });
      const { email } = content.details;
      await grantRole(context, store, { email, role: "owner", partnerId, actor });
      await createSignInLink(context, store, { id, email, minutes: welcomeHours * 60 });
      await audit(context, store, { actor, action: "partner.enrolled", subject: partnerId });
      await audit(context, store, { actor, action: "application.approved", subject: id });
      await enqueue(context, store, "mail.application-approved", id);
    });
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      break;
    } catch (error) {
      // Another partner of the same name took the slug meanwhile: look again.
      if (tries >= 4 || !isUniqueViolation(error)) throw error;
    }
  }
  context.wake();
}

/** @throws {Refusal} not_found, conflict */
export async function askBack(context: Context, actor: string, id: string, question: string): Promise<void> {
  await context.database.transaction(async (store) => {
    await claim(context, store, actor, id, ["submitted"]);
    await store.application.update({
      where: { networkId_id: { networkId: context.network.id, id } },
      data: { state: "asked", message: question },
    });
    await audit(context, store, { actor, action: "application.asked", subject: id });
    await enqueueAgain(context, store, "mail.application-asked", id);
  });
  context.wake();
}

/** @throws {Refusal} not_found, conflict */
export async function decline(context: Context, actor: string, id: string, reason: string): Promise<void> {
  await context.database.transaction(async (store) => {
    await claim(context, store, actor, id, ["submitted", "asked"]);
    await store.application.update({
      where: { networkId_id: { networkId: context.network.id, id } },
      data: { state: "declined", message: reason, decidedAt: context.clock.now() },
    });
    await audit(context, store, { actor, action: "application.declined", subject: id });
    await enqueue(context, store, "mail.application-declined", id);
  });
  context.wake();
}

/** Holds the row until the decision is in: whoever comes second finds it decided. */
async function claim(
  context: Context,
  store: Store,
  actor: string,
  id: string,
  states: ApplicationState[],
): Promise<SealedApplication> {
  const { count } = await store.application.updateMany({
    where: { networkId: context.network.id, id, state: { in: states }, sealed: { not: null } },
    data: { decidedBy: actor },
  });
  const application = await findApplication(context, id, store);
  if (!application || application.state === "unconfirmed") throw new Refusal("not_found");
  if (count === 0 || !application.content) throw new Refusal("conflict");
  return application.content;
}

/** A limited network stays within its postcode areas (BMF of 15 March 2022); where none are set, the office knows. */
function assertInArea({ network }: Context, { details }: SealedApplication): void {
  const { postcodeAreas } = network;
  if (postcodeAreas.length > 0 && !postcodeAreas.includes(details.postalCode.slice(0, 2)))
    throw invalidField("postalCode", "postcode_area_invalid");
}

async function enrol(context: Context, store: Store, { details, certifiedAt }: SealedApplication): Promise<string> {
  const networkId = context.network.id;
  const id = uuidv7();
  const { kind, name, legalName, street, postalCode, city, phone, email, registerNumber, accountHolder } = details;
  await store.partner.create({
    data: {
      networkId,
      id,
      name,
      slug: await partnerSlug(context, store, name),
      kind,
      legalName: legalName ?? name,
      street,
      postalCode,
      city,
      phone,
      email,
      registerNumber: registerNumber ?? "",
      accountHolder,
      ibanSealed: await sealIban(context, id, details.iban),
      certifiedAt: new Date(certifiedAt),
      createdAt: context.clock.now(),
    },
  });
  return id;
}
