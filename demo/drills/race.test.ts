import assert from "node:assert/strict";
import { test } from "node:test";
import { raceKey } from "./race-key.ts";
import { raceScan } from "./race-scan.ts";

const small = { vouchers: 5, scans: 40, seed: 1 };
const twice = { requests: 40, rounds: 1 };

test("many counters, one voucher, two processes: one use", async () => {
  assert.deepEqual((await raceScan(small)).problems, []);
});

test("the guard alone holds", async () => {
  assert.deepEqual((await raceScan({ ...small, protection: { guard: true, constraints: false } })).problems, []);
});

test("the constraint alone holds", async () => {
  assert.deepEqual((await raceScan({ ...small, protection: { guard: false, constraints: true } })).problems, []);
});

test("without guard and constraint the drill sees the double uses", async () => {
  const { problems, figures } = await raceScan({ ...small, protection: { guard: false, constraints: false } });
  assert.ok(Number(figures["uses"]) > small.vouchers, `${figures["uses"]} uses`);
  assert.ok(
    problems.some((problem) => problem.startsWith("verify: used-once")),
    problems.join("\n"),
  );
});

test("one key many times, two processes: one effect and one answer, for redemption, undo, order and transfer", async () => {
  assert.deepEqual((await raceKey({ requests: 100, rounds: 1 })).problems, []);
});

test("without guard and constraint the drill sees the repeated effects", async () => {
  const { problems } = await raceKey({ ...twice, protection: { guard: false, constraints: false } });
  for (const effect of ["uses by one key", "orders by one key"]) {
    assert.ok(
      problems.some((problem) => problem.startsWith(effect)),
      `${effect} not seen:\n${problems.join("\n")}`,
    );
  }
});
