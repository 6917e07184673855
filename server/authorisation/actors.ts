import type { Role } from "../../sdk/wire/people.ts";
import type { Actor, Asked, Refused, Row } from "./row.ts";
import { foreignPage, ourPage, type Stage } from "./stage.ts";

const as = (cookie: string): Actor => ({ headers: { Cookie: cookie } });
const bearer = (key: string): Actor => ({ headers: { Authorization: `Bearer ${key}` } });

/** Whose cookie is none, or opens nothing any more; and who shows something that is no cookie. */
function withoutSession({ cookies, town, devices }: Stage): Refused[] {
  return [
    ["nobody", {}, 401, "unauthorized"],
    ["a cookie cut short", as(cookies.owner.slice(0, -1)), 401, "unauthorized"],
    ["another's secret behind one's id", as(withSecretOf(cookies.owner, cookies.stranger)), 401, "unauthorized"],
    ["somebody who signed out", as(cookies.signedOut), 401, "unauthorized"],
    ["somebody whose session is too old", as(cookies.expired), 401, "unauthorized"],
    ["the operator's key", bearer(town.operatorKey), 401, "unauthorized"],
    ["a site's key", bearer(town.siteKey), 401, "unauthorized"],
    ["a scanner of the partner's", { device: devices.ours }, 401, "unauthorized"],
  ];
}

/** The right person, but the request comes from a page that is not ours: the cookie rode along. */
function fromElsewhere(cookie: string): Refused[] {
  const from = (headers: Record<string, string>): Actor => ({ headers: { Cookie: cookie, ...headers } });
  return [
    ["a page of another origin", from({ Origin: foreignPage }), 403, "forbidden"],
    ["a sandboxed page", from({ Origin: "null" }), 403, "forbidden"],
    ["another site, as the browser says", from({ "Sec-Fetch-Site": "cross-site" }), 403, "forbidden"],
    ["another port of this host", from({ "Sec-Fetch-Site": "same-site" }), 403, "forbidden"],
  ];
}

function withSecretOf(cookie: string, other: string): string {
  return `${cookie.split(".")[0]}.${other.split(".")[1]}`;
}

/** Somebody signed in, about themselves; a new sign-in each, for some of these end it. */
export function signedIn(
  stage: Stage,
  { email = "ich@blumen.example", also = [], ...asked }: Asked & { email?: string } = {},
): Row {
  return {
    status: 200,
    ...asked,
    prepare: async () => ({ cookie: await stage.signIn(email), ...(await asked.prepare?.()) }),
    accepted: ({ cookie = "" }) => as(cookie),
    refused: ({ cookie = "" }) => [...withoutSession(stage), ...fromElsewhere(cookie), ...also],
  };
}

/**
 * A route of a partner's desk. Asked by whoever has the least role that may, about our partner's things.
 * @param asked.roles who may, the mightiest first; the others of the house are refused by name
 */
export function desk(stage: Stage, asked: Asked & { roles: readonly Exclude<Role, "operator">[] }): Row {
  const { roles, also = [], ...row } = asked;
  const { cookies, ours, theirs, live, livePartner } = stage;
  const accepted = cookies[roles.at(-1)!]; // safe because every route has a role
  const inLive = live.network.slug;
  const otherAtHome = at(as(cookies.otherOwner), { partnerId: theirs });
  const liveAtHome = at(as(cookies.liveOwner), { network: inLive, partnerId: livePartner });
  return {
    status: 200,
    ...row,
    neighbours: [otherAtHome, liveAtHome],
    prepare: async () => ({ partnerId: ours, ...(await row.prepare?.()) }),
    accepted: () => as(accepted),
    refused: (_, operation) => [
      ...withoutSession(stage),
      ["a stranger", as(cookies.stranger), 404, "not_found"],
      ["a former owner", as(cookies.formerOwner), 404, "not_found"],
      ["another partner's owner", as(cookies.otherOwner), 404, "not_found"],
      ["the office", as(cookies.operator), 404, "not_found"],
      ["the other network's owner", as(cookies.liveOwner), 404, "not_found"],
      ["the other network's office", as(cookies.liveOperator), 404, "not_found"],
      ["the same person in the other network", at(as(accepted), { network: inLive }), 404, "not_found"],
      ["the other network's owner, over there", at(as(cookies.liveOwner), { network: inLive }), 404, "not_found"],
      ...(["staff", "helper"] as const)
        .filter((role) => !roles.includes(role))
        .map((role): Refused => [`the partner's ${role}`, as(cookies[role]), 403, "forbidden"]),
      ...fromElsewhere(accepted),
      // Whose own desk is open to them: the things of ours are not on it.
      ...(/\{(?!partnerId)\w+Id\}/.test(operation)
        ? ([
            ["another partner's owner, at home", otherAtHome, 404, "not_found"],
            ["the other network's owner, at home", liveAtHome, 404, "not_found"],
          ] satisfies Refused[])
        : []),
      ...also,
    ],
  };
}

/** A route of the issuer's office: its operators alone, each in their own network. */
export function office(stage: Stage, { also = [], ...asked }: Asked = {}): Row {
  const { cookies, live } = stage;
  const inLive = live.network.slug;
  const liveAtHome = at(as(cookies.liveOperator), { network: inLive });
  return {
    status: 200,
    ...asked,
    neighbours: [liveAtHome],
    accepted: () => as(cookies.operator),
    refused: (_, operation) => [
      ...withoutSession(stage),
      ["a stranger", as(cookies.stranger), 403, "forbidden"],
      ["a partner's owner", as(cookies.owner), 403, "forbidden"],
      ["a former operator", as(cookies.formerOperator), 403, "forbidden"],
      ["the other network's operator", as(cookies.liveOperator), 403, "forbidden"],
      ["our operator, over there", at(as(cookies.operator), { network: inLive }), 403, "forbidden"],
      ...fromElsewhere(cookies.operator),
      ...(/\{\w+Id\}/.test(operation)
        ? ([["the other network's operator, at home", liveAtHome, 404, "not_found"]] satisfies Refused[])
        : []),
      ...also,
    ],
  };
}

function at(actor: Actor, params: NonNullable<Actor["params"]>): Actor {
  return { ...actor, params: { ...actor.params, ...params } };
}

/** The counter: a paired device that signs. */
export function counter(stage: Stage, asked: Asked = {}): Row {
  const { also = [], ...row } = asked;
  const { devices, town, cookies } = stage;
  return {
    status: 200,
    ...row,
    accepted: () => ({ device: devices.ours }),
    refused: () => [
      ["nobody", {}, 401, "unauthorized"],
      ["a revoked device", { device: devices.revoked }, 401, "unauthorized"],
      ["a helper's device after the event", { device: devices.expired }, 401, "unauthorized"],
      ["a device of a suspended partner", { device: devices.suspended }, 401, "unauthorized"],
      ["the other network's device", { device: devices.live }, 401, "unauthorized"],
      [
        "our device in the other network",
        { device: devices.ours, params: { network: town.town.liveSlug } },
        401,
        "unauthorized",
      ],
      ["the operator's key", bearer(town.operatorKey), 401, "unauthorized"],
      ["the partner's owner", as(cookies.owner), 401, "unauthorized"],
      [
        "our device from a page the partner did not open",
        { device: devices.ours, headers: { Origin: foreignPage } },
        403,
        "forbidden",
      ],
      ...also,
    ],
  };
}

/** A page that embeds us, by its printed key: `secret` in the subject. */
export function site(stage: Stage, asked: Asked): Row {
  const { town, siteKeys } = stage;
  const with_ = (secret: string, origin = ourPage): Actor => ({ params: { secret }, headers: { Origin: origin } });
  return {
    status: 200,
    ...asked,
    accepted: () => with_(town.siteKey),
    refused: () => [
      ["an unknown key", with_(`${town.siteKey}x`), 401, "unauthorized"],
      ["a revoked key", with_(siteKeys.revoked), 401, "unauthorized"],
      ["a key of another network", with_(siteKeys.live), 401, "unauthorized"],
      ["a suspended partner's key", with_(siteKeys.suspended), 401, "unauthorized"],
      ["a page of another origin", with_(town.siteKey, foreignPage), 403, "forbidden"],
      ["the same host over another scheme", with_(town.siteKey, ourPage.replace("https", "http")), 403, "forbidden"],
      ["a sandboxed page", with_(town.siteKey, "null"), 403, "forbidden"],
      ["another site's key", with_(siteKeys.foreign), 403, "forbidden"],
    ],
  };
}

/** The operator's key of a machine or a form. */
export function operatorKey(stage: Stage, asked: Asked): Row {
  const { town, operatorKeys, cookies } = stage;
  return {
    status: 200,
    ...asked,
    accepted: () => bearer(town.operatorKey),
    refused: () => [
      ["nobody", {}, 401, "unauthorized"],
      ["a wrong key", bearer(town.operatorKey.slice(0, -1)), 401, "unauthorized"],
      ["a revoked key", bearer(operatorKeys.revoked), 401, "unauthorized"],
      ["the other network's key", bearer(operatorKeys.live), 401, "unauthorized"],
      ["a site's key", bearer(town.siteKey), 401, "unauthorized"],
      ["an operator's cookie", as(cookies.operator), 401, "unauthorized"],
    ],
  };
}
