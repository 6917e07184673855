import { timingSafeEqual } from "node:crypto";
import type { Context } from "../platform/context.ts";
import { findApplication, type Application, confirmDays } from "./application.ts";

/** The applicant's page; whoever holds it reads the applicant's mail. */
export function applicationUrl(context: Context, id: string): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/join/${id}/${tokenOf(context, id)}`;
}

/**
 * The application behind a link; undefined where the link is forged, another town's, or what it led to is erased.
 * Looking uses nothing up: mail scanners look, too.
 */
export async function findByLink(context: Context, id: string, token: string): Promise<Application | undefined> {
  const [expected, given] = [Buffer.from(tokenOf(context, id)), Buffer.from(token)];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const application = await findApplication(context, id);
  if (!application?.content) return undefined;
  const age = context.clock.now().getTime() - application.createdAt.getTime();
  return application.state === "unconfirmed" && age >= confirmDays * 86_400_000 ? undefined : application;
}

/** 128 bits, derived from the id: stored nowhere. */
function tokenOf(context: Context, id: string): string {
  return context.keys.hmac("application", context.network.id, id).subarray(0, 16).toString("base64url");
}
