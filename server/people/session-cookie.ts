import type { Context as HonoContext } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import type { Role } from "../../sdk/wire/people.ts";
import { listMemberships } from "./memberships.ts";
import type { Membership, Person } from "./person.ts";
import { beginSession, findPerson, idleMs } from "./sessions.ts";

/** `__Host-`: this origin alone, over https alone (browsers count localhost), for every path. */
const cookieName = "__Host-twuster-session";
const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Signs a person in at this browser. */
export async function signIn(c: HonoContext<ApiEnv>, personId: string): Promise<Person> {
  const cookie = await beginSession(c.var.context, personId, c.req.header("User-Agent") ?? "");
  setCookie(c, cookieName, cookie, { ...attributes, maxAge: idleMs / 1_000 });
  return { id: personId, sessionId: cookie.split(".")[0]! }; // safe because a cookie is `ID.SECRET`
}

export function forgetCookie(c: HonoContext<ApiEnv>): void {
  setCookie(c, cookieName, "", { ...attributes, maxAge: 0 });
}

/**
 * Who is signed in. A session rides on a cookie, so whatever changes something has to come from our own pages.
 * @throws {Refusal} unauthorized where nobody is, forbidden from another page
 */
export async function getPerson(c: HonoContext<ApiEnv>): Promise<Person> {
  assertOwnPage(c);
  const person = await findPerson(c.var.context, getCookie(c, cookieName));
  if (!person) throw new Refusal("unauthorized");
  return person;
}

/** Somebody signed in, with what makes them allowed here. */
export interface Member extends Membership {
  person: Person;
}

/**
 * The signed-in person's membership at a partner, in one of these roles. Another partner's desk looks as if it were not there.
 * @throws {Refusal} unauthorized, not_found at a partner where they are nobody, forbidden in a lesser role
 */
export async function getMember(
  c: HonoContext<ApiEnv>,
  partnerId: string,
  roles: readonly Role[] = ["owner", "staff"],
): Promise<Member> {
  const person = await getPerson(c);
  const membership = (await listMemberships(c.var.context, person.id)).find((one) => one.partnerId === partnerId);
  if (!membership) throw new Refusal("not_found");
  if (!roles.includes(membership.role)) throw new Refusal("forbidden");
  return { ...membership, person };
}

/** The signed-in operator of this network. @throws {Refusal} unauthorized, forbidden */
export async function getOperatorMember(c: HonoContext<ApiEnv>): Promise<Member> {
  const person = await getPerson(c);
  const membership = (await listMemberships(c.var.context, person.id)).find(({ role }) => role === "operator");
  if (!membership) throw new Refusal("forbidden");
  return { ...membership, person };
}

/** Browsers before Fetch Metadata (Safari 16.4) say their origin on everything but plain reading. */
function assertOwnPage(c: HonoContext<ApiEnv>): void {
  const site = c.req.header("Sec-Fetch-Site");
  const origin = c.req.header("Origin");
  const isOurs = origin === undefined || origin === new URL(c.var.context.config.PUBLIC_URL).origin;
  const isReading = c.req.method === "GET" || c.req.method === "HEAD";
  if (site === "same-origin" || (site === "none" && isReading)) return;
  if (site === undefined && isOurs && (isReading || origin !== undefined)) return;
  throw new Refusal("forbidden");
}
