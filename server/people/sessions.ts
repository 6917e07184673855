import { randomBytes, timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Platform } from "../platform/context.ts";
import type { Person } from "./person.ts";

/** A session that nobody uses ends after this; every use begins it anew. */
export const idleMs = 30 * 86_400_000;
/** However much it is used. */
export const longestMs = 180 * 86_400_000;
/** How often a use is written down. */
const noteEveryMs = 5 * 60_000;

/** Begins a session; returns what its cookie holds. */
export async function beginSession(platform: Platform, personId: string, userAgent: string): Promise<string> {
  const id = uuidv7();
  const secret = randomBytes(32).toString("base64url");
  const now = platform.clock.now();
  await platform.database.prisma.session.create({
    data: {
      id,
      personId,
      secretHmac: hmacOf(platform, secret),
      label: labelOf(userAgent),
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + idleMs),
    },
  });
  return `${id}.${secret}`;
}

/** Who is behind a cookie; undefined where it is none of ours, ended or too old. */
export async function findPerson(platform: Platform, cookie: string | undefined): Promise<Person | undefined> {
  const [id, secret] = (cookie ?? "").split(".");
  if (!id || !secret || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const { prisma } = platform.database;
  const session = await prisma.session.findUnique({ where: { id } });
  if (!session || !timingSafeEqual(hmacOf(platform, secret), session.secretHmac)) return undefined;
  const now = platform.clock.now();
  const end = Math.min(session.expiresAt.getTime(), session.createdAt.getTime() + longestMs);
  if (session.endedAt || end <= now.getTime()) return undefined;
  if (now.getTime() - session.seenAt.getTime() > noteEveryMs)
    await prisma.session.updateMany({
      where: { id, endedAt: null },
      data: { seenAt: now, expiresAt: new Date(now.getTime() + idleMs) },
    });
  return { id: session.personId, sessionId: id };
}

/** Signs out here, at one other place, or everywhere. */
export async function endSessions(platform: Platform, person: Person, which: { id: string } | "all"): Promise<number> {
  const { count } = await platform.database.prisma.session.updateMany({
    where: { personId: person.id, endedAt: null, ...(which === "all" ? {} : { id: which.id }) },
    data: { endedAt: platform.clock.now() },
  });
  return count;
}

function hmacOf(platform: Platform, secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(platform.keys.hmac("session", "people", secret));
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
];

/** Enough to recognise one's own phone by, and no more. */
function labelOf(userAgent: string): string {
  const named = (list: typeof browsers): string | undefined => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers) ?? "Browser", named(systems)].filter(Boolean).join(" · ");
}
