import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/**
 * Until so many statements wait for what this client's transaction holds, directly or behind one another. Nobody else's:
 * other test files use the same database at the same time, each with a schema of its own.
 * @param like which statements count, as SQL's LIKE @throws where they don't come within thirty seconds
 */
export async function untilWaiting(client: pg.Client, wanted: number, like = "%"): Promise<void> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    // A transaction sees the first reading for ever.
    await client.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ count: string }>(
      `WITH RECURSIVE waiting AS (
        SELECT pid, query FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))
        UNION SELECT a.pid, a.query FROM pg_stat_activity a JOIN waiting w ON w.pid = ANY (pg_blocking_pids(a.pid))
      ) SELECT count(*) FROM waiting WHERE query LIKE $1`,
      [like],
    );
    if (Number(rows[0]?.count) >= wanted) return;
    await sleep(10);
  }
  throw new Error(`not ${wanted} are waiting`);
}
