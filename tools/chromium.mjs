import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const paths = [
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
 * A Chromium on this machine; on Debian and Ubuntu, as root, it and the tools that look at PDFs are installed.
 * @throws with what to do where there is none
 */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && existsSync(wanted)) return wanted;
  if (!has("pdftoppm")) install(["poppler-utils"]);
  const found = paths.find(existsSync);
  if (found) return found;
  install(["chromium"]);
  const installed = paths.find(existsSync);
  if (installed) return installed;
  console.error("The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it.");
  process.exit(1);
}

function has(command) {
  return spawnSync(command, ["-v"], { stdio: "ignore" }).error === undefined;
}

function install(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log(`Installing ${packages.join(" ")} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env: environment });
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], {
    stdio: "ignore",
    env: environment,
  });
}
