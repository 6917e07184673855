import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { ApiProcess } from "../demo/testing/api-process.ts";
import type { TestTown } from "../demo/testing/test-town.ts";
import { redeemStatement } from "../server/passes/statements.ts";
import type { LoadOrder } from "./load-generator.ts";
import { pgbench } from "./pgbench.ts";

/** Every voucher of the benchmark. */
export const valueCents = 2_500;

export interface Scene {
  town: TestTown;
  api: ApiProcess;
  client: pg.Client;
  devices: LoadOrder["devices"];
  benchNetworkId: string;
  /** The next of pgbench's own vouchers. */
  next: number;
}

/** Apart for each client of pgbench; no client redeems as many in a round. */
const stride = 200_000;

/** pgbench over vouchers of a network of its own; what it says it did is counted in the table. */
export async function inDatabase(scene: Scene, clients: number, seconds: number, script: string): Promise<number> {
  const { town, client, benchNetworkId } = scene;
  const base = scene.next;
  const each = Math.min(stride, Math.ceil((seconds * 20_000) / clients) + 1_000);
  scene.next += clients * stride;
  await client.query(
    `INSERT INTO passes (network_id, id, kind, code_hmac, code_last4, state, value_cents, valid_until, issued_at)
     SELECT $1, gen_random_uuid(), 'voucher', ${codeOf("n")}, '0000', 'open', $2, '2099-12-31', now()
     FROM generate_series(0, $3::bigint - 1) c, generate_series(1, $4::bigint) i, LATERAL (SELECT $5::bigint + c * ${stride} + i AS n) numbers`,
    [benchNetworkId, valueCents, clients, each, base],
  );
  await settle(client);
  const before = await countRedeemed(scene);
  const { transactions, perSecond } = await pgbench({
    databaseUrl: town.databaseUrl,
    schema: town.config.DATABASE_SCHEMA,
    clients,
    seconds,
    script,
    folder: town.config.TWUSTER_DATA,
    variables: { base, i: 0 },
  });
  const done = (await countRedeemed(scene)) - before;
  if (done !== transactions) throw new Error(`pgbench counts ${transactions} transactions, the table ${done} redeemed`);
  return perSecond;
}

async function countRedeemed({ client, benchNetworkId }: Scene): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    "SELECT count(*) FROM passes WHERE network_id = $1 AND state = 'redeemed'",
    [benchNetworkId],
  );
  return Number(rows[0]?.count);
}

/** Each measurement begins with written pages and fresh statistics, not with its neighbour's work. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query("VACUUM (ANALYZE) passes");
  await client.query("CHECKPOINT");
}

/** A copy of the network with one partner and one device, so that pgbench's rows are nobody else's. */
export async function copyNetwork({
  town,
  client,
  devices,
}: Pick<Scene, "town" | "client" | "devices">): Promise<string> {
  const id = randomUUID();
  const copied = async (table: string, where: string): Promise<void> => {
    const { rows } = await client.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 AND column_name NOT IN ('network_id')",
      [town.config.DATABASE_SCHEMA, table],
    );
    const columns = rows
      .map((row) => row.column_name)
      .filter((name) => table !== "networks" || !["id", "slug"].includes(name));
    const fixed = table === "networks" ? "id, slug" : "network_id";
    await client.query(
      `INSERT INTO ${table} (${fixed}, ${columns.join(", ")}) SELECT ${table === "networks" ? "$1::uuid, 'pgbench'" : "$1::uuid"}, ${columns.join(", ")} FROM ${table} WHERE ${where}`,
      [id],
    );
  };
  const networkId = town.context.network.id;
  await copied("networks", `id = '${networkId}'`);
  await copied("partners", `network_id = '${networkId}' AND id = '${town.town.sites.blumen.partnerId}'`);
  await copied("devices", `network_id = '${networkId}' AND id = '${devices[0]!.id}'`); // safe because devices were paired
  return id;
}

/** 32 bytes like an HMAC, made of a number. */
function codeOf(number: string): string {
  return `decode(lpad(to_hex(${number}), 64, '0'), 'hex')`;
}

/** Names each voucher once: a client counts its own up. */
const counter = `\\set i :i + 1\n\\set n :base + :client_id * ${stride} + :i\n`;

/** The API's own statement, with values of the same kinds in the places of its parameters. */
export function statementScript({ benchNetworkId, devices }: Scene): string {
  const values = [
    `'${benchNetworkId}'::uuid`,
    codeOf(":n::bigint"),
    `'${devices[0]!.id}'::uuid`,
    String(valueCents),
    "'2026-11-23'",
    "now()",
    "'P' || :n::bigint",
    "NULL::text", // safe because devices were paired
    "lpad(to_hex(:n::bigint), 32, '0')::uuid",
    "lpad(to_hex(:n::bigint), 32, '0')::uuid",
    `'device:${devices[0]!.id}'`,
    "'pgbench-key-' || :n::bigint",
    "decode(repeat('ab', 32), 'hex')",
  ];
  return `${counter}${redeemStatement.text.replace(/\$(\d+)/g, (_all, number: string) => `(${values[Number(number) - 1]!})`)};\n`; // safe because there is a value for each
}

export function updateScript({ benchNetworkId }: Scene): string {
  return `${counter}UPDATE passes SET state = 'redeemed' WHERE network_id = '${benchNetworkId}'::uuid AND code_hmac = ${codeOf(":n::bigint")} AND state = 'open';\n`;
}
