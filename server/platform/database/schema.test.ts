import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { asOwner } from "../../../demo/testing/books.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import * as scalars from "../generated/internal/prismaNamespaceBrowser.ts";

/** schema.prisma is written by hand beside the migrations: this holds the two together. */
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false })));
after(() => town.close());

interface Column {
  type: string;
  isRequired: boolean;
  hasDefault: boolean;
}
const native: Record<string, string> = { Uuid: "uuid", Date: "date", "Timestamptz(6)": "timestamp with time zone" };
const scalar: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Float: "double precision",
  Boolean: "boolean",
  Bytes: "bytea",
  Json: "jsonb",
  DateTime: "a DateTime without @db",
};

/** The models of schema.prisma, by table. */
async function readModels(): Promise<Map<string, { model: string; columns: Record<string, Column>; keys: string[] }>> {
  const text = await readFile(new URL("schema.prisma", import.meta.url), "utf8");
  const tables = new Map<string, { model: string; columns: Record<string, Column>; keys: string[] }>();
  for (const [, model = "", body = ""] of text.matchAll(/^model (\w+) \{\n([^]*?)^\}/gm)) {
    const names: Record<string, string> = {};
    const columns: Record<string, Column> = {};
    const keys: string[] = [];
    for (const line of body.split("\n")) {
      const [, field, type, list, optional, rest = ""] = /^ {2}(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/.exec(line) ?? [];
      if (!field || !type) continue;
      const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
      names[field] = column;
      const base = native[/@db\.(\w+(?:\(\d\))?)/.exec(rest)?.[1] ?? ""] ?? scalar[type] ?? type;
      columns[column] = {
        type: list ? `${base}[]` : base,
        isRequired: !optional,
        hasDefault: rest.includes("@default("),
      };
      if (/@(?:id|unique)\b/.test(rest)) keys.push(column);
    }
    for (const [, fields = ""] of body.matchAll(/^ {2}@@(?:id|unique)\(\[([^\]]*)\]\)/gm))
      keys.push(
        fields
          .split(", ")
          .map((field) => names[field])
          .join(" "),
      );
    tables.set(/@@map\("(\w+)"\)/.exec(body)?.[1] ?? model, { model, columns, keys: keys.toSorted() });
  }
  return tables;
}

test("every table has its model and every model its table", async () => {
  const tables = await asOwner<{ name: string }>(
    town,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = $1",
    [town.config.DATABASE_SCHEMA],
  );
  const names = tables.map(({ name }) => name).filter((name) => name !== "_prisma_migrations");
  assert.deepEqual([...(await readModels()).keys()].toSorted(), names.toSorted());
  assert.ok(names.length > 15);
});

test("every column has the model's type, nullability and default", async () => {
  const rows = await asOwner<{ table: string; column: string; type: string; required: boolean; has_default: boolean }>(
    town,
    `
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, a.atthasdef AS has_default
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
    [town.config.DATABASE_SCHEMA],
  );
  for (const [table, { columns }] of await readModels()) {
    const actual = rows
      .filter((row) => row.table === table)
      .map(
        ({ column, type, required, has_default }) =>
          [column, { type, isRequired: required, hasDefault: has_default }] as const,
      );
    assert.deepEqual(columns, Object.fromEntries(actual), table);
  }
});

test("every key of a model is a unique key of its table, and the other way round", async () => {
  const rows = await asOwner<{ table: string; columns: string }>(
    town,
    `
    SELECT c.relname AS table, (SELECT string_agg(a.attname, ' ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, n) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = $1::regnamespace AND i.indisunique AND i.indpred IS NULL`,
    [town.config.DATABASE_SCHEMA],
  );
  for (const [table, { keys }] of await readModels()) {
    assert.deepEqual(
      keys,
      rows
        .filter((row) => row.table === table)
        .map(({ columns }) => columns)
        .toSorted(),
      table,
    );
  }
});

/** People belong to no one town; a town's slug and the worker's queue neither (docs/decisions/0002). */
const global = new Set(["networks", "people", "sign_in_links", "sessions", "passkeys", "passkey_challenges"]);

test("the network leads every key, foreign key and index, but for what belongs to no one town", async () => {
  const rows = await asOwner<{ name: string; table: string; first: string }>(
    town,
    `
    SELECT i.indexrelid::regclass::text AS name, c.relname AS table, a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relnamespace = $1::regnamespace AND c.relname <> '_prisma_migrations'`,
    [town.config.DATABASE_SCHEMA],
  );
  assert.deepEqual(
    rows
      .filter(({ first, table }) => first !== "network_id" && !global.has(table))
      .map(({ name }) => name.split(".").at(-1)),
    ["outbox_due"],
  );
  const foreign = await asOwner<{ name: string; target: string; first: string }>(
    town,
    `
    SELECT conname AS name, confrelid::regclass::text AS target, a.attname AS first FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] WHERE k.contype = 'f' AND k.connamespace = $1::regnamespace`,
    [town.config.DATABASE_SCHEMA],
  );
  assert.ok(foreign.length > 15);
  assert.deepEqual(
    foreign.filter(({ first, target }) => first !== "network_id" && !/\bpeople$/.test(target)),
    [],
  );
});

test("the generated client is the schema's: every model and field is known to it", async () => {
  const generated = new Map<string, unknown>(Object.entries(scalars));
  for (const { model, columns } of (await readModels()).values()) {
    const fields = generated.get(`${model}ScalarFieldEnum`) ?? {};
    assert.equal(Object.keys(fields).length, Object.keys(columns).length, model);
  }
});
