import { chromeLauncher, puppeteerCore } from "@web/test-runner-chrome";
import { findFirefox, findWebkit } from "../../tools/browsers.mjs";
import { findChromium } from "../../tools/chromium.mjs";
import { WebkitLauncher } from "./webkit-launcher.ts";

/**
 * A browser for the element tests, and what the tests' hands can't do in it: each with the reason, which is told with
 * every test that is skipped for it (`itWith` in widgets/shared/hands.ts).
 * @param {string} name
 */
export async function elementBrowser(name) {
  const browser = await browsers[name]?.();
  if (!browser) throw new Error(`There is no browser ${name}. There are: ${Object.keys(browsers).join(", ")}.`);
  return browser;
}

const browsers = {
  chromium: async () => ({
    launcher: chromeLauncher({
      launchOptions: {
        executablePath: await findChromium(),
        args: [
          "--disable-gpu",
          "--disable-background-networking",
          // An address without https that is nobody's own device: no secure context.
          "--host-resolver-rules=MAP plain-http.test 127.0.0.1",
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ],
      },
    }),
    lacks: {},
  }),
  firefox: () => {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error("There is no Firefox. Install firefox-esr, or set FIREFOX_PATH.");
    return {
      launcher: chromeLauncher({
        puppeteer: puppeteerCore,
        launchOptions: {
          browser: "firefox",
          executablePath,
          extraPrefsFirefox: { "network.dns.localDomains": "plain-http.test" },
        },
      }),
      lacks: {
        media: "WebDriver BiDi switches no colour scheme and no forced colours",
        policy: "Firefox knows no Permissions-Policy header",
        sound: "Firefox lets nothing sound where no loudspeaker is",
        again: "Firefox asks once in a page's life for a module that did not come",
      },
    };
  },
  webkit: () => {
    const paths = findWebkit();
    if (!paths) throw new Error("There is no WebKitGTK with its driver. Install webkit2gtk-driver and xvfb.");
    return {
      launcher: new WebkitLauncher(paths),
      lacks: {
        offline: "WebDriver switches no network off",
        media: "WebDriver switches no colour scheme and no forced colours",
        behind: "WebDriver hides no page",
        plainHttp: "WebKitGTK takes no addresses for names",
        policy: "WebKit knows no Permissions-Policy header",
        files: "WebDriver has no switch for what is kept",
        again: "WebDriver has no switch for what is kept",
      },
    };
  },
};
