import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { OrderView } from "../../sdk/wire/order.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import type { RedeemOutcome, ReverseOutcome } from "../../sdk/wire/scan.ts";
import { freePort } from "../../server/platform/database/embedded.ts";
import { verifyBooks } from "../../server/verify/verify-books.ts";
import { confirmTransfer, postOrder, readOrder, referenceOf, type Answer } from "../testing/ask.ts";
import { TestDevice } from "../testing/device.ts";
import { startTestTown, type TestTown } from "../testing/test-town.ts";
import { Witness } from "./acknowledged.ts";
import { startApiProcess, type ApiProcess } from "../testing/api-process.ts";
import { Findings, seededRandom, type DrillReport } from "./drill-report.ts";
import { environmentOf } from "./drill-town.ts";

export interface KillOptions {
  kills: number;
  /** People who buy, pay, redeem and undo, one thing after another, all the time. */
  customers: number;
  seed: number;
}

/** What a customer needs; the server's address stays the same over all restarts. */
interface Scene {
  town: TestTown & { url: string };
  witness: Witness;
  random: () => number;
}

/** SIGKILL in the middle of everything, again and again: what was acknowledged is there, once. */
export async function killDrill({ kills, customers, seed }: KillOptions): Promise<DrillReport> {
  const findings = new Findings();
  const random = seededRandom(seed);
  let ahead = 0;
  const town = await startTestTown({ worker: false, clock: { now: () => new Date(Date.now() + ahead) } });
  const environment = { ...environmentOf(town), PORT: String(await freePort()) };
  let api: ApiProcess = await startApiProcess({ environment });
  const client = new pg.Client({ connectionString: town.databaseUrl });
  try {
    await client.connect();
    const witness = new Witness();
    const scene: Scene = { town: { ...town, url: api.url }, witness, random };
    const devices = await Promise.all(
      (["blumen", "baecker"] as const).map(async (site) => TestDevice.pair(scene.town, await town.pairingCode(site))),
    );
    const begin = performance.now();
    const shopping = Array.from({ length: customers }, (_, index) => shop(scene, devices[index % devices.length]!)); // safe because of the modulo
    for (let kill = 0; kill < kills; kill++) {
      await sleep(200 + random() * 1_300);
      const exit = await api.end("SIGKILL");
      findings.expect(`the end of process ${api.pid}`, exit.signal, "SIGKILL");
      api = await startApiProcess({ environment });
    }
    await sleep(500);
    witness.isOpen = false;
    await Promise.all(shopping);
    // A job that died with its process is leased for 90 s; a worker whose clock is ahead takes it up now.
    ahead = 120_000;
    await town.twuster.worker.drain();
    Object.assign(findings.figures, {
      kills,
      customers,
      seed,
      seconds: ((performance.now() - begin) / 1_000).toFixed(1),
    });
    await compare(scene, client, findings);
    for (const { check, subject, detail } of await verifyBooks(client, town.config.DATABASE_SCHEMA))
      findings.problems.push(`verify: ${check}: ${subject}: ${detail}`);
    return findings.report("kill");
  } finally {
    await api.end("SIGKILL");
    await client.end();
    await town.close();
  }
}

/** Buys, pays by transfer, waits for delivery, redeems, and undoes some. */
async function shop(scene: Scene, device: TestDevice): Promise<void> {
  const { town, witness, random } = scene;
  while (witness.isOpen) {
    const orderKey = randomUUID();
    const lines = [{ kind: "voucher", valueCents: 2_500, quantity: 1 + Math.floor(random() * 3) }];
    const { order } = await witness.insist("order", orderKey, () =>
      postOrder(town, { lines }, { "Idempotency-Key": orderKey }),
    );
    const transfer = { reference: referenceOf(order), amountCents: order.totalCents, bankReference: randomUUID() };
    const transferKey = randomUUID();
    await witness.insist("transfer", transferKey, () =>
      confirmTransfer(town, transfer, { "Idempotency-Key": transferKey }),
    );
    for (const code of await waitForCodes(town, order)) await useVoucher(scene, device, code);
  }
}

async function useVoucher({ witness, random }: Scene, device: TestDevice, code: string): Promise<void> {
  const key = randomUUID();
  const redeemed = await witness.insist("redemption", key, () =>
    post<RedeemOutcome>(device, "redemptions", { code, valueCents: 2_500 }, key),
  );
  if (redeemed.outcome !== "redeemed" || random() < 0.5) return;
  const undoKey = randomUUID();
  await witness.insist("undo", undoKey, () =>
    post<ReverseOutcome>(device, `redemptions/${redeemed.receiptNumber}/reversal`, { reason: "mistake" }, undoKey),
  );
}

function post<T>(device: TestDevice, path: string, body: object, key: string): Promise<Answer<T>> {
  return device.request<T>(path, { body, headers: { "Idempotency-Key": key } });
}

/** The bare codes once delivered; none where the job died with a process and waits for its lease to end. */
async function waitForCodes(town: TestTown, order: OrderView): Promise<string[]> {
  for (let tries = 0; tries < 60; tries++) {
    const seen = await readOrder(town, order).catch(() => undefined);
    if (seen?.delivered) return seen.delivered.map((voucher) => parseCode(voucher.code)!); // safe because the server wrote it
    await sleep(50);
  }
  return [];
}

/** Everything acknowledged against the database, and every request once more: same key, same answer, no new effect. */
async function compare({ town, witness }: Scene, client: pg.Client, findings: Findings): Promise<void> {
  await client.query(`SET search_path TO ${pg.escapeIdentifier(town.config.DATABASE_SCHEMA)}`);
  const effects = { order: "orders", transfer: "receipts", redemption: "uses", undo: "use_reversals" } as const;
  const counted = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const [kind, table] of Object.entries(effects))
      counts[kind] = Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);
    return counts;
  };
  const before = await counted();
  for (const kind of ["order", "transfer", "redemption", "undo"] as const)
    findings.expect(`effects of kind ${kind}`, before[kind], witness.count(kind));
  findings.expect(
    "orders without their vouchers",
    Number(
      (await client.query<{ count: string }>("SELECT count(*) FROM orders WHERE state <> 'fulfilled'")).rows[0]?.count,
    ),
    0,
  );

  const unanswered = witness.deeds.filter((deed) => deed.unanswered > 0).length;
  if (unanswered === 0) findings.problems.push("no kill hit a request: nothing was shown");
  const wanted = { order: "", transfer: "paid", redemption: "redeemed", undo: "reversed" };
  for (const deed of witness.deeds) {
    const said = outcomeOf(deed.acknowledged?.body);
    findings.expect(`answer to ${deed.kind} ${deed.key}`, said.outcome, wanted[deed.kind]);
    const again = await deed.send();
    findings.expect(`${deed.kind} ${deed.key} once more`, JSON.stringify(outcomeOf(again.body)), JSON.stringify(said));
  }
  findings.expect("effects after everything was repeated", JSON.stringify(await counted()), JSON.stringify(before));
  Object.assign(findings.figures, {
    ...before,
    unanswered,
    repeats: witness.deeds.reduce((sum, deed) => sum + deed.unanswered, 0),
  });
}

/** What of an answer stays the same for ever; an order goes on meanwhile, a redemption says that it was undone. */
function outcomeOf(body: unknown): { outcome: string; subject: unknown } {
  const { order, outcome, receiptNumber, orderNumber, redeemedAt, reversedAt } = body as {
    order?: OrderView;
    outcome?: string;
  } & Record<string, unknown>; // safe because every field is optional
  const at = outcome === "reversed" ? reversedAt : redeemedAt;
  return order
    ? { outcome: "", subject: [order.id, order.number, order.token] }
    : { outcome: outcome ?? "none", subject: [receiptNumber, orderNumber, at] };
}
