import { existsSync } from "node:fs";
import { join } from "node:path";
import { NetworkDirectory } from "../networks/directory.ts";
import { systemClock } from "../platform/clock.ts";
import { ConfigError, readConfig } from "../platform/config.ts";
import type { Platform } from "../platform/context.ts";
import { Keyring } from "../platform/crypto/keyring.ts";
import { Database } from "../platform/database/database.ts";
import { findRunning, startEmbedded } from "../platform/database/embedded.ts";
import { Refusal } from "../platform/errors.ts";
import { emailInput } from "../platform/http/openapi.ts";
import { createLog } from "../platform/log.ts";
import { grantRole } from "./memberships.ts";

/**
 * `npm run operator -- NETWORK EMAIL`: lets the first person into a town's office; the others are let in there. Reads the
 * same settings as the server, running or not. Ends with 1 where nothing was done.
 */
const [slug = "", typed = ""] = process.argv.slice(2);
const email = emailInput.safeParse(typed);
try {
  if (!slug || !email.success) throw new ConfigError("Usage: npm run operator -- NETWORK EMAIL");
  const config = readConfig(process.env);
  const running = config.DATABASE_URL ?? (await findRunning(config.TWUSTER_DATA));
  if (!running && !existsSync(join(config.TWUSTER_DATA, "postgres", "twuster-ready")))
    throw new ConfigError(`There is no database in ${config.TWUSTER_DATA}. Set TWUSTER_DATA or DATABASE_URL.`);
  const embedded = running ? undefined : await startEmbedded(config.TWUSTER_DATA, `operator, process ${process.pid}`);
  const database = new Database({
    url: running ?? embedded!.url, // safe because one of the two is there
    schema: config.DATABASE_SCHEMA,
    poolSize: 2,
  });
  const platform: Platform = {
    config,
    database,
    clock: systemClock,
    log: createLog("error"),
    keys: new Keyring(config.TWUSTER_SECRET),
    kinds: new Map(),
    providers: new Map(),
    wake: () => undefined,
  };
  try {
    const context = await new NetworkDirectory(platform).contextOfSlug(slug);
    await database.transaction((store) =>
      grantRole(context, store, { email: email.data, role: "operator", actor: "command" }),
    );
    console.log(`${email.data} now works in the office of ${context.network.town} (${slug}).
Open ${config.PUBLIC_URL}/${slug}/operator, ask for a link with this address, and press the button it leads to.`);
  } finally {
    await database.close();
    await embedded?.stop();
  }
} catch (error) {
  const isUnknown = error instanceof Refusal && error.code === "not_found";
  if (!(error instanceof ConfigError || isUnknown)) throw error;
  console.error(isUnknown ? `There is no network ${slug}.` : (error as Error).message);
  process.exitCode = 1;
}
