import { globSync } from "node:fs";
import { root } from "./setup.mjs";

/**
 * Which test files each step of `npm test` runs. A pattern with a `!` takes away again. Whatever is named like a test
 * belongs to exactly one step, which `npm run check` sees to: a test that nobody runs is worse than none.
 */
export const testFiles = {
  server: ["{server,demo,bench,tools,sdk}/**/*.test.ts", "widgets/**/*.node.test.ts"],
  elements: ["widgets/**/*.test.ts", "!widgets/**/*.node.test.ts"],
  "end to end": ["demo/**/*.e2e.ts"],
};

const isInstalled = (path) => /(^|[/\\])node_modules([/\\]|$)/.test(path);

/** The files of some patterns, sorted; never those of an installed package. */
export function listTestFiles(patterns) {
  const find = (some) => globSync(some, { cwd: root, exclude: isInstalled }).filter((file) => !isInstalled(file));
  const without = new Set(
    find(patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1))),
  );
  const wanted = new Set(find(patterns.filter((pattern) => !pattern.startsWith("!"))));
  return [...wanted].filter((file) => !without.has(file)).sort();
}

/** The files that are named like tests and run in no step, or in two. @returns one sentence a line */
export function complainOfTestFiles(steps = testFiles) {
  const stepsOf = new Map(listTestFiles(["**/*.test.{ts,mjs,js}", "**/*.e2e.{ts,mjs,js}"]).map((file) => [file, []]));
  for (const [step, patterns] of Object.entries(steps))
    for (const file of listTestFiles(patterns)) stepsOf.get(file)?.push(step);
  return [...stepsOf]
    .filter(([, names]) => names.length !== 1)
    .map(([file, names]) => `${file} runs in ${names.length === 0 ? "no step" : names.join(" and ")} of npm test`)
    .join("\n");
}
