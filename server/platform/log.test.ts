import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { describeError } from "./log.ts";

/** Runs in a process of its own, so that all it writes can be read. */
const purchase = fileURLToPath(new URL("../../demo/testing/whole-purchase.ts", import.meta.url));

interface Line {
  level: number;
  time: string;
  msg: string;
  requestId?: string;
  route?: string;
  status?: number;
}

test("a whole purchase at the most talkative level: nothing secret is written", async () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = fork(purchase, { silent: true, execArgv: [], env });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let secrets: Record<string, string> = {};
  child.on("message", (message) => (secrets = message as Record<string, string>)); // safe because the program sends only that
  const [code] = (await once(child, "close")) as [number]; // safe because that is the event's first argument
  assert.equal(code, 0, output);

  assert.ok(Object.keys(secrets).length >= 12);
  for (const [what, secret] of Object.entries(secrets)) {
    assert.ok(secret.length >= 6, what);
    const spellings = [
      secret,
      secret.replaceAll("-", ""),
      secret.toLowerCase(),
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64url").slice(0, -2),
    ];
    for (const spelling of spellings) assert.ok(!output.includes(spelling), `${what} is in the log`);
  }

  const lines = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line); // safe because the next lines compare them
  const requests = lines.filter(({ msg }) => msg === "request");
  assert.ok(requests.length > 10, "the log was on");
  for (const { requestId, route, status, time } of requests) {
    assert.match(requestId ?? "", /^[0-9a-f-]{36}$/);
    assert.match(route ?? "", /^\/v1\/:network\/|^\(none\)$/);
    assert.ok(status);
    assert.match(time, /^\d{4}-\d\d-\d\dT/);
  }
  const routes = new Set(requests.map(({ route, status }) => `${route} ${status}`));
  for (const expected of [
    "/v1/:network/orders 201",
    "/v1/:network/orders/:orderId 200",
    "/v1/:network/redemptions 200",
    "/v1/:network/passes/find 404",
    "/v1/:network/redemptions/:receiptNumber/reversal 200",
  ]) {
    assert.ok(routes.has(expected), `${expected} is not in ${[...routes].join(", ")}`);
  }
  assert.ok(
    lines.some(({ msg }) => msg === "job will be tried again"),
    "a refused mail was told, without its address",
  );
});

test("an error is told by its type, code and place, never by its message", () => {
  const error = Object.assign(new TypeError("anna@example.org is no number\n    at anna@example.org"), { code: "E_X" });
  const described = JSON.stringify(describeError(error));
  assert.match(described, /"type":"TypeError","code":"E_X".*log\.test\.ts/);
  assert.deepEqual(describeError("anna@example.org"), { type: "string" });
  assert.doesNotMatch(JSON.stringify(describeError(new Error("anna@example.org"))), /anna/);
  assert.doesNotMatch(described, /anna/);
});
