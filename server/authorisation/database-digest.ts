import pg from "pg";
import type { TestTown } from "../../demo/testing/test-town.ts";

/**
 * What a refusal may leave behind: that somebody tried (the limit needs it), and that somebody known was there. Nothing
 * of it says or allows anything.
 */
const bookkeeping: Record<string, readonly string[]> = {
  sessions: ["seen_at", "expires_at"],
  devices: ["last_used_at"],
  sites: ["last_seen_at"],
};
/** Counts of failed and hurried requests, and what migrations were run. */
const leftOut = ["failures", "_prisma_migrations"];

/** Everything in the town's schema, as one digest for each table. */
export type Digests = Readonly<Record<string, string>>;

/** Sees every change of any row of any table, all networks and people included. */
export class DatabaseDigest {
  readonly #client: pg.Client;
  #query = "";

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open({ databaseUrl, config }: Pick<TestTown, "databaseUrl" | "config">): Promise<DatabaseDigest> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      options: `-c search_path=${config.DATABASE_SCHEMA}`,
    });
    await client.connect();
    const digest = new DatabaseDigest(client);
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 AND table_type = 'BASE TABLE'",
      [config.DATABASE_SCHEMA],
    );
    digest.#query = rows
      .map(({ name }) => name)
      .filter((name) => !leftOut.includes(name))
      .map((name) => {
        const without = (bookkeeping[name] ?? []).map((column) => ` - '${column}'`).join("");
        const row = without ? `(to_jsonb(t)${without})::text` : "t::text";
        const table = pg.escapeIdentifier(name);
        return `SELECT '${name}' AS name, md5(coalesce(string_agg(${row}, E'\\n' ORDER BY ${row}), '')) AS digest FROM ${table} t`;
      })
      .join(" UNION ALL ");
    return digest;
  }

  async read(): Promise<Digests> {
    const { rows } = await this.#client.query<{ name: string; digest: string }>({ name: "digest", text: this.#query });
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }

  /** Every id of our network's rows, and those of one partner's. */
  async idsOf(networkId: string, partnerId: string): Promise<{ network: Set<string>; partner: Set<string> }> {
    const { rows: columns } = await this.#client.query<{ name: string; ids: boolean; partners: boolean }>(
      `SELECT table_name AS name, bool_or(column_name = 'id') AS ids, bool_or(column_name = 'partner_id') AS partners
       FROM information_schema.columns WHERE table_schema = current_schema()
       GROUP BY table_name HAVING bool_or(column_name = 'network_id')`,
    );
    const read = async (name: string, where: string, value: string): Promise<string[]> => {
      const { rows } = await this.#client.query<{ id: string }>(
        `SELECT id::text FROM ${pg.escapeIdentifier(name)} WHERE ${where} = $1`,
        [value],
      );
      return rows.map(({ id }) => id);
    };
    const [network, partner] = [new Set([networkId]), new Set([partnerId])];
    for (const { name, partners } of columns.filter(({ ids }) => ids)) {
      for (const id of await read(name, "network_id", networkId)) network.add(id);
      if (partners) for (const id of await read(name, "partner_id", partnerId)) partner.add(id);
    }
    return { network, partner };
  }

  /** The tables in which some text matches. @param pattern of PostgreSQL */
  async findTexts(pattern: string): Promise<string[]> {
    const { rows: columns } = await this.#client.query<{ name: string; column: string }>(
      `SELECT table_name AS name, column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() AND (data_type IN ('text', 'jsonb', 'json') OR udt_name = '_text')`,
    );
    const found: string[] = [];
    for (const { name, column } of columns) {
      const { rows } = await this.#client.query(
        `SELECT 1 FROM ${pg.escapeIdentifier(name)} WHERE ${pg.escapeIdentifier(column)}::text ~ $1 LIMIT 1`,
        [pattern],
      );
      if (rows.length > 0) found.push(`${name}.${column}`);
    }
    return found;
  }

  /** What one refusal costs an address is tested elsewhere (platform/http/failure-limiter.test.ts). */
  async forgetFailures(): Promise<void> {
    await this.#client.query("DELETE FROM failures");
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}

/** The tables whose content differs. */
export function changedTables(before: Digests, after: Digests): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .toSorted();
}
