import { TestDevice } from "../../demo/testing/device.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { Role } from "../../sdk/wire/people.ts";
import { revokeDevice } from "../devices/devices.ts";
import { createHelperCode, createPairingCode } from "../devices/pairing.ts";
import { addSite, enrolPartner } from "../partners/enrol.ts";
import { createOperatorKey } from "../partners/operator-keys.ts";
import type { Context } from "../platform/context.ts";

/** A page of the partner's own, and one that is nobody's. */
export const ourPage = "https://baeckerei.example";
export const foreignPage = "https://elsewhere.example";

/** A town and its neighbour with everybody in them; made once, for the refused change nothing. */
export interface Stage {
  town: TestTown;
  clock: TestClock;
  /** The other network, with a partner of its own. */
  live: Context;
  livePartner: string;
  /** The partner whose desk is asked at, and another one of the same town. */
  ours: string;
  theirs: string;
  cookies: Record<keyof typeof people, string>;
  devices: Record<(typeof deviceNames)[number], TestDevice>;
  operatorKeys: Record<"live" | "revoked", string>;
  siteKeys: Record<"revoked" | "live" | "foreign" | "suspended", string>;
  /** A new sign-in of somebody in our town. */
  signIn(email: string, role?: Role, partnerId?: string): Promise<string>;
  close(): Promise<void>;
}

/** Everybody who is signed in, by what they may do. */
const people = {
  owner: "frau@blumen.example",
  staff: "theke@blumen.example",
  helper: "hilfe@blumen.example",
  /** The owner, whose session ended, or is too old, or who is none any more. */
  signedOut: "frau@blumen.example",
  expired: "frau@blumen.example",
  formerOwner: "frueher@blumen.example",
  otherOwner: "anke@baecker.example",
  operator: "amt@stadt.example",
  formerOperator: "frueher@stadt.example",
  stranger: "fremd@example.org",
  liveOwner: "frau@anderswo.example",
  liveOperator: "amt@anderswo.example",
} as const;
const deviceNames = ["ours", "oursToo", "theirs", "revoked", "expired", "suspended", "live"] as const;

/** @param second a town that runs with this clock, to be peopled instead of a new one */
export async function startStage(second?: { town: TestTown; clock: TestClock }): Promise<Stage> {
  const clock = second?.clock ?? new TestClock();
  const town = second?.town ?? (await startTestTown({ worker: false, clock }));
  await town.allowOrigin(ourPage);
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const livePartner = await enrolPartner(live, "Blumen von drüben");
  const ours = town.town.sites.blumen.partnerId;
  const theirs = town.town.sites.baecker.partnerId;
  const suspended = town.town.sites.kultur.partnerId;
  const signIn: Stage["signIn"] = async (email, role, partnerId) =>
    (await SignedIn.as(town, town.context, email, role, partnerId)).cookie;
  const stage: Stage = {
    town,
    clock,
    live,
    livePartner,
    ours,
    theirs,
    cookies: await signEverybodyIn(town, { ours, theirs, live, livePartner }),
    devices: await pairDevices(town, clock, { live, livePartner }),
    operatorKeys: {
      live: await createOperatorKey(live, "Büro"),
      revoked: await createOperatorKey(town.context, "Früher"),
    },
    siteKeys: {
      revoked: town.revokedSiteKey,
      live: town.closedSiteKey,
      foreign: town.foreignSiteKey,
      suspended: await addSite(town.context, suspended, "Verein", [ourPage]),
    },
    signIn,
    close: () => town.close(),
  };
  await town.context.database.prisma.operatorKey.updateMany({ where: { label: "Früher" }, data: { state: "revoked" } });
  await asOwner(town, "UPDATE partners SET state = 'suspended' WHERE id = $1", [suspended]);
  return stage;
}

interface Places {
  ours: string;
  theirs: string;
  live: Context;
  livePartner: string;
}
async function signEverybodyIn(town: TestTown, { ours, theirs, live, livePartner }: Places): Promise<Stage["cookies"]> {
  // Every town has people of its own.
  const emailOf = (who: keyof typeof people): string => people[who].replace(/example(\.org)?$/, `${town.network}.$&`);
  const here = async (who: keyof typeof people, role?: Role, partnerId?: string): Promise<string> =>
    (await SignedIn.as(town, town.context, emailOf(who), role, partnerId)).cookie;
  const there = async (who: keyof typeof people, role: Role, partnerId?: string): Promise<string> =>
    (await SignedIn.as(town, live, emailOf(who), role, partnerId)).cookie;
  const cookies: Stage["cookies"] = {
    owner: await here("owner", "owner", ours),
    staff: await here("staff", "staff", ours),
    helper: await here("helper", "helper", ours),
    signedOut: await here("signedOut", "owner", ours),
    expired: await here("expired", "owner", ours),
    formerOwner: await here("formerOwner", "owner", ours),
    otherOwner: await here("otherOwner", "owner", theirs),
    operator: await here("operator", "operator"),
    formerOperator: await here("formerOperator", "operator"),
    stranger: await here("stranger"),
    liveOwner: await there("liveOwner", "owner", livePartner),
    liveOperator: await there("liveOperator", "operator"),
  };
  const session = (cookie: string): string => /=([0-9a-f-]{36})\./.exec(cookie)![1]!; // safe because sessions begin with their id
  const now = town.context.clock.now();
  await asOwner(town, "UPDATE sessions SET ended_at = $2 WHERE id = $1", [session(cookies.signedOut), now]);
  await asOwner(town, "UPDATE sessions SET expires_at = $2 WHERE id = $1", [session(cookies.expired), now]);
  for (const who of ["formerOwner", "formerOperator"] as const)
    await asOwner(
      town,
      "UPDATE memberships SET state = 'ended' WHERE person_id = (SELECT person_id FROM sessions WHERE id = $1)",
      [session(cookies[who])],
    );
  return cookies;
}

async function pairDevices(
  town: TestTown,
  clock: TestClock,
  { live, livePartner }: Pick<Places, "live" | "livePartner">,
): Promise<Stage["devices"]> {
  const pair = async (code: Promise<string>): Promise<TestDevice> => {
    const device = await TestDevice.pair(town, await code);
    await device.scan(town.trainingCode); // from now on the server has its key in memory
    return device;
  };
  const until = new Date(clock.now().getTime() + days(1));
  const { partnerId } = town.town.sites.blumen;
  const elsewhere = { url: town.url, network: live.network.slug };
  const devices: Stage["devices"] = {
    ours: await pair(town.pairingCode("blumen")),
    oursToo: await pair(town.pairingCode("blumen")),
    theirs: await pair(town.pairingCode("baecker")),
    revoked: await pair(town.pairingCode("blumen")),
    expired: await pair(createHelperCode(town.context, { partnerId, until, phones: 1, actor: "test" })),
    suspended: await pair(town.pairingCode("kultur")),
    live: await TestDevice.pair(elsewhere, await createPairingCode(live, livePartner)),
  };
  await revokeDevice(town.context, "operator:test", devices.revoked.view.id);
  clock.pass(days(1));
  return devices;
}
