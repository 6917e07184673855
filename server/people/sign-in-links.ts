import { timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { isWithin, limited404 } from "../platform/http/failure-limiter.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import { ensurePerson, hmacOfEmail, sealEmail, unsealEmail } from "./store.ts";

/** How long a link by mail is good: mail may be held up for a while (greylisting). */
export const linkMinutes = 60;
const maxLinksPerHour = 6;
const maxLinksFromAddressPerHour = 60;

/**
 * Mails a link to sign in with. Whoever reads the address's mail is that person, so nobody needs to be known before,
 * and the answer tells nobody whether an address is.
 */
export async function askSignInLink(
  context: Context,
  address: string,
  request: { email: string; language: "de" | "en" },
): Promise<void> {
  const hourMs = 3_600_000;
  if (!(await isWithin(context, `sign-in from ${address}`, maxLinksFromAddressPerHour, hourMs)))
    throw new Refusal("rate_limited", { retryAfterSeconds: hourMs / 1_000 });
  // More than a few an hour to one address are somebody else's doing: silently none, so that nothing is told.
  if (!(await isWithin(context, `sign-in link ${request.email.toLowerCase()}`, maxLinksPerHour, hourMs))) return;
  const id = uuidv7();
  await context.database.transaction(async (store) => {
    await createSignInLink(context, store, { id, email: request.email, minutes: linkMinutes });
    await enqueue(context, store, request.language === "en" ? "mail.sign-in.en" : "mail.sign-in.de", id);
  });
  context.wake();
}

/** Makes a link; mailing it is the caller's business. @param link.minutes how long it is good */
export async function createSignInLink(
  context: Context,
  store: Store,
  link: { id: string; email: string; minutes: number },
): Promise<void> {
  const { id, email, minutes } = link;
  const now = context.clock.now();
  await store.signInLink.create({
    data: {
      id,
      networkId: context.network.id,
      emailHmac: hmacOfEmail(context, email),
      emailSealed: await sealEmail(context, id, email),
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    },
  });
}

/** The address a link goes to and what it opens with; undefined once it is used or old. For the mail alone. */
export async function findSignInLetter(
  context: Context,
  id: string,
): Promise<{ email: string; url: string } | undefined> {
  const link = await context.database.prisma.signInLink.findUnique({ where: { id } });
  if (!link || link.usedAt || link.expiresAt <= context.clock.now()) return undefined;
  return {
    email: await unsealEmail(context, id, link.emailSealed),
    url: `${context.config.PUBLIC_URL}/${context.network.slug}/sign-in/${id}/${tokenOf(context, id)}`,
  };
}

/** True while a link would sign somebody in. Looking uses nothing up: mail scanners look, too. */
export async function isSignInLink(context: Context, id: string, token: string): Promise<boolean> {
  if (!isToken(context, id, token)) return false;
  const link = await context.database.prisma.signInLink.findUnique({ where: { id } });
  return link?.networkId === context.network.id && !link.usedAt && link.expiresAt > context.clock.now();
}

/** Uses a link up, once; the person whose address it went to. @throws {Refusal} not_found, rate_limited */
export async function useSignInLink(context: Context, address: string, id: string, token: string): Promise<string> {
  return limited404(context, `sign-in ${address}`, async () => {
    if (!isToken(context, id, token)) return undefined;
    return context.database.transaction(async (store) => {
      const now = context.clock.now();
      const { count } = await store.signInLink.updateMany({
        where: { id, networkId: context.network.id, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return undefined;
      const { emailSealed } = await store.signInLink.findUniqueOrThrow({ where: { id } });
      return ensurePerson(context, store, await unsealEmail(context, id, emailSealed));
    });
  });
}

/** 128 bits, derived from the id: stored nowhere. */
function tokenOf(context: Context, id: string): string {
  return context.keys.hmac("sign-in", context.network.id, id).subarray(0, 16).toString("base64url");
}

function isToken(context: Context, id: string, token: string): boolean {
  const [expected, given] = [Buffer.from(tokenOf(context, id)), Buffer.from(token)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
