import { fork } from "node:child_process";
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startApiProcess, type ApiProcess } from "../demo/testing/api-process.ts";
import { environmentOf } from "../demo/drills/drill-town.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import { hmacOfCode } from "../server/passes/store.ts";
import { verifyBooks } from "../server/verify/verify-books.ts";
import { newCode } from "../server/passes/issue.ts";
import type { BenchResult } from "./bench-result.ts";
import { median, percentile, round } from "./figures.ts";
import type { DeviceKey, LoadOrder, LoadResult } from "./load-generator.ts";
import {
  copyNetwork,
  inDatabase,
  settle,
  statementScript,
  updateScript,
  valueCents,
  type Scene,
} from "./redeem-in-database.ts";

export interface RedeemOptions {
  clients: number[];
  /** Pairs of measurements per number of clients; the median of the ratios counts. */
  rounds: number;
  seconds: number;
  /** Writes a CPU profile of the API into this folder. */
  profileFolder?: string;
}

/** From the issue: what the whole way over HTTP may cost beside the bare database, at eight clients. */
const targets = { "ratio to the statement, 8 clients": 0.35, "ratio to the bare update, 8 clients": 0.1 };

/** Redemptions a second over HTTP, everything on, beside pgbench on the same PostgreSQL. */
export async function benchRedeem(options: RedeemOptions): Promise<BenchResult> {
  delete process.env["TEST_DATABASE_URL"]; // a database that others use at the same time measures them
  const town = await startTestTown({ worker: false });
  const client = new pg.Client({ connectionString: town.databaseUrl });
  let api: ApiProcess | undefined;
  try {
    await client.connect();
    await client.query(`SET search_path TO ${pg.escapeIdentifier(town.config.DATABASE_SCHEMA)}`);
    const nodeArguments = options.profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${options.profileFolder}`] : [];
    api = await startApiProcess({
      environment: { ...environmentOf(town), LOG_LEVEL: "info" },
      quiet: true,
      nodeArguments,
    });
    const devices = await Promise.all(Array.from({ length: 8 }, () => pair({ ...town, url: api!.url }))); // safe because it was just started
    const scene: Scene = {
      town,
      api,
      client,
      devices,
      benchNetworkId: await copyNetwork({ town, client, devices }),
      next: 1,
    };
    await overHttp(scene, 8, 2, false); // the first seconds are the compiler's
    const figures: BenchResult["figures"] = {};
    for (const clients of options.clients) await measure(scene, clients, options, figures);
    await assertBooked(scene);
    const ratios = Object.entries(targets).map(([name, target]) =>
      figures[name] === undefined ? true : figures[name] >= target,
    );
    return { name: "redeem", figures, targets, ok: ratios.every(Boolean) };
  } finally {
    await api?.end("SIGTERM");
    await client.end();
    await town.close();
  }
}

async function measure(
  scene: Scene,
  clients: number,
  { rounds, seconds }: RedeemOptions,
  figures: BenchResult["figures"],
): Promise<void> {
  const taken: (Awaited<ReturnType<typeof overHttp>> & { statement: number; update: number })[] = [];
  for (let round = 0; round < rounds; round++) {
    const http = await overHttp(scene, clients, seconds);
    const statement = await inDatabase(scene, clients, seconds, statementScript(scene));
    const update = await inDatabase(scene, clients, seconds, updateScript(scene));
    taken.push({ ...http, statement, update });
  }
  const middle = (of: (one: (typeof taken)[number]) => number): number => median(taken.map(of));
  const named = (name: string): string => `${name}, ${clients} client${clients === 1 ? "" : "s"}`;
  figures[named("over HTTP, per second")] = Math.round(middle((one) => one.http));
  figures[named("p50 ms")] = round(
    middle((one) => one.p50),
    1,
  );
  figures[named("p99 ms")] = round(
    middle((one) => one.p99),
    1,
  );
  figures[named("CPU of the API per redemption, ms")] = round(middle((one) => one.cpu));
  figures[named("pgbench, the statement, per second")] = Math.round(middle((one) => one.statement));
  figures[named("pgbench, the bare update, per second")] = Math.round(middle((one) => one.update));
  figures[named("ratio to the statement")] = round(middle((one) => one.http / one.statement));
  figures[named("ratio to the bare update")] = round(middle((one) => one.http / one.update));
}

async function overHttp(
  scene: Scene,
  clients: number,
  seconds: number,
  isMeasured = true,
): Promise<{ http: number; p50: number; p99: number; cpu: number }> {
  const { town, api, devices } = scene;
  const codes = await prefill(scene, Math.ceil(seconds * 4_000) + 200);
  const path = `/v1/${town.network}/redemptions`;
  const port = Number(new URL(api.url).port);
  const nonce = (await fetch(`${api.url}/v1/${town.network}/device`)).headers.get("Twuster-Nonce") ?? "";
  const generator = fork(fileURLToPath(new URL("./load-generator.ts", import.meta.url)));
  const order: LoadOrder = { port, path, nonce, clients, milliseconds: seconds * 1_000, devices, codes, valueCents };
  const cpuBefore = await cpuMilliseconds(api.pid);
  const result = await new Promise<LoadResult>((done, failed) => {
    generator.once("message", (message) => done(message as LoadResult)); // safe because it sends nothing else
    generator.once("exit", (code) => code !== 0 && failed(new Error(`the load generator ended with ${code}`)));
    generator.send(order);
  });
  if (result.others > 0 && isMeasured) throw new Error(`${result.others} answers were no redemption`);
  const [p50, p99] = [percentile(result.milliseconds, 0.5), percentile(result.milliseconds, 0.99)];
  const cpu = ((await cpuMilliseconds(api.pid)) - cpuBefore) / result.redeemed;
  return { http: result.redeemed / result.seconds, p50, p99, cpu };
}

/** What a process has used so far; on a busy machine this says more than the clock. 0 where /proc is missing. */
async function cpuMilliseconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10; // USER_HZ is 100 on every Linux
}

/** Vouchers by bulk, sold and booked as if, so that the books hold afterwards. */
async function prefill({ town, client }: Scene, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode);
  const hmacs = codes.map((code) => hmacOfCode(town.context, code));
  await client.query(
    `INSERT INTO passes (network_id, id, kind, code_hmac, code_last4, state, value_cents, valid_until, issued_at)
     SELECT $1, gen_random_uuid(), 'voucher', hmac, '0000', 'open', $2, '2099-12-31', now() FROM unnest($3::bytea[]) AS hmac`,
    [town.context.network.id, valueCents, hmacs],
  );
  await settle(client);
  return codes;
}

/** Nothing was made faster by leaving something out: each use has its booking, its key and its audit row. */
async function assertBooked({ town, client }: Scene): Promise<void> {
  const findings = await verifyBooks(client, town.config.DATABASE_SCHEMA);
  // Prefilled vouchers were never ordered or issued; everything about their use has to hold.
  const expected = new Set(["passes-issued", "issued-by-passes", "issued-by-accounts", "accounts-agree-with-passes"]);
  const real = findings.filter(
    (finding) => finding.networkId === town.context.network.id && !expected.has(finding.check),
  );
  if (real.length > 0) throw new Error(`the books do not hold: ${JSON.stringify(real[0])}`);
  const { rows } = await client.query<{ uses: string; keys: string }>(
    "SELECT (SELECT count(*) FROM uses) AS uses, (SELECT count(*) FROM idempotency_keys WHERE outcome = 'redeemed') AS keys",
  );
  if (rows[0]?.uses !== rows[0]?.keys || Number(rows[0]?.uses) === 0)
    throw new Error(`uses and keys differ: ${JSON.stringify(rows[0])}`);
}

async function pair(town: TestTown): Promise<LoadOrder["devices"][number]> {
  const keys = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const { x, y } = await webcrypto.subtle.exportKey("jwk", keys.publicKey);
  const response = await fetch(`${town.url}/v1/${town.network}/devices`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      pairingCode: await town.pairingCode(),
      name: "bench",
      publicKey: { kty: "EC", crv: "P-256", x, y },
    }),
  });
  const { device } = (await response.json()) as { device: { id: string } }; // safe because a refusal has no device, and the next line would throw
  // The cast is safe because a P-256 private key has all five fields.
  return { id: device.id, privateKey: (await webcrypto.subtle.exportKey("jwk", keys.privateKey)) as DeviceKey };
}
