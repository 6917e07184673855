import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** @throws with where to get it */
export function findPgbench(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = [
    process.env["PGBENCH"] ?? "",
    ...folders.map((folder) => join(folder, "pgbench")),
    ...globSync("/usr/lib/postgresql/*/bin/pgbench"),
    ...globSync("/usr/pgsql-*/bin/pgbench"),
  ];
  const found = places.find((place) => place !== "" && existsSync(place));
  if (found === undefined) {
    throw new Error(
      "pgbench is missing. It is in Debian's package postgresql-15 (apt-get install postgresql-15), Fedora's postgresql-contrib, Homebrew's postgresql; or set PGBENCH to its path.",
    );
  }
  return found;
}

export interface PgbenchRun {
  databaseUrl: string;
  schema: string;
  clients: number;
  seconds: number;
  script: string;
  /** Where the script is written. */
  folder: string;
  variables: Record<string, number>;
}

/** Transactions in all and per second, prepared statements, over TCP like the API's. */
export async function pgbench(options: PgbenchRun): Promise<{ transactions: number; perSecond: number }> {
  const file = join(options.folder, "pgbench.sql");
  await writeFile(file, options.script);
  const url = new URL(options.databaseUrl);
  const { stdout } = await run(
    findPgbench(),
    [
      "--no-vacuum",
      "--protocol=prepared",
      `--client=${options.clients}`,
      `--jobs=${Math.min(2, options.clients)}`,
      `--time=${options.seconds}`,
      `--file=${file}`,
      ...Object.entries(options.variables).map(([name, value]) => `--define=${name}=${value}`),
      url.pathname.slice(1),
    ],
    {
      env: {
        ...process.env,
        PGHOST: url.hostname,
        PGPORT: url.port,
        PGUSER: url.username,
        PGPASSWORD: url.password,
        PGOPTIONS: `-c search_path=${options.schema}`,
      },
    },
  );
  const transactions = Number(/number of transactions actually processed: (\d+)/.exec(stdout)?.[1]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
  if (!(transactions > 0) || failed > 0) throw new Error(`pgbench did not do its work:\n${stdout}`);
  return { transactions, perSecond };
}
