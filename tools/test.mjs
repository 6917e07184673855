import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";
import { testFiles } from "./test-files.mjs";

/** `npm test`: check, tests, short drills; ends with the sum as `N passed, N failed`. */
setUp();
const only = process.argv.slice(2);
const steps = [
  { name: "check", command: ["tools/check.mjs"], count: countExit },
  { name: "server", command: ["tools/node-tests.mjs", ...testFiles.server], count: countNode },
  {
    name: "elements",
    command: ["node_modules/@web/test-runner/dist/bin.js", "--files", ...testFiles.elements],
    count: countElements,
  },
  {
    name: "end to end",
    command: ["tools/node-tests.mjs", "--one-by-one", ...testFiles["end to end"]],
    count: countNode,
  },
].filter((step) => only.length === 0 || only.includes(step.name));

if (steps.some((step) => step.name !== "check")) {
  const { ensurePoppler, findChromium } = await import("./chromium.mjs");
  try {
    ensurePoppler();
    process.env.CHROMIUM_PATH = await findChromium();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

let passed = 0;
let failed = 0;
for (const step of steps) {
  const begin = performance.now();
  console.log(`\n── ${step.name}`);
  const { code, output } = await run(step.command);
  const counts = step.count(code, output);
  // A step that ends badly without naming a failure failed all the same.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  console.log(
    `── ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((performance.now() - begin) / 1000)} s`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run([script, ...args]) {
  const node = join(root, "node_modules/node/bin/node");
  return new Promise((done) => {
    const child = spawn(existsSync(node) ? node : process.execPath, [script, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

function countExit(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

function countNode(_code, output) {
  const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)`, "m").exec(output)?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled") };
}

function countElements(_code, output) {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
}
