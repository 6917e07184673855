import { uuidv7 } from "uuidv7";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { Refusal } from "../platform/errors.ts";
import { countFailure } from "../platform/http/failure-limiter.ts";

export function newOperatorKey(): string {
  return `ok_${randomCharacters(26).toLowerCase()}`;
}

/** Lets a key into the issuer's office; kept as HMAC. The same key twice is one. */
export async function createOperatorKey(context: Context, label: string, key = newOperatorKey()): Promise<string> {
  const keyHmac = new Uint8Array(context.keys.hmac("operator-key", context.network.id, key));
  await context.database.prisma.operatorKey.createMany({
    data: [{ networkId: context.network.id, id: uuidv7(), label, keyHmac, createdAt: context.clock.now() }],
    skipDuplicates: true,
  });
  return key;
}

/** The actor behind an operator key, for the audit. @throws {Refusal} unauthorized, rate_limited */
export async function getOperator(context: Context, key: string, address: string): Promise<string> {
  const keyHmac = new Uint8Array(context.keys.hmac("operator-key", context.network.id, key));
  const found = await context.database.prisma.operatorKey.findUnique({
    where: { networkId_keyHmac: { networkId: context.network.id, keyHmac } },
  });
  if (found?.state === "active") return `operator:${found.id}`;
  await countFailure(context, `operator ${address}`);
  throw new Refusal("unauthorized");
}
