import pg from "pg";
import { verifyBooks } from "../../server/verify/verify-books.ts";
import { openVouchers } from "../testing/open-voucher.ts";
import { TestDevice } from "../testing/device.ts";
import { startTestTown, type TestTown } from "../testing/test-town.ts";
import { startApiProcess, type ApiProcess } from "../testing/api-process.ts";
import type { Findings } from "./drill-report.ts";

/** What stands between two scans of one voucher. */
export interface Protection {
  /** The WHERE of the statements (without-guard.ts). */
  guard: boolean;
  /** The keys of uses, reversals, bookings, receipts and idempotency; the limits of coupons. */
  constraints: boolean;
}
export const fullProtection: Protection = { guard: true, constraints: true };

/** A town whose API runs as two processes on one schema. */
export interface DrillTown {
  town: TestTown;
  apis: [ApiProcess, ApiProcess];
  /** Scanners of several partners, as many as asked for, spread over both processes. */
  devices: TestDevice[];
  openVouchers(count: number, valueCents?: number): Promise<string[]>;
  count(sql: string): Promise<number>;
  /** Adds what `npm run verify` finds to the problems. */
  verify(findings: Findings): Promise<void>;
  close(): Promise<void>;
}

const withoutGuard = new URL("./without-guard.ts", import.meta.url);

export async function startDrillTown(options: { devices: number; protection?: Protection }): Promise<DrillTown> {
  const { guard, constraints } = options.protection ?? fullProtection;
  const town = await startTestTown({ worker: false });
  const client = new pg.Client({ connectionString: town.databaseUrl });
  const started: ApiProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((api) => api.end("SIGTERM")));
    await client.end();
    await town.close();
  };
  try {
    await client.connect();
    await client.query(`SET search_path TO ${pg.escapeIdentifier(town.config.DATABASE_SCHEMA)}`);
    if (!constraints) await dropConstraints(client);
    const start = async (): Promise<ApiProcess> => {
      const api = await startApiProcess({ environment: environmentOf(town), preload: guard ? [] : [withoutGuard] });
      started.push(api);
      return api;
    };
    const apis: [ApiProcess, ApiProcess] = [await start(), await start()];
    if (new Set([process.pid, ...apis.map((api) => api.pid)]).size !== 3)
      throw new Error("the API does not run in two processes of its own");
    return {
      town,
      apis,
      devices: await pairDevices(town, apis, options.devices),
      openVouchers: (count, valueCents = 2_500) =>
        openVouchers(
          town.context,
          town.siteKey,
          Array.from({ length: count }, () => valueCents),
        ),
      count: async (sql) => Number((await client.query<{ count: string }>(sql)).rows[0]?.count),
      verify: async (findings) => {
        for (const { check, subject, detail } of await verifyBooks(client, town.config.DATABASE_SCHEMA))
          findings.problems.push(`verify: ${check}: ${subject}: ${detail}`);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The settings of a town for another process; without PORT, so that each takes its own. */
export function environmentOf(town: TestTown): Record<string, string> {
  const { PORT: _port, PUBLIC_URL: _url, ...config } = town.config;
  const entries = Object.entries({ ...config, LOG_LEVEL: "warn" }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

async function pairDevices(town: TestTown, apis: ApiProcess[], count: number): Promise<TestDevice[]> {
  const partners = ["blumen", "baecker", "imker"] as const;
  const devices: TestDevice[] = [];
  for (let index = 0; index < count; index++) {
    const place = { url: apis[index % apis.length]!.url, network: town.network }; // safe because of the modulo
    devices.push(
      await TestDevice.pair(place, await town.pairingCode(partners[index % partners.length]), `Kasse ${index + 1}`),
    );
  }
  return devices;
}

async function dropConstraints(client: pg.Client): Promise<void> {
  await client.query(`
    ALTER TABLE uses DROP CONSTRAINT uses_once CASCADE;
    ALTER TABLE use_reversals DROP CONSTRAINT use_reversals_once;
    ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_once;
    ALTER TABLE receipts DROP CONSTRAINT receipts_network_id_source_source_reference_key;
    ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_once;
    ALTER TABLE coupons DROP CONSTRAINT coupons_limit;
    ALTER TABLE coupon_days DROP CONSTRAINT coupon_days_limit;`);
}
