import { uuidv7 } from "uuidv7";
import { checkCharacter, formatCode } from "../../sdk/wire/pass-code.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import type { Store } from "../platform/database/database.ts";
import type { Prisma } from "../platform/generated/client.ts";
import { hmacOfCode } from "./store.ts";

/** A fresh code: 75 bits from the CSPRNG and the check character. */
export function newCode(): string {
  const body = randomCharacters(15);
  return body + checkCharacter(body);
}

/** What a pass is beside its code; the id and code are drawn where none are given. */
export type NewPass = Omit<
  Prisma.PassCreateManyInput,
  "networkId" | "id" | "codeHmac" | "codeLast4" | "state" | "issuedAt"
> & { id?: string; code?: string };

/**
 * Issues open passes in the caller's transaction. The code is kept sealed for so long, for whoever paid or pressed.
 * @param keptMs 0: the code is known already and is kept nowhere
 * @returns their ids, in order
 */
export async function issuePasses(
  { network, keys, clock }: Context,
  store: Store,
  passes: NewPass[],
  keptMs: number,
  issuedAt: Date = clock.now(),
): Promise<string[]> {
  const made = passes.map(({ id = uuidv7(), code = newCode(), ...pass }) => ({ id, code, pass }));
  await store.pass.createMany({
    data: made.map(({ id, code, pass }) => ({
      ...pass,
      networkId: network.id,
      id,
      codeHmac: new Uint8Array(hmacOfCode({ network, keys }, code)),
      codeLast4: code.slice(-4),
      state: "open",
      issuedAt,
    })),
  });
  if (keptMs > 0)
    await store.sealedCode.createMany({
      data: await Promise.all(
        made.map(async ({ id, code }) => ({
          networkId: network.id,
          passId: id,
          sealed: await keys.seal(network.id, id, { code }),
          eraseAfter: new Date(issuedAt.getTime() + keptMs),
        })),
      ),
    });
  return made.map(({ id }) => id);
}

/** The bare codes an order delivered, smallest value first, while the sealed copies are kept. */
export async function listSealedCodes(context: Context, orderId: string): Promise<string[]> {
  const { rows } = await context.database.pool.query<{ id: string; sealed: string }>({
    name: "delivered",
    text: `SELECT passes.id, sealed_codes.sealed FROM passes
      JOIN sealed_codes ON sealed_codes.network_id = passes.network_id AND sealed_codes.pass_id = passes.id
      WHERE passes.network_id = $1 AND passes.order_id = $2 ORDER BY passes.value_cents, passes.id`,
    values: [context.network.id, orderId],
  });
  const opened = rows.map(({ id, sealed }) => context.keys.unseal<{ code: string }>(context.network.id, id, sealed));
  return (await Promise.all(opened)).map(({ code }) => code);
}

/** Opens the wallet with these codes; they are in the fragment, which no server sees. */
export function walletUrl({ config, network }: Context, codes: string[]): string {
  return `${config.PUBLIC_URL}/${network.slug}/w#${codes.join(".")}`;
}

/** What opens a pass, as whoever paid for it is told. */
export function openedBy(context: Context, code: string): { code: string; walletUrl: string } {
  return { code: formatCode(code), walletUrl: walletUrl(context, [code]) };
}
