import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import pg from "pg";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { migrate } from "./migrate.ts";

let town: TestTown;
let owner: pg.Client;
const schemas: string[] = [];
before(async () => {
  town = await startTestTown({ worker: false });
  owner = new pg.Client({ connectionString: town.databaseUrl });
  await owner.connect();
});
after(async () => {
  for (const schema of schemas) await owner.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await owner.end();
  await town.close();
});

const fresh = (): { url: string; schema: string } => {
  const schema = `t_${randomBytes(8).toString("hex")}`;
  schemas.push(schema);
  return { url: town.databaseUrl, schema };
};
const book = async (
  schema: string,
): Promise<{ migration_name: string; checksum: string; applied_steps_count: number }[]> =>
  (
    await owner.query(
      `SELECT migration_name, checksum, applied_steps_count FROM ${schema}._prisma_migrations ORDER BY migration_name`,
    )
  ).rows as never; // safe because the columns are named

test("an empty schema gets everything, and the second time nothing is left to do", async () => {
  const target = fresh();
  const first = await migrate(target);
  assert.ok(first.length >= 1);
  const before = await book(target.schema);
  assert.deepEqual(
    before.map((row) => row.migration_name),
    first,
  );
  assert.deepEqual(await migrate(target), []);
  assert.deepEqual(await book(target.schema), before);
});

test("the book-keeping is Prisma's own: SHA-256 of the file, one step", async () => {
  for (const { migration_name, checksum, applied_steps_count } of await book(town.config.DATABASE_SCHEMA)) {
    const file = await readFile(new URL(`migrations/${migration_name}/migration.sql`, import.meta.url));
    assert.equal(checksum, createHash("sha256").update(file).digest("hex"));
    assert.equal(applied_steps_count, 1);
  }
});

test("a migration that was changed after it was applied is refused", async () => {
  const target = fresh();
  const [name] = await migrate(target);
  await owner.query(
    `UPDATE ${target.schema}._prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = $1`,
    [name],
  );
  await assert.rejects(migrate(target), new RegExp(`${name} was changed`));
});

test("four starts at once take turns: each migration is applied once", async () => {
  const target = fresh();
  const done = await Promise.all([1, 2, 3, 4].map(() => migrate(target)));
  assert.equal(done.filter((names) => names.length > 0).length, 1);
  assert.deepEqual(
    (await book(target.schema)).map((row) => row.migration_name),
    done.flat(),
  );
});

test("a migration that breaks half-way leaves nothing, and the next start makes it good", async () => {
  const target = fresh();
  await owner.query(`CREATE SCHEMA ${target.schema}; CREATE TABLE ${target.schema}.passes (mine int)`);
  await assert.rejects(migrate(target), /passes/);
  const { rows } = await owner.query("SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1", [
    target.schema,
  ]);
  assert.deepEqual(
    rows.map((row: { tablename: string }) => row.tablename),
    ["_prisma_migrations", "passes"],
  );
  await owner.query(`DROP TABLE ${target.schema}.passes`);
  assert.ok((await migrate(target)).length >= 1);
});
