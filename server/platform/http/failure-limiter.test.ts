import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { startSecondProcess, type ApiProcess } from "../../../demo/testing/api-process.ts";
import { ask, assertRefused, type Answer } from "../../../demo/testing/ask.ts";
import { asOwner } from "../../../demo/testing/books.ts";
import { minutes, TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { newCode } from "../../passes/issue.ts";

const clock = new TestClock("2026-11-23T10:00:00Z");
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
beforeEach(() => clock.pass(minutes(5)));
after(() => town.close());

const find = (code: string, headers: Record<string, string> = {}, url = town.url): Promise<Answer> =>
  ask({ ...town, url }, "passes/find", { body: { code }, headers });

test("ten failures a minute are forgiven, the eleventh try waits, the next minute begins anew", async () => {
  clock.pass(20_000);
  for (let i = 0; i < 10; i++) assertRefused(await find(newCode()), 404, "not_found");
  const refused = await find(newCode());
  assertRefused(refused, 429, "rate_limited");
  assert.equal(refused.headers.get("Retry-After"), "40");
  assert.equal(refused.headers.get("Access-Control-Expose-Headers"), "Twuster-Nonce, Retry-After, Request-Id");
  clock.pass(39_999);
  assertRefused(await find(newCode()), 429, "rate_limited");
  assert.equal((await find(town.trainingCode)).status, 200, "who holds a right code does not wait");
  clock.pass(1);
  assertRefused(await find(newCode()), 404, "not_found");
});

test("successes are not counted, however many", async () => {
  for (let i = 0; i < 9; i++) await find(newCode());
  for (let i = 0; i < 30; i++) assert.equal((await find(town.trainingCode)).status, 200);
  assertRefused(await find(newCode()), 404, "not_found");
  assertRefused(await find(newCode()), 429, "rate_limited");
});

test("each kind of try has a count of its own", async () => {
  for (let i = 0; i < 11; i++) await find(newCode());
  assertRefused(await ask(town, `orders/${crypto.randomUUID()}`), 404, "not_found");
  assertRefused(await find(newCode()), 429, "rate_limited");
});

test("without a proxy in front nobody can pretend to be somebody else", async () => {
  for (let i = 0; i < 10; i++) await find(newCode(), { "X-Forwarded-For": `192.0.2.${i}` });
  assertRefused(await find(newCode(), { "X-Forwarded-For": "192.0.2.99" }), 429, "rate_limited");
});

test("thirty tries at once: the limit bends by what is in hand, and then holds", async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => find(newCode())));
  assert.ok(answers.every(({ status }) => status === 404 || status === 429));
  assertRefused(await find(newCode()), 429, "rate_limited");
});

test("two processes share the count; another address is not concerned", async () => {
  const processes: ApiProcess[] = [];
  try {
    processes.push(
      await startSecondProcess(town, { TRUSTED_PROXIES: "1" }),
      await startSecondProcess(town, { TRUSTED_PROXIES: "1" }),
    );
    const [one, two] = processes as [ApiProcess, ApiProcess]; // safe because two were pushed
    assert.equal(new Set([one.pid, two.pid, process.pid]).size, 3);
    const from = (address: string, { url }: ApiProcess, code = newCode()): Promise<Answer> =>
      find(code, { "X-Forwarded-For": address }, url);
    // These processes go by the real clock: begin where the minute has room for twelve tries.
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 15_000) await new Promise((later) => setTimeout(later, left + 50));
    for (let i = 0; i < 10; i++) assertRefused(await from("198.51.100.7", i % 2 ? one : two), 404, "not_found");
    for (const each of [one, two]) assertRefused(await from("198.51.100.7", each), 429, "rate_limited");
    assertRefused(await from("192.0.2.1, 198.51.100.7", one), 429, "rate_limited");
    for (const each of [one, two]) {
      assertRefused(await from("198.51.100.8", each), 404, "not_found");
      assert.equal(
        (await from("198.51.100.7, 198.51.100.9", each, town.trainingCode)).status,
        200,
        "only the last entry is the proxy's own word",
      );
    }
    for (let i = 0; i < 10; i++) await from(`2001:db8:1:2:${i}::1`, one);
    assertRefused(await from("2001:db8:1:2:ffff::1", two), 429, "rate_limited");
    assertRefused(await from("2001:db8:1:3::1", two), 404, "not_found");
  } finally {
    for (const each of processes) assert.equal((await each.end("SIGTERM")).code, 0);
  }
});

test("no address is stored", async () => {
  const rows = await asOwner<{ row: string }>(town, "SELECT failures::text AS row FROM failures");
  assert.ok(rows.length >= 4);
  for (const { row } of rows) assert.doesNotMatch(row, /127\.0\.0\.1|::1|198\.51|192\.0|2001:db8/);
});
