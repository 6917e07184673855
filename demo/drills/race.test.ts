import assert from "node:assert/strict";
import { test } from "node:test";
import { raceCoupon } from "./race-coupon.ts";
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

const few = { coupons: 2, books: 2, scans: 40 };

test("the last coupons asked for by many, copies of a book at two counters, two processes: none too many", async () => {
  assert.deepEqual((await raceCoupon({ ...few, scans: 200 })).problems, []);
});

test("coupons: the guard alone holds", async () => {
  assert.deepEqual((await raceCoupon({ ...few, protection: { guard: true, constraints: false } })).problems, []);
});

test("coupons: the constraint alone holds", async () => {
  assert.deepEqual((await raceCoupon({ ...few, protection: { guard: false, constraints: true } })).problems, []);
});

test("coupons: without guard and constraint the drill sees too many given away and books used twice", async () => {
  const { problems } = await raceCoupon({ ...few, protection: { guard: false, constraints: false } });
  for (const effect of ["passes of a coupon (totalLimit)", "passes of a coupon (dailyLimit)", "uses"]) {
    const seen = problems.find((problem) => problem.startsWith(`${effect}: `))?.slice(effect.length + 2) ?? "";
    assert.ok(Number.parseInt(seen, 10) > 2, `${effect} not seen:\n${problems.join("\n")}`);
  }
});

test("one key many times, two processes: one effect and one answer, for redemption, undo, order and transfer", async () => {
  assert.deepEqual((await raceKey({ requests: 100, rounds: 1 })).problems, []);
});

test("without guard and constraint the drill sees the repeated effects", async () => {
  const { problems } = await raceKey({ ...twice, protection: { guard: false, constraints: false } });
  for (const effect of ["uses by one key", "undos by one key", "orders by one key", "receipts by one key"]) {
    const seen = problems.find((problem) => problem.startsWith(`${effect}: `))?.slice(effect.length + 2) ?? "";
    assert.ok(Number.parseInt(seen, 10) > 1, `${effect} not seen:\n${problems.join("\n")}`);
  }
});
