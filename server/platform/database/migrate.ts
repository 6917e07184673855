import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

const folder = new URL("./migrations/", import.meta.url);

/**
 * Applies the migrations that are missing, each in a transaction, in Prisma's own format and book-keeping,
 * so that `prisma migrate deploy` sees the same state. Two starts at once take turns (advisory lock).
 * @throws where an applied migration was changed afterwards.
 */
export async function migrate(options: { url: string; schema: string }): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const schema = pg.escapeIdentifier(options.schema);
    await client.query("SELECT pg_advisory_lock(hashtext('twuster migrate'))");
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(`SET search_path TO ${schema}`);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    const known = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM _prisma_migrations",
    );
    const applied = new Map(known.rows.map((row) => [row.migration_name, row.checksum]));
    const done: string[] = [];
    for (const name of await listMigrations()) {
      const sql = await readFile(new URL(`${name}/migration.sql`, folder), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const before = applied.get(name);
      if (before !== undefined && before !== checksum)
        throw new Error(`migration ${name} was changed after it was applied`);
      if (before !== undefined) continue;
      await client.query("BEGIN");
      await client.query(sql);
      await client.query(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)",
        [randomUUID(), checksum, name],
      );
      await client.query("COMMIT");
      done.push(name);
    }
    // The login has to be a member of the role it acts as; a superuser already is.
    await client.query("GRANT twuster_app TO CURRENT_USER");
    return done;
  } finally {
    await client.end();
  }
}

async function listMigrations(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
