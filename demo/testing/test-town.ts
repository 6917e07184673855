import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Twuster } from "../../server/compose.ts";
import { addSite, enrolPartner, revokeSite } from "../../server/partners/enrol.ts";
import { systemClock, type Clock } from "../../server/platform/clock.ts";
import { readConfig, type Config } from "../../server/platform/config.ts";
import type { Context } from "../../server/platform/context.ts";
import { freePort, startEmbedded } from "../../server/platform/database/embedded.ts";
import { startServer } from "../../server/start.ts";
import { startPostOffice, type PostOffice } from "../town/post-office.ts";
import { draftTown, newPairingCode, seedTown, type DemoSiteName, type SeededTown } from "../town/seed.ts";
import { startTestProvider, type ProviderProcess } from "../town/test-provider-process.ts";
import { openVouchers } from "./open-voucher.ts";

/** A whole town for one test file: real PostgreSQL, real server, real SMTP, the test provider in its own process. */
export interface TestTown {
  url: string;
  network: string;
  siteKey: string;
  revokedSiteKey: string;
  /** A site whose exact origins are elsewhere. */
  foreignSiteKey: string;
  /** On the live network, which does not sell yet. */
  closedSiteKey: string;
  trainingCode: string;
  operatorKey: string;
  town: SeededTown;
  twuster: Twuster;
  context: Context;
  config: Config;
  databaseUrl: string;
  postOffice: PostOffice;
  provider: ProviderProcess;
  /** A paid, delivered voucher's bare code, made by the real order chain. */
  openVoucher(valueCents?: number): Promise<string>;
  pairingCode(site?: DemoSiteName): Promise<string>;
  /** Lets pages of this origin use the test site and the scanners. */
  allowOrigin(origin: string): Promise<void>;
  close(): Promise<void>;
}

export interface TestTownOptions {
  clock?: Clock;
  /** Lets the worker run by itself; default true. */
  worker?: boolean;
  logLevel?: Config["LOG_LEVEL"];
}

/** @throws where a part does not start; nothing is left running then */
export async function startTestTown(options: TestTownOptions = {}): Promise<TestTown> {
  const folder = await mkdtemp(join(tmpdir(), "twuster-test-"));
  const cleanUp: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    const database = await testDatabase(folder);
    cleanUp.push(() => database.close());
    const postOffice = await startPostOffice();
    cleanUp.push(() => postOffice.close());
    const key = `test_${randomBytes(12).toString("hex")}`;
    const provider = await startTestProvider({ port: 0, key, dataFolder: folder, lateMs: 1_500 });
    cleanUp.push(() => provider.stop());
    const port = await freePort();
    const config = readConfig({
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      PAGES_URL: `http://seiten.localhost:${port}`,
      TWUSTER_DATA: folder,
      DATABASE_URL: database.url,
      DATABASE_SCHEMA: database.schema,
      TWUSTER_SECRET: randomBytes(32).toString("base64url"),
      SMTP_URL: postOffice.url,
      MAIL_FROM: "Stadtgutschein <gutschein@gut-twistringen.example>",
      TEST_PROVIDER_URL: provider.url,
      TEST_PROVIDER_KEY: key,
      LOG_LEVEL: options.logLevel ?? "silent",
    });
    const server = await startServer(config, { clock: options.clock ?? systemClock, worker: options.worker ?? true });
    cleanUp.push(() => server.stop());
    return { ...(await describe(server.twuster, database.url, postOffice, provider)), config, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A second town beside one that runs: the same server and tables. It ends with the first. */
export async function startSecondTown(first: TestTown, slug: string): Promise<TestTown> {
  const { twuster, databaseUrl, postOffice, provider, config } = first;
  const second = await describe(twuster, databaseUrl, postOffice, provider, draftTown(slug));
  return { ...second, config, close: () => Promise.resolve() };
}

async function describe(
  twuster: Twuster,
  databaseUrl: string,
  postOffice: PostOffice,
  provider: ProviderProcess,
  town = draftTown(),
): Promise<Omit<TestTown, "config" | "close">> {
  await seedTown(twuster, town, (site) => [`http://${site}.localhost`]);
  const context = await twuster.directory.contextOfSlug(town.slug);
  const partnerId = town.sites.baecker.partnerId;
  const siteKey = await addSite(context, partnerId, "Testseite", []);
  const revokedSiteKey = await addSite(context, partnerId, "Alte Seite", []);
  await revokeSite(context, revokedSiteKey);
  const elsewhere = await enrolPartner(context, "Anderswo");
  const { prisma } = context.database;
  return {
    url: context.config.PUBLIC_URL,
    network: town.slug,
    siteKey,
    revokedSiteKey,
    foreignSiteKey: await addSite(context, elsewhere, "Fremde Seite", ["https://anderswo.example"]),
    closedSiteKey: town.closedSiteKey,
    trainingCode: town.trainingCode,
    operatorKey: town.operatorKey,
    town,
    twuster,
    context,
    databaseUrl,
    postOffice,
    provider,
    openVoucher: async (valueCents = 2_500) => (await openVouchers(context, siteKey, [valueCents]))[0]!, // safe because one was asked for
    pairingCode: (site = "blumen") => newPairingCode(twuster, town, site),
    allowOrigin: async (origin) => {
      const networkId = context.network.id;
      await prisma.site.updateMany({
        where: { networkId, key: { in: [siteKey, revokedSiteKey] } },
        data: { origins: [origin] },
      });
      await prisma.partner.updateMany({ where: { networkId }, data: { scannerOrigins: [origin] } });
      const live = await twuster.directory.contextOfSlug(town.liveSlug);
      await prisma.site.updateMany({
        where: { networkId: live.network.id },
        data: { origins: [origin, context.config.PUBLIC_URL] },
      });
    },
  };
}

/** A schema of its own in TEST_DATABASE_URL where that is set, else a whole embedded database. */
async function testDatabase(folder: string): Promise<{ url: string; schema: string; close(): Promise<void> }> {
  const shared = process.env["TEST_DATABASE_URL"];
  const schema = `t_${randomUUID().replaceAll("-", "")}`;
  if (!shared) {
    const embedded = await startEmbedded(folder, `test ${process.pid}`);
    return { url: embedded.url, schema, close: () => embedded.stop() };
  }
  const close = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: shared });
    await client.connect();
    await client.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(schema)} CASCADE`);
    await client.end();
  };
  return { url: shared, schema, close };
}
