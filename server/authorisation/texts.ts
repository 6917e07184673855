import pg from "pg";
import { asOwner } from "../../demo/testing/books.ts";
import type { TestTown } from "../../demo/testing/test-town.ts";

const minLength = 6;
const isInstant = /^\d{4}-\d\d-\d\d(T[\d:.+-]+)?$/;

/**
 * Every text in a network's rows: ids, names, slugs, keys, numbers, stories, greetings, what the audit
 * says; what is sealed has its row's id beside it. Short words and dates are left out, since two towns may well have the same.
 */
export async function textsOf(town: TestTown): Promise<Set<string>> {
  const { id } = town.context.network;
  const tables = await asOwner<{ name: string }>(
    town,
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'network_id'",
  );
  const values: unknown[] = await asOwner(town, "SELECT to_jsonb(n) AS row FROM networks n WHERE id = $1", [id]);
  for (const { name } of tables)
    values.push(
      await asOwner(town, `SELECT to_jsonb(t) AS row FROM ${pg.escapeIdentifier(name)} t WHERE network_id = $1`, [id]),
    );
  const texts = new Set<string>();
  collect(values, texts);
  return texts;
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "string" && value.length >= minLength && !isInstant.test(value)) into.add(value);
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) collect(part, into);
}

/** What is in `texts` and nowhere in the other town, not even as a part of something. */
export function onlyIn(texts: Set<string>, other: Set<string>): string[] {
  const all = [...other].join("\n");
  return [...texts].filter((text) => !all.includes(text));
}
