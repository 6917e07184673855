import pg from "pg";
import type { Check } from "./check.ts";
import { auditChecks } from "./checks/audit.ts";
import { bookingChecks } from "./checks/bookings.ts";
import { couponChecks } from "./checks/coupons.ts";
import { ledgerChecks } from "./checks/ledger.ts";
import { orderChecks } from "./checks/orders.ts";
import { passChecks } from "./checks/passes.ts";

export const checks: readonly Check[] = [
  ...ledgerChecks,
  ...bookingChecks,
  ...passChecks,
  ...couponChecks,
  ...orderChecks,
  ...auditChecks,
];

/** One row that breaks a rule. */
export interface Finding {
  check: string;
  sentence: string;
  networkId: string;
  subject: string;
  detail: string;
}

/** Whether the books hold, at one instant, while the town goes on: one snapshot, read only. Empty: they do. */
export async function verifyBooks(
  client: pg.Client | pg.PoolClient,
  schema: string,
  now: Date = new Date(),
): Promise<Finding[]> {
  await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await runChecks(client, schema, now);
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The checks, inside the caller's transaction. */
export async function runChecks(client: pg.Client | pg.PoolClient, schema: string, now: Date): Promise<Finding[]> {
  await client.query(`SET LOCAL search_path TO ${pg.escapeIdentifier(schema)}`);
  const findings: Finding[] = [];
  for (const { name, sentence, sql } of checks) {
    const { rows } = await client.query<{ network_id: string; subject: string; detail: string }>(sql, [now]);
    for (const row of rows)
      findings.push({ check: name, sentence, networkId: row.network_id, subject: row.subject, detail: row.detail });
  }
  return findings;
}
