import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/**
 * A Chromium: the one of CHROMIUM_PATH, one on this machine, one from Debian's or Ubuntu's packages where we are root,
 * or one downloaded into node_modules/.cache.
 * @throws with what to do where there is none
 */
export async function findChromium({ paths = usualPaths, install = installPackages, download = downloadChrome } = {}) {
  const wanted = process.env.CHROMIUM_PATH;
  const find = () => [wanted, ...paths].find((path) => path && existsSync(path));
  const found = find();
  if (found) return found;
  install(["chromium"]);
  const installed = find();
  if (installed) return installed;
  const downloaded = await download().catch((error) => {
    throw new Error(
      `The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it. (Downloading one failed: ${reasonOf(error)})`,
    );
  });
  if (spawnSync(downloaded, ["--version"], { stdio: "ignore" }).status === 0) return downloaded;
  throw new Error(
    `The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it. (${downloaded} does not run here; a library is missing.)`,
  );
}

/** What looks at printed vouchers. @throws with what to do where it is missing and can't be installed */
export function ensurePoppler({ has = hasCommand, install = installPackages } = {}) {
  if (has("pdftoppm")) return;
  install(["poppler-utils"]);
  if (has("pdftoppm")) return;
  throw new Error(
    "The tests look at printed vouchers with pdftoppm. Install poppler-utils (Debian, Ubuntu, Fedora) or poppler (Homebrew).",
  );
}

/** The Chrome that belongs to our puppeteer-core, by the tool that comes with it. */
async function downloadChrome() {
  const fromPuppeteer = createRequire(createRequire(import.meta.url).resolve("puppeteer-core"));
  const browsers = await import(pathToFileURL(fromPuppeteer.resolve("@puppeteer/browsers")).href);
  const { PUPPETEER_REVISIONS } = await import("puppeteer-core");
  const wish = {
    browser: browsers.Browser.CHROME,
    buildId: PUPPETEER_REVISIONS.chrome,
    cacheDir: join(root, "node_modules/.cache/browsers"),
  };
  const path = browsers.computeExecutablePath(wish);
  if (existsSync(path)) return path;
  console.log("Downloading Chrome …");
  return (await browsers.install(wish)).executablePath;
}

function hasCommand(command) {
  return spawnSync(command, ["-v"], { stdio: "ignore" }).error === undefined;
}

function reasonOf(error) {
  return String(error.cause?.message ?? error.message)
    .replace(/\s+/g, " ")
    .slice(0, 300);
}

/** On Debian and Ubuntu, as root; elsewhere nothing happens. */
export function installPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log(`Installing ${packages.join(" ")} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env: environment });
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], {
    stdio: "ignore",
    env: environment,
  });
}
