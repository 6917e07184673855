import { setTimeout as sleep } from "node:timers/promises";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { createApp } from "./app.ts";
import { AuditSealer } from "./audit/sealer.ts";
import { kinds } from "./kinds.ts";
import { joinMailJobs } from "./mail/join-jobs.ts";
import { createMailer } from "./mail/mailer.ts";
import { mailDayEnd, mailInvitation } from "./mail/desk-jobs.ts";
import { mailDelivery } from "./mail/delivery.ts";
import { mailOrder, mailPaid, mailSignIn } from "./mail/jobs.ts";
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

/** An installation, put together. */
export interface Twuster {
  platform: Platform;
  directory: NetworkDirectory;
  app: OpenAPIHono<ApiEnv>;
  worker: Worker;
  housekeeping: Housekeeping;
  sealer: AuditSealer;
  close(): Promise<void>;
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(milliseconds, undefined, { ref: false })]);
}

/** Puts everything together; nothing runs yet. New ways to pay are a line here, new things to sell one in kinds.ts. */
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
    kinds,
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
      "mail.delivery": (context, id) => mailDelivery(context, mailer, id),
      "mail.sign-in.de": (context, id) => mailSignIn(context, mailer, id, "de"),
      "mail.sign-in.en": (context, id) => mailSignIn(context, mailer, id, "en"),
      ...joinMailJobs(mailer),
      "mail.day-end": (context, subject) => mailDayEnd(context, mailer, subject),
      "mail.invitation": (context, subject) => mailInvitation(context, mailer, subject),
    },
    (networkId) => directory.contextOfId(networkId),
  );
  const housekeeping = new Housekeeping(platform, directory);
  const sealer = new AuditSealer(platform, directory);
  return {
    platform,
    directory,
    app: createApp(platform, directory),
    worker,
    housekeeping,
    sealer,
    close: async () => {
      // A job that takes longer is leased: another worker takes it up again.
      await atMost(2_000, Promise.all([housekeeping.stop(), sealer.stop(), worker.stop()]));
      mailer.close();
      await atMost(1_500, database.close());
    },
  };
}
