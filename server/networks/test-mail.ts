import { uuidv7 } from "uuidv7";
import type { TestMailResponse } from "../../sdk/wire/network-settings.ts";
import { tryLetter } from "../mail/mail-trial.ts";
import { settingsTestMail } from "../mail/templates/settings-test-mail.ts";
import { actorOf, type Person } from "../people/person.ts";
import { unsealEmail } from "../people/store.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { getNetwork } from "./store.ts";

const maxPerHour = 6;
const hourMs = 3_600_000;

/**
 * Sends a real mail to whoever asks for it, to nobody else, and says at once what the mail server made of it.
 * @throws {Refusal} rate_limited
 */
export async function sendTestMail(context: Context, person: Person, language: "de" | "en"): Promise<TestMailResponse> {
  if (!(await isWithin(context, `test mail ${person.id}`, maxPerHour, hourMs)))
    throw new Refusal("rate_limited", {
      retryAfterSeconds: Math.ceil((hourMs - (context.clock.now().getTime() % hourMs)) / 1_000),
    });
  const { prisma } = context.database;
  const { emailSealed } = await prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const to = await unsealEmail(context, person.id, emailSealed);
  const network = await getNetwork(context.database, context.network.id);
  const letter = settingsTestMail({ network, sender: context.config.MAIL_FROM, language });
  const trial = await tryLetter(context.config, { id: `test-mail-${uuidv7()}`, to, attachments: [], ...letter });
  const action = trial.outcome === "accepted" ? "settings.mail-accepted" : "settings.mail-refused";
  await audit(context, prisma, { actor: actorOf(person), action, subject: network.id });
  return { to, ...trial };
}
