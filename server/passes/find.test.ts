import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { setState } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { newCode } from "./issue.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
beforeEach(() => clock.pass(minutes(1)));
after(() => town.close());

const find = (code: unknown): Promise<Answer<{ pass: { state: string } }>> =>
  ask(town, "passes/find", { body: { code } });
const view = { kind: "voucher", valueCents: 2_500, validUntil: "2029-12-31", isTraining: false };

test("the holder sees value, validity and state, and never where it was redeemed", async () => {
  const code = await town.openVoucher();
  assert.deepEqual((await find(formatCode(code).toLowerCase())).body, { pass: { ...view, state: "open" } });
  for (const state of ["locked", "held", "void"] as const) {
    await setState(town, code, state);
    assert.deepEqual((await find(code)).body, { pass: { ...view, state } });
  }
  await setState(town, code, "open");
  const device = await TestDevice.pair(town, await town.pairingCode());
  const outcome = await device.redeem(code);
  assert.equal(outcome.outcome, "redeemed");
  const redeemed = { ...view, state: "redeemed", redeemedAt: clock.now().toISOString() };
  assert.deepEqual((await find(code)).body, { pass: redeemed });
  await device.reverse(outcome.receiptNumber);
  assert.deepEqual((await find(code)).body, { pass: { ...view, state: "open" } }, "no history");
  assert.deepEqual((await find(town.trainingCode)).body, { pass: { ...view, state: "open", isTraining: true } });
});

test("mistyped, unknown and odd codes are not found, all alike, and throttled by address", async () => {
  const code = await town.openVoucher();
  const wrong = [
    newCode(),
    code.slice(0, -1),
    `${code}0`,
    code.replace(/^./, (first) => (first === "7" ? "8" : "7")),
    "x",
    "%",
    "💶".repeat(8),
    "\0".repeat(16),
    " ",
    newCode(),
  ];
  for (const each of wrong) assertRefused(await find(each), 404, "not_found");
  assertRefused(await find(newCode()), 429, "rate_limited");
  assert.equal((await find(code)).status, 200);
});

test("what is no code at all is bad input", async () => {
  for (const [code, reason] of [
    [undefined, "required"],
    ["", "wrong_type"],
    ["x".repeat(101), "too_long"],
    [7, "wrong_type"],
    [null, "wrong_type"],
    [["x"], "wrong_type"],
  ] as const) {
    assertRefused(await find(code), 400, "invalid", { code: reason });
  }
  assertRefused(await ask(town, "passes/find", { body: { code: newCode(), pin: "1" } }), 400, "invalid", {
    pin: "unknown_field",
  });
});

test("any page may ask and read the answer; nothing is kept by caches", async () => {
  const answer = await ask(town, "passes/find", {
    body: { code: await town.openVoucher() },
    headers: { Origin: "https://anywhere.example" },
  });
  assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "*");
  assert.equal(answer.headers.get("Cache-Control"), "no-store");
  assert.equal(answer.headers.get("Set-Cookie"), null);
});
