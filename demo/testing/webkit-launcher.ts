import type { BrowserLauncher, SessionResult } from "@web/test-runner";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../server/platform/database/embedded.ts";

/** Where its parts are on this machine: tools/browsers.mjs. */
export interface WebkitPaths {
  driver: string;
  browser: string;
  /** Xvfb */
  screen: string;
}

/** The keys that WebDriver has code points for; every other one is its own. https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Record<string, string> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/**
 * WebKitGTK for @web/test-runner: its own driver, on a screen that nobody sees. `type` makes the commands package
 * call `sendKeys`. Tests come one file after the other, so there is one page.
 */
export class WebkitLauncher implements BrowserLauncher {
  readonly name = "WebKit";
  readonly type = "webdriver";
  readonly concurrency = 1;
  readonly #paths: WebkitPaths;
  readonly #children: ChildProcess[] = [];
  #session: Promise<string> | undefined;
  #active: string | undefined;

  constructor(paths: WebkitPaths) {
    this.#paths = paths;
  }

  async startSession(sessionId: string, url: string): Promise<void> {
    this.#active = sessionId;
    await this.#ask("POST", "/url", { url });
  }

  isActive(sessionId: string): boolean {
    return this.#active === sessionId;
  }

  async getBrowserUrl(): Promise<string> {
    return (await this.#ask("GET", "/url")) as string; // safe because that is what the driver answers with
  }

  async stopSession(): Promise<SessionResult> {
    await this.#ask("POST", "/url", { url: "about:blank" });
    this.#active = undefined;
    return {};
  }

  async startDebugSession(): Promise<void> {
    throw new Error("WebKit is not looked into from here.");
  }

  async stop(): Promise<void> {
    if (this.#session) await this.#ask("DELETE", "").catch(() => undefined);
    for (const child of this.#children.toReversed()) {
      if (child.exitCode !== null) continue;
      child.kill();
      await once(child, "exit");
    }
  }

  /** For the command of the same name. */
  async sendKeys(_sessionId: string, keys: string[]): Promise<void> {
    const actions = keys.flatMap((key) => ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })));
    await this.#ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    return ask(method, (await (this.#session ??= this.#open())) + path, body);
  }

  /** @returns the session's address */
  async #open(): Promise<string> {
    const screen = spawn(this.#paths.screen, ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#children.push(screen);
    const [display] = (await once(screen.stdout, "data")) as [Buffer]; // safe because a stream without encoding gives bytes
    const port = await freePort();
    this.#children.push(
      spawn(this.#paths.driver, [`--port=${port}`, "--host=127.0.0.1"], {
        env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
        stdio: "ignore",
      }),
    );
    const address = `http://127.0.0.1:${port}`;
    const isUp = (): Promise<boolean> =>
      fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isUp())) await pause(50);
    const { sessionId } = (await ask("POST", `${address}/session`, {
      capabilities: {
        alwaysMatch: {
          // A page that is never done loading must not hold the runner.
          pageLoadStrategy: "none",
          "webkitgtk:browserOptions": { binary: this.#paths.browser, args: ["--automation"] },
        },
      },
    })) as { sessionId: string }; // safe because the driver says so or answers with an error
    return `${address}/session/${sessionId}`;
  }
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as { value: unknown }; // safe because every answer of WebDriver is such
  if (!answer.ok) throw new Error(`WebDriver, ${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}
