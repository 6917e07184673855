import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./setup.mjs";
import { listTestFiles } from "./test-files.mjs";

/** Runs test files with Node's own runner, on one PostgreSQL for all of them; each file has a schema of its own. */
const { startEmbedded } = await import("../server/platform/database/embedded.ts");
const patterns = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
/** Browsers that share two cores with each other are slow enough to run into their own limits. */
const concurrency = process.argv.includes("--one-by-one") ? 1 : 2;
/** What hangs must end; a file of browsers takes minutes, and a machine may be five times slower. */
const timeoutMs = process.argv.includes("--one-by-one") ? 1_800_000 : 600_000;
const files = listTestFiles(patterns);
const folder = await mkdtemp(join(tmpdir(), "twuster-tests-"));
const database = await startEmbedded(folder, `tests, process ${process.pid}`);
const child = spawn(
  process.execPath,
  ["--test", `--test-concurrency=${concurrency}`, `--test-timeout=${timeoutMs}`, "--test-reporter=spec", ...files],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, TEST_DATABASE_URL: database.url },
  },
);
const code = await new Promise((done) => child.on("exit", (exit) => done(exit ?? 1)));
await database.stop();
await rm(folder, { recursive: true, force: true });
process.exit(files.length === 0 ? 1 : code);
