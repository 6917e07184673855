import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import type { ErrorBody } from "../../../sdk/wire/errors.ts";

let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false })));
after(() => town.close());

test("an error names the request in its body and its header alike, each request by another id", async () => {
  const seen = new Set<string>();
  for (const [path, init, status] of [
    [`/v1/${town.network}/nowhere`, {}, 404],
    ["/v1/nowhere/voucher-offer?site=x", {}, 404],
    [`/v1/${town.network}/voucher-offer`, {}, 400],
    [`/v1/${town.network}/voucher-offer?site=pk_test_x`, {}, 401],
    [`/v1/${town.network}/transfers`, { method: "POST", body: "x".repeat(20_000) }, 400],
  ] as const) {
    const response = await fetch(`${town.url}${path}`, { ...init, headers: { "Request-Id": "chosen-by-the-caller" } });
    const { error } = (await response.json()) as ErrorBody; // safe because the next line compares it
    const requestId = response.headers.get("Request-Id");
    assert.deepEqual([response.status, error.requestId], [status, requestId], path);
    assert.match(requestId ?? "", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    seen.add(error.requestId);
  }
  assert.equal(seen.size, 5);
});
