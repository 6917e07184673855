import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** Where a secret turned up, and in which dress. */
export interface Leak {
  secret: string;
  dress: string;
  place: string;
}

/** The dresses a text may wear when something wrote it down. */
export function dressesOf(secret: string): Map<string, Buffer> {
  const dresses = new Map<string, Buffer>();
  const add = (name: string, text: string): void => void dresses.set(name, Buffer.from(text));
  add("bare", secret);
  add("lower case", secret.toLowerCase());
  add("upper case", secret.toUpperCase());
  const groups = secret.match(/.{1,4}/g) ?? [];
  if (/^[0-9A-Z]{16}$/.test(secret))
    for (const separator of ["-", " ", ".", "%20"]) add(`grouped by "${separator}"`, groups.join(separator));
  add("percent-encoded", encodeURIComponent(secret));
  add("JSON", JSON.stringify(secret).slice(1, -1));
  add("hex", Buffer.from(secret).toString("hex"));
  add("upper hex", Buffer.from(secret).toString("hex").toUpperCase());
  dresses.set("UTF-16", Buffer.from(secret, "utf16le"));
  // Inside a longer text base64 starts at one of three places; the characters at the seams belong to the neighbours.
  for (const shift of [0, 1, 2]) {
    const bits = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    const inner = bits
      .toString("base64")
      .replace(/=+$/, "")
      .slice(shift === 0 ? 0 : shift + 1, bits.length % 3 === 0 ? undefined : -1);
    add(`base64, shifted by ${shift}`, inner);
    add(`base64url, shifted by ${shift}`, inner.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return dresses;
}

/** Every dress of every secret that is somewhere in the bytes. */
export function findIn(place: string, bytes: Buffer, secrets: readonly string[]): Leak[] {
  return secrets.flatMap((secret) =>
    [...dressesOf(secret)].filter(([, dress]) => bytes.includes(dress)).map(([dress]) => ({ secret, dress, place })),
  );
}

/** Every file below a folder: data files, write-ahead log, the database's own log, whatever else is kept there. */
export async function findInFiles(folder: string, secrets: readonly string[]): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A database at work puts files away.
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return Buffer.alloc(0);
      throw error;
    });
    leaks.push(...findIn(path.slice(folder.length), bytes, secrets));
  }
  return leaks;
}

/** Every row of every table of a schema, as text: what a dump would hold. */
export async function findInRows(client: pg.Client, schema: string, secrets: readonly string[]): Promise<Leak[]> {
  const tables = await client.query<{ tablename: string }>("SELECT tablename FROM pg_tables WHERE schemaname = $1", [
    schema,
  ]);
  const leaks: Leak[] = [];
  for (const { tablename } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT t::text AS row FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(tablename)} t`,
    );
    leaks.push(...findIn(`table ${tablename}`, Buffer.from(rows.map(({ row }) => row).join("\n")), secrets));
  }
  return leaks;
}
