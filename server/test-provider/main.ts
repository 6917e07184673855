import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { createTestProviderApp } from "./app.ts";
import { TestPayments } from "./payments.ts";

/** The test provider as a process of its own. Prints one line when it listens; stops with its parent. */
const {
  TEST_PROVIDER_PORT = "0",
  TEST_PROVIDER_KEY,
  TWUSTER_DATA = "./data",
  TEST_PROVIDER_LATE_MS = "20000",
} = process.env;
if (!TEST_PROVIDER_KEY?.startsWith("test_")) {
  console.error("TEST_PROVIDER_KEY has to be set and to start with test_");
  process.exit(1);
}
await mkdir(TWUSTER_DATA, { recursive: true });
const payments = new TestPayments(join(TWUSTER_DATA, "test-provider.jsonl"));
await payments.load();
const app = createTestProviderApp({
  payments,
  key: TEST_PROVIDER_KEY,
  lateMs: Number(TEST_PROVIDER_LATE_MS),
  log: console.error,
});
const server = serve({ fetch: app.fetch, port: Number(TEST_PROVIDER_PORT), hostname: "127.0.0.1" }, ({ port }) => {
  console.log(`Test provider is ready: http://localhost:${port}`);
});
const stop = (): void => {
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 1_000).unref();
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);
