import { ConfigError, readConfig } from "./platform/config.ts";
import { FolderInUseError } from "./platform/database/embedded.ts";
import { startServer, stopOnSignals } from "./start.ts";

/** The production entry: `npm run serve`. */
try {
  const config = readConfig(process.env);
  const server = await startServer(config);
  stopOnSignals(() => server.stop());
  server.twuster.platform.log.info({ pid: process.pid, port: config.PORT }, "ready");
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof FolderInUseError)) throw error;
  console.error(error.message);
  process.exit(1);
}
