import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../server/platform/database/embedded.ts";
import { Findings, type DrillReport } from "./drill-report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** The ones that `npm test` does not run. */
const others = ["firefox", "webkit"] as const;

/** What web-test-runner.config.mjs writes of each test file. */
interface FileResults {
  testFile: string;
  tests: { name: string; path: string[]; passed: boolean; skipped: boolean; error?: string }[];
  errors: string[];
}

/** The element tests in Firefox and in WebKitGTK; with what each of them could not be asked, and why. */
export async function browsersDrill({ browser }: { browser: string | undefined }): Promise<DrillReport> {
  const findings = new Findings();
  for (const name of browser === undefined ? others : [browser]) {
    const { code, files } = await runElements(name);
    const tests = files.flatMap((file) => file.tests);
    const skipped = tests.filter((test) => test.skipped);
    const failed = tests.filter((test) => !test.skipped && !test.passed);
    findings.figures[name] =
      `${tests.length - skipped.length - failed.length} passed, ${failed.length} failed, ${skipped.length} skipped`;
    for (const [reason, count] of countReasons(skipped.map((test) => test.name)))
      console.log(`${name}: ${count} skipped, ${reason}`);
    for (const { path, name: test, error } of failed)
      findings.problems.push(`${name}: ${[...path, test].join(" > ")}: ${error?.split("\n")[0]}`);
    for (const { testFile, errors } of files)
      findings.problems.push(...errors.map((error) => `${name}: ${testFile}: ${error}`));
    if (code !== 0 && findings.problems.length === 0)
      findings.problems.push(`${name}: the test runner ended with ${code}`);
    if (tests.length === 0) findings.problems.push(`${name}: no test ran`);
  }
  return findings.report("browsers");
}

async function runElements(browser: string): Promise<{ code: number; files: FileResults[] }> {
  const folder = await mkdtemp(join(tmpdir(), "twuster-browsers-"));
  const results = join(folder, "results.jsonl");
  try {
    const child = spawn(process.execPath, ["node_modules/@web/test-runner/dist/bin.js"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        TWUSTER_BROWSER: browser,
        TWUSTER_TEST_RESULTS: results,
        TWUSTER_WTR_PORT: String(await freePort()),
      },
    });
    const code = await new Promise<number>((done) => child.on("exit", (exit) => done(exit ?? 1)));
    return { code, files: read(results) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function read(path: string): FileResults[] {
  try {
    const lines = readFileSync(path, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as FileResults); // safe because the config writes just that
  } catch {
    return [];
  }
}

/** `itWith` puts the reason behind a skipped test's name. */
function countReasons(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const reason = /\[([^\]]+)\]$/.exec(name)?.[1] ?? "without a reason";
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
