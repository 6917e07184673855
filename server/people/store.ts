import { uuidv7 } from "uuidv7";
import type { Platform } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

/** People belong to no one network: their keys are made with this instead of a network's id. */
const everywhere = "people";

/** How an address is found: lower case, as every mail server that matters treats it. */
export function hmacOfEmail({ keys }: Pick<Platform, "keys">, email: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keys.hmac("email", everywhere, email.trim().toLowerCase()));
}

export async function sealEmail({ keys }: Pick<Platform, "keys">, subject: string, email: string): Promise<string> {
  return keys.seal(everywhere, subject, { email: email.trim() });
}

export async function unsealEmail({ keys }: Pick<Platform, "keys">, subject: string, sealed: string): Promise<string> {
  return (await keys.unseal<{ email: string }>(everywhere, subject, sealed)).email;
}

/** The person behind an address, made where there is none: who can read its mail is that person. */
export async function ensurePerson(platform: Platform, store: Store, email: string): Promise<string> {
  const emailHmac = hmacOfEmail(platform, email);
  const known = await store.person.findUnique({ where: { emailHmac } });
  if (known) return known.id;
  const id = uuidv7();
  await store.person.createMany({
    data: [{ id, emailHmac, emailSealed: await sealEmail(platform, id, email), createdAt: platform.clock.now() }],
    skipDuplicates: true,
  });
  return (await store.person.findUniqueOrThrow({ where: { emailHmac } })).id;
}
