import type { Platform } from "../platform/context.ts";
import { longestMs } from "./sessions.ts";

/** So long after their end, links and sessions are still there for whoever asks what became of one. */
export const keptDays = 7;

/** Links, sessions and passkey challenges whose end is past are deleted, the sealed addresses with them. */
export async function forgetSignIns({ clock, database: { prisma } }: Platform): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  await prisma.signInLink.deleteMany({ where: { expiresAt: { lt: before } } });
  const begun = new Date(before.getTime() - longestMs);
  const over = [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }, { createdAt: { lt: begun } }];
  await prisma.session.deleteMany({ where: { OR: over } });
  await prisma.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
}
