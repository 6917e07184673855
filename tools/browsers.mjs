import { existsSync, globSync } from "node:fs";
import { installPackages } from "./chromium.mjs";

const firefoxPaths = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:/Program Files/Mozilla Firefox/firefox.exe",
];

/**
 * A Firefox on this machine; on Debian, as root, it is installed.
 * @returns {string | undefined}
 */
export function findFirefox() {
  const find = () => [process.env.FIREFOX_PATH, ...firefoxPaths].find((path) => path && existsSync(path));
  const found = find();
  if (found) return found;
  installPackages(["firefox-esr"]);
  return find();
}

/**
 * WebKitGTK with its driver and a screen to run on; on Debian, as root, they are installed.
 * @returns {import("../demo/testing/webkit-launcher.ts").WebkitPaths | undefined}
 */
export function findWebkit() {
  const [driver, screen] = ["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb"];
  const find = () => {
    const browser = globSync(["/usr/lib/*/webkit2gtk-4*/MiniBrowser", "/usr/libexec/webkit2gtk-4*/MiniBrowser"])[0];
    return browser && existsSync(driver) && existsSync(screen) ? { driver, browser, screen } : undefined;
  };
  const found = find();
  if (found) return found;
  installPackages(["webkit2gtk-driver", "xvfb"]);
  return find();
}
