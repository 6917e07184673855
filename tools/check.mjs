import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { node, root, setUp } from "./setup.mjs";
import { complainOfTestFiles } from "./test-files.mjs";

/** `npm run check`: format, lint (architecture rules included), types, dead code, lost tests, paths in the docs. Seconds. */
setUp();
const checks = [
  ["format", () => tool("oxfmt/bin/oxfmt", "--check", ".")],
  ["lint", () => tool("oxlint/bin/oxlint", "--type-aware", "--quiet")],
  ["types", () => tool("typescript/bin/tsc", "-p", "tsconfig.json")],
  // Apart, because they stand for the elements where the elements themselves are not there.
  ["types for pages", () => tool("typescript/bin/tsc", "-p", "sdk/types/tests")],
  ["dead code", () => tool("knip/bin/knip.js", "--no-progress")],
  ["test files", () => complainOfTestFiles()],
  ["docs", checkDocs],
  ["lock file", checkLock],
];
let isGood = true;
for (const [name, check] of checks) {
  const begin = performance.now();
  const complaint = check();
  console.log(`${complaint ? "✖" : "✔"} ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  if (complaint) console.log(complaint);
  isGood &&= !complaint;
}
process.exit(isGood ? 0 : 1);

function tool(script, ...args) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, "node_modules", script), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** A path in backticks or a link in our own documents has to exist: docs that point nowhere are worse than none. */
function checkDocs() {
  const missing = [];
  for (const file of globSync(["*.md", "docs/**/*.md"], { cwd: root })) {
    const text = readFileSync(join(root, file), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
      join(dirname(file), match[1]),
    );
    const paths = [...text.matchAll(/`((?:sdk|widgets|server|demo|bench|docs|tools)\/[\w./-]*)`/g)].map(
      (match) => match[1],
    );
    for (const path of [...links, ...paths])
      if (!existsSync(join(root, path))) missing.push(`${file}: ${path} does not exist`);
  }
  return missing.join("\n");
}

function checkLock() {
  return /"resolved":/.test(readFileSync(join(root, "package-lock.json"), "utf8"))
    ? "package-lock.json records download addresses"
    : "";
}
