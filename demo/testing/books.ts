import assert from "node:assert/strict";
import pg from "pg";
import { sealAudit } from "../../server/audit/seal.ts";
import { listNetworks } from "../../server/networks/store.ts";
import { verifyBooks } from "../../server/verify/verify-books.ts";
import type { TestTown } from "./test-town.ts";

type Place = Pick<TestTown, "databaseUrl" | "config" | "context">;

/** A statement as the owner of the tables, who may do what the application may not. */
export async function asOwner<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  town: Omit<Place, "context">,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: town.databaseUrl,
    options: `-c search_path=${town.config.DATABASE_SCHEMA}`,
  });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * The book-keeper's own checks (`npm run verify`), at the town's clock. Tests that stop the worker let no minute pass either: the
 * audit is sealed here as it would have been.
 */
export async function assertBooksHold(town: Place): Promise<void> {
  for (const network of await listNetworks(town.context.database)) await sealAudit({ ...town.context, network });
  const client = new pg.Client({ connectionString: town.databaseUrl });
  await client.connect();
  try {
    assert.deepEqual(await verifyBooks(client, town.config.DATABASE_SCHEMA, town.context.clock.now()), []);
  } finally {
    await client.end();
  }
}

/** Moves the pass behind a code, as an issuer's office will be able to. */
export async function setState(town: Place, code: string, state: "open" | "locked" | "held" | "void"): Promise<void> {
  const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
  const rows = await asOwner(town, "UPDATE passes SET state = $2 WHERE code_hmac = $1 RETURNING id", [codeHmac, state]);
  assert.equal(rows.length, 1);
}
