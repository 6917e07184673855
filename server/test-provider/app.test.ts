import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestProvider, type ProviderProcess } from "../../demo/town/test-provider-process.ts";

const key = "test_0123456789";
const wish = {
  amountCents: 2_500,
  description: "Stadtgutschein",
  mode: "test",
  returnUrl: "http://localhost/o",
  noticeUrl: "http://127.0.0.1:9/none",
};
let folder: string;
let provider: ProviderProcess;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "twuster-provider-"));
  provider = await startTestProvider({ port: 0, key, dataFolder: folder });
});
after(async () => {
  await provider.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Payment {
  id: string;
  state: string;
  checkoutUrl: string;
  bookingReference: string;
}
const create = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${provider.url}/payments`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      "Idempotency-Key": randomUUID(),
      ...headers,
    },
  });
const read = async (id: string): Promise<Payment> =>
  (await (
    await fetch(`${provider.url}/payments/${id}`, { headers: { Authorization: `Bearer ${key}` } })
  ).json()) as Payment; // safe because the provider answers so

test("it is a process of its own", async () => {
  const { pid } = (await (await fetch(`${provider.url}/livez`)).json()) as { pid: number }; // safe because livez says only that
  assert.equal(pid, provider.pid);
  assert.notEqual(pid, process.pid);
});

test("it refuses a live network", async () => {
  const refused = await create({ ...wish, mode: "live" });
  assert.deepEqual([refused.status, await refused.json()], [403, { error: "test_provider_refuses_live_networks" }]);
  assert.equal((await create(wish)).status, 201);
});

test("it refuses strangers and bad wishes", async () => {
  assert.equal((await create(wish, { Authorization: "Bearer test_other" })).status, 401);
  assert.equal((await fetch(`${provider.url}/payments/x`)).status, 401);
  for (const bad of [
    { ...wish, amountCents: -1 },
    { ...wish, amountCents: 0.5 },
    { ...wish, mode: "prod" },
    { ...wish, returnUrl: "x" },
    { ...wish, more: 1 },
    [],
    null,
  ])
    assert.equal((await create(bad)).status, 400);
  assert.equal((await create(wish, { "Idempotency-Key": "" })).status, 400);
});

test("the same key is the same payment, decided once, and a restart remembers both", async () => {
  const headers = { "Idempotency-Key": randomUUID() };
  const payment = (await (await create(wish, headers)).json()) as Payment; // safe because 201 answers so
  const decide = (action: string): Promise<Response> =>
    fetch(payment.checkoutUrl, {
      method: "POST",
      body: new URLSearchParams({ action, notice: "lost" }),
      redirect: "manual",
    });
  assert.equal((await decide("leave")).headers.get("Location"), wish.returnUrl);
  assert.equal((await read(payment.id)).state, "open");
  await decide("pay");
  await decide("fail");
  const paid = await read(payment.id);
  assert.equal(paid.state, "paid");
  const port = Number(new URL(provider.url).port);
  await provider.stop();
  provider = await startTestProvider({ port, key, dataFolder: folder });
  assert.deepEqual(await read(payment.id), paid);
  assert.equal(((await (await create({ ...wish, amountCents: 1 }, headers)).json()) as Payment).id, payment.id); // safe as above
});

test("its checkout page escapes what the shop wrote", async () => {
  const { checkoutUrl } = (await (
    await create({ ...wish, description: "<script>alert(1)</script>" })
  ).json()) as Payment; // safe as above
  const response = await fetch(checkoutUrl);
  assert.match(response.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  assert.doesNotMatch(await response.text(), /<script/);
});
