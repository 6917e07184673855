import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startEmbedded } from "../../server/platform/database/embedded.ts";
import { confirmTransfer, postOrder, referenceOf } from "../testing/ask.ts";
import { TestDevice } from "../testing/device.ts";
import { openVouchers } from "../testing/open-voucher.ts";
import { startTestTown, type TestTown } from "../testing/test-town.ts";
import { untilWaiting } from "../testing/until-waiting.ts";
import { spawnApiProcess, startApiProcess, type ApiProcess } from "../testing/api-process.ts";
import { Findings, type DrillReport } from "./drill-report.ts";
import { environmentOf } from "./drill-town.ts";

/** How long a stop may take. */
export const boundMs = 10_000;

/** SIGTERM under load: what is in hand is answered, then the process ends with 0 within ten seconds. */
export async function sigtermDrill({ inHand }: { inHand: number }): Promise<DrillReport> {
  const findings = new Findings();
  const town = await startTestTown({ worker: false });
  const client = new pg.Client({ connectionString: town.databaseUrl });
  let api: ApiProcess | undefined;
  try {
    await client.connect();
    await client.query(`SET search_path TO ${pg.escapeIdentifier(town.config.DATABASE_SCHEMA)}`);
    api = await startApiProcess({ environment: environmentOf(town) });
    const scene = { ...town, url: api.url };
    const device = await TestDevice.pair(scene, await town.pairingCode());
    const codes = await openVouchers(
      town.context,
      town.siteKey,
      Array.from({ length: inHand }, () => 2_500),
    );
    const load = keepBusy(scene);
    // Held rows keep the redemptions in hand for as long as we like.
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM passes FOR UPDATE");
    const redemptions = codes.map((code) =>
      device.redeem(code).then(
        (answer) => answer.outcome,
        (error: unknown) => String(error),
      ),
    );
    await untilWaiting(client, inHand, "%counter AS (%");
    const begin = performance.now();
    const ended = api.end("SIGTERM");
    await waitForRefusal(api.url);
    await client.query("ROLLBACK");
    const answers = await Promise.all(redemptions);
    const exit = await ended;
    const milliseconds = Math.round(performance.now() - begin);
    load.stop();
    const others = answers.filter((answer) => answer !== "redeemed");
    findings.expect("other answers to redemptions in hand", [...new Set(others)].join(", "), "");
    findings.expect("redemptions in hand that were answered", answers.length - others.length, inHand);
    findings.expect("exit code", exit.code, 0);
    if (milliseconds > boundMs) findings.problems.push(`took ${milliseconds} ms to end`);
    Object.assign(findings.figures, { inHand, milliseconds, ordersBeside: await load.placed });
    return findings.report("sigterm");
  } finally {
    await api?.end("SIGKILL"); // where it failed half-way; the others ended long ago
    await client.end();
    await town.close();
  }
}

/** Orders and payments beside it, until the server is gone. */
function keepBusy(town: TestTown): { stop(): void; placed: Promise<number> } {
  let isOn = true;
  const run = async (): Promise<number> => {
    for (let count = 0; ; count++) {
      const done =
        isOn &&
        (await placeAndPay(town).then(
          () => true,
          () => false,
        ));
      if (!done) return count;
    }
  };
  return {
    stop: () => void (isOn = false),
    placed: Promise.all(Array.from({ length: 4 }, run)).then((counts) => counts.reduce((sum, count) => sum + count, 0)),
  };
}

async function placeAndPay(town: TestTown): Promise<void> {
  const { body } = await postOrder(town, {}, { "Idempotency-Key": randomUUID() });
  await confirmTransfer(town, { reference: referenceOf(body.order), amountCents: body.order.totalCents });
}

/** By a connection of its own: one that is kept alive is answered for a while by a server that listens no more. */
async function waitForRefusal(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(Number(port), hostname);
    const isListening = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (!isListening) return;
    await sleep(10);
  }
  throw new Error("the server went on listening");
}

/** The embedded database: ends with its server, survives a killed one, is taken over, and has one holder. */
export async function embeddedDrill({ kills }: { kills: number }): Promise<DrillReport> {
  const findings = new Findings();
  const folder = await mkdtemp(join(tmpdir(), "twuster-drill-"));
  const environment = {
    TWUSTER_DATA: folder,
    TWUSTER_SECRET: Buffer.alloc(32, 7).toString("base64url"),
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "drill@example.org",
  };
  try {
    for (let kill = 0; kill < kills; kill++) {
      const first = await startApiProcess({ environment });
      const postgres = await readPostmaster(folder);
      const second = await spawnApiProcess({ environment });
      findings.expect("exit code of a second start in the folder", (await second.exited).code, 1);
      if (!second.output.includes(`in use by process ${first.pid} at ${first.url}`))
        findings.problems.push(`the second start did not say who holds the folder: ${second.output}`);
      await first.end("SIGKILL");
      findings.expect("the database after SIGKILL of its server", isAlive(postgres), true);
      const next = await startApiProcess({ environment });
      findings.expect("the database of the next start", await readPostmaster(folder), postgres);
      const begin = performance.now();
      findings.expect("exit code after SIGTERM", (await next.end("SIGTERM")).code, 0);
      const milliseconds = Math.round(performance.now() - begin);
      if (milliseconds > boundMs) findings.problems.push(`took ${milliseconds} ms to end`);
      findings.expect("an orphan postgres after SIGTERM", await outlives(postgres), false);
      findings.figures["milliseconds"] = milliseconds;
    }
    findings.figures["kills"] = kills;
    return findings.report("embedded");
  } finally {
    // Where the drill failed half-way, its database ends here.
    await startEmbedded(folder, "the drill's end").then(
      (database) => database.stop(),
      () => undefined,
    );
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPostmaster(folder: string): Promise<number> {
  return Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

/** The database removes its pid file a moment before it ends. */
async function outlives(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 40 && isAlive(pid); tries++) await sleep(50);
  return isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
