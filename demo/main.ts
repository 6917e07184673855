import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FolderInUseError, withFolderLock } from "../server/platform/database/folder-lock.ts";
import { ConfigError, readConfig } from "../server/platform/config.ts";
import { startServer, stopOnSignals } from "../server/start.ts";
import { createFrontDoor } from "./town/front-door.ts";
import { draftNeighbour, seedNeighbour } from "./town/neighbour.ts";
import { startPostOffice } from "./town/post-office.ts";
import { seedCoupons } from "./town/seed-coupons.ts";
import { seedKinds } from "./town/seed-kinds.ts";
import { seedPeople } from "./town/seed-people.ts";
import { seedPictures } from "./town/seed-profiles.ts";
import { seedShops } from "./town/seed-shops.ts";
import { draftTown, seedTown } from "./town/seed.ts";
import { startTestProvider } from "./town/test-provider-process.ts";

/** `npm start`: the demo town. Everything real, on this machine, nothing from elsewhere. */
const port = Number(process.env["PORT"] || 4200);
const dataFolder = resolve(process.env["TWUSTER_DATA"] || "./data");
const url = `http://localhost:${port}`;

try {
  await mkdir(dataFolder, { recursive: true });
  const holder = `process ${process.pid} at ${url}`;
  const stop = await withFolderLock({ folder: dataFolder, name: "demo-start", holder }, startTown);
  stopOnSignals(stop);
  console.log(`Twuster is ready: ${url}`);
} catch (error) {
  const isPortTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  if (!(error instanceof ConfigError || error instanceof FolderInUseError || isPortTaken)) throw error;
  console.error(
    isPortTaken ? `Port ${port} is in use by another program. Set PORT to a free one.` : (error as Error).message,
  );
  process.exit(1);
}

/** Starts everything; alone in the folder, because the first start makes what all later ones keep. @returns its stop */
async function startTown(): Promise<() => Promise<void>> {
  const secrets = await keepOnce("secrets.json", () => ({
    secret: randomBytes(32).toString("base64url"),
    providerKey: `test_${randomBytes(16).toString("hex")}`,
  }));
  const town = await keepOnce("town.json", () => draftTown());
  const neighbour = await keepOnce("neighbour.json", () => draftNeighbour());
  const config = (smtpUrl: string, providerUrl: string): ReturnType<typeof readConfig> =>
    readConfig({
      LOG_LEVEL: "warn",
      // The hub shows the demo's keys and mailbox: to this machine only, unless told otherwise.
      HOST: "127.0.0.1",
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      PAGES_URL: `http://seiten.localhost:${port}`,
      TWUSTER_DATA: dataFolder,
      TWUSTER_SECRET: secrets.secret,
      SMTP_URL: smtpUrl,
      MAIL_FROM: "Stadtgutschein Twistringen <gutschein@gut-twistringen.example>",
      TEST_PROVIDER_URL: providerUrl,
      TEST_PROVIDER_KEY: secrets.providerKey,
    });
  const postOffice = await startPostOffice({ file: join(dataFolder, "mailbox.jsonl") });
  const provider = await startTestProvider({ port: 0, key: secrets.providerKey, dataFolder });
  const stopParts = async (): Promise<void> => {
    await Promise.all([postOffice.close(), provider.stop()]);
  };
  const server = await startServer(config(postOffice.url, provider.url), {
    prepare: async (twuster) => {
      await seedTown(twuster, town, (site) => [`http://${site}.localhost:${port}`]);
      const test = await twuster.directory.contextOfSlug(town.slug);
      await seedPictures(test, town.sites);
      const shops = await seedShops(test);
      await seedKinds(test, town.sites);
      await seedCoupons(test, town.sites, shops);
      const context = await seedNeighbour(twuster, neighbour, [`http://eis.localhost:${port}`]);
      await seedPeople(test, town, { context, town: neighbour });
    },
    frontDoor: (twuster) => createFrontDoor({ twuster, town, neighbour, postOffice, url }),
  }).catch(async (error: unknown) => {
    await stopParts();
    throw error;
  });
  return async () => {
    await server.stop();
    await stopParts();
  };
}

/** What is made at the first start and kept. */
async function keepOnce<T>(name: string, make: () => T): Promise<T> {
  const file = join(dataFolder, name);
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept !== undefined) return JSON.parse(kept) as T; // safe because the lines below wrote it
  const made = make();
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
