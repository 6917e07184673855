import { setTimeout as sleep } from "node:timers/promises";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { createApp } from "./app.ts";
import { createMailer } from "./mail/mailer.ts";
import { mailOrder, mailPaid, mailVouchers } from "./mail/jobs.ts";
import { NetworkDirectory } from "./networks/directory.ts";
import { eraseOrder, expireOrder, fulfilOrder } from "./orders/lifecycle.ts";
import { bankTransfer } from "./payments/bank-transfer.ts";
import type { PaymentProvider } from "./payments/provider.ts";
import { readPayment } from "./payments/receive.ts";
import { createTestProvider } from "./payments/test-provider.ts";
import { systemClock, type Clock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import type { Platform } from "./platform/context.ts";
import { Keyring } from "./platform/crypto/keyring.ts";
import { Database } from "./platform/database/database.ts";
import type { ApiEnv } from "./platform/http/env.ts";
import { createLog } from "./platform/log.ts";
import { Housekeeping } from "./housekeeping.ts";
import { Worker } from "./platform/outbox/worker.ts";
import { voucherKind } from "./vouchers/voucher-kind.ts";

/** An installation, put together. */
export interface Twuster {
  platform: Platform;
  directory: NetworkDirectory;
  app: OpenAPIHono<ApiEnv>;
  worker: Worker;
  housekeeping: Housekeeping;
  close(): Promise<void>;
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(milliseconds, undefined, { ref: false })]);
}

/** Puts everything together; nothing runs yet. New things to sell and new ways to pay are one line each. */
export function compose(config: Config, databaseUrl: string, clock: Clock = systemClock): Twuster {
  const log = createLog(config.LOG_LEVEL);
  const database = new Database({
    url: databaseUrl,
    schema: config.DATABASE_SCHEMA,
    poolSize: config.DATABASE_POOL_SIZE,
  });
  const { TEST_PROVIDER_URL: url, TEST_PROVIDER_KEY: key } = config;
  const providers: PaymentProvider[] = [...(url && key ? [createTestProvider({ url, key })] : []), bankTransfer];
  const platform: Platform = {
    config,
    clock,
    log,
    database,
    keys: new Keyring(config.TWUSTER_SECRET),
    lineKinds: new Map([[voucherKind.kind, voucherKind]]),
    providers: new Map(providers.map((provider) => [provider.method, provider])),
    wake: () => worker.wake(),
  };
  const directory = new NetworkDirectory(platform);
  const mailer = createMailer(config);
  const worker = new Worker(
    platform,
    {
      "order.fulfil": fulfilOrder,
      "order.expire": expireOrder,
      "order.erase": eraseOrder,
      "payment.read": readPayment,
      "mail.order": (context, id) => mailOrder(context, mailer, id),
      "mail.paid": (context, id) => mailPaid(context, mailer, id),
      "mail.vouchers": (context, id) => mailVouchers(context, mailer, id),
    },
    (networkId) => directory.contextOfId(networkId),
  );
  const housekeeping = new Housekeeping(platform, directory);
  return {
    platform,
    directory,
    app: createApp(platform, directory),
    worker,
    housekeeping,
    close: async () => {
      // A job that takes longer is leased: another worker takes it up again.
      await atMost(2_000, Promise.all([housekeeping.stop(), worker.stop()]));
      mailer.close();
      await atMost(1_500, database.close());
    },
  };
}
