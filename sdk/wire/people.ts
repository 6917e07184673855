/**
 * Signing in. Everything here belongs to the API's own origin: the session is an HttpOnly cookie that no other page can
 * use, and every request that changes something has to come from our own pages.
 */

/** `POST /v1/{network}/sign-in-links`: mails a link. The answer is the same whether the address is known or not. */
export interface AskSignInLinkRequest {
  email: string;
  language: "de" | "en";
}
export interface AskSignInLinkResponse {
  /** How long the link is good, in minutes. */
  minutes: number;
}

/** `POST /v1/{network}/sign-in-links/{id}/use`: opening the link shows a page; only this uses it up. */
export interface UseSignInLinkRequest {
  token: string;
}

/** `GET /v1/{network}/me`; also the answer to signing in. */
export interface MeResponse {
  me: Me;
}
export interface Me {
  id: string;
  email: string;
  memberships: MembershipView[];
  passkeys: PasskeyView[];
  sessions: SessionView[];
}

/** `operator`: the network's office. `owner`: everything at a partner. `staff`: the counter and the day. `helper`: the counter. */
export type Role = "operator" | "owner" | "staff" | "helper";

export interface MembershipView {
  /** The town's slug: one sign-in may belong to several. */
  network: string;
  town: string;
  role: Role;
  /** Absent for an operator. */
  partner?: { id: string; name: string; slug?: string; state: "active" | "suspended" };
}

export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string;
  usedAt?: string;
}

export interface SessionView {
  id: string;
  /** What the browser calls itself, e.g. "Firefox auf Android". */
  label: string;
  createdAt: string;
  seenAt: string;
  isThis: boolean;
}

/** `POST /v1/{network}/me/passkeys/options` and `/v1/{network}/passkeys/options`: what WebAuthn is given, as its JSON. */
export interface PasskeyOptionsResponse {
  options: Record<string, unknown>;
}
/** `POST /v1/{network}/me/passkeys`: the browser's answer (RegistrationResponseJSON). */
export interface AddPasskeyRequest {
  name: string;
  response: Record<string, unknown>;
}
/** `POST /v1/{network}/passkeys/sign-in`: the browser's answer (AuthenticationResponseJSON). */
export interface PasskeySignInRequest {
  response: Record<string, unknown>;
}
