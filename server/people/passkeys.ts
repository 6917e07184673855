import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { PasskeyView } from "../../sdk/wire/people.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { countFailure } from "../platform/http/failure-limiter.ts";
import type { Person } from "./person.ts";
import { unsealEmail } from "./store.ts";

const challengeMs = 5 * 60_000;
const maxPasskeys = 10;

interface Relying {
  id: string;
  origin: string;
}
/** One relying party for all towns of the installation: one sign-in. */
function relyingParty({ config }: Context): Relying {
  const { hostname, origin } = new URL(config.PUBLIC_URL);
  return { id: hostname, origin };
}

/** What the browser needs to make a passkey for this person. */
export async function passkeyCreation(context: Context, person: Person): Promise<Record<string, unknown>> {
  const { prisma } = context.database;
  const known = await prisma.passkey.findMany({ where: { personId: person.id } });
  if (known.length >= maxPasskeys) throw new Refusal("conflict");
  const { emailSealed } = await prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const email = await unsealEmail(context, person.id, emailSealed);
  const options = await generateRegistrationOptions({
    rpName: "Twuster",
    rpID: relyingParty(context).id,
    userName: email,
    userDisplayName: email,
    userID: new TextEncoder().encode(person.id),
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(context, options.challenge, person.id);
  return { ...options };
}

/** Keeps a passkey the browser made. @throws {Refusal} invalid where it does not prove itself */
export async function addPasskey(
  context: Context,
  person: Person,
  name: string,
  response: Record<string, unknown>,
): Promise<void> {
  const { id: rpID, origin } = relyingParty(context);
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON, // safe because the library checks every part of it
    expectedChallenge: (challenge) => takeChallenge(context, challenge, person.id),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw new Refusal("invalid");
  const { credential } = verified.registrationInfo;
  // A passkey that is somebody's already stays theirs.
  const { count } = await context.database.prisma.passkey.createMany({
    data: [
      {
        credentialId: credential.id,
        personId: person.id,
        publicKey: new Uint8Array(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
        createdAt: context.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal("invalid");
}

/** What the browser needs to sign in with any passkey it has for us. */
export async function passkeyQuestion(context: Context): Promise<Record<string, unknown>> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(context).id,
    userVerification: "required",
  });
  await keepChallenge(context, options.challenge, null);
  return { ...options };
}

/** The person whose passkey signed. A copied answer is worth nothing: its challenge is used up. @throws {Refusal} unauthorized, rate_limited */
export async function personOfPasskey(
  context: Context,
  address: string,
  response: Record<string, unknown>,
): Promise<string> {
  const { prisma } = context.database;
  const credentialId = typeof response["id"] === "string" ? response["id"] : "";
  const passkey = await prisma.passkey.findUnique({ where: { credentialId } });
  const { id: rpID, origin } = relyingParty(context);
  const verified =
    passkey &&
    (await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON, // safe because the library checks every part of it
      expectedChallenge: (challenge) => takeChallenge(context, challenge, null),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.counter),
      },
    }).catch(() => undefined));
  if (!passkey || !verified?.verified) {
    await countFailure(context, `passkey ${address}`);
    throw new Refusal("unauthorized");
  }
  const { newCounter } = verified.authenticationInfo;
  await prisma.passkey.update({
    where: { credentialId },
    data: { counter: newCounter, usedAt: context.clock.now() },
  });
  return passkey.personId;
}

export async function listPasskeys(context: Context, person: Person): Promise<PasskeyView[]> {
  const rows = await context.database.prisma.passkey.findMany({
    where: { personId: person.id },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ credentialId, name, createdAt, usedAt }) => ({
    id: credentialId,
    name,
    createdAt: createdAt.toISOString(),
    ...(usedAt ? { usedAt: usedAt.toISOString() } : {}),
  }));
}

/** True where the person had it. */
export async function removePasskey(context: Context, person: Person, credentialId: string): Promise<boolean> {
  const { count } = await context.database.prisma.passkey.deleteMany({ where: { credentialId, personId: person.id } });
  return count === 1;
}

async function keepChallenge(context: Context, challenge: string, personId: string | null): Promise<void> {
  const expiresAt = new Date(context.clock.now().getTime() + challengeMs);
  await context.database.prisma.passkeyChallenge.create({ data: { challenge, personId, expiresAt } });
}

/** True once. */
async function takeChallenge(context: Context, challenge: string, personId: string | null): Promise<boolean> {
  const { count } = await context.database.prisma.passkeyChallenge.deleteMany({
    where: { challenge, personId, expiresAt: { gt: context.clock.now() } },
  });
  return count === 1;
}
