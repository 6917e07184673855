import { executeServerCommand } from "@web/test-runner-commands";
import { hands } from "./hands.ts";
import { assertKeyboard } from "./keyboard-testing.ts";

/** What every element's browser tests share. The town and the faults are real: see web-test-runner.config.mjs. */
export interface Town {
  url: string;
  /** Put `${proxyUrl}/~FAULT` where the API's base URL goes: demo/testing/fault-proxy.ts. */
  proxyUrl: string;
  network: string;
  siteKey: string;
  revokedSiteKey: string;
  foreignSiteKey: string;
  closedSiteKey: string;
  trainingCode: string;
  /** Id of the partner "Blumen Wessels". */
  florist: string;
  /** A partner with two coupons, once the town has any. */
  townHall: string;
  /** The built chunk that reads QR codes: `/v1/c/NAME.js`, below `/dist` on the tests' own origin. */
  decoderChunk: string;
}

let asked: Promise<Town> | undefined;
export function town(): Promise<Town> {
  return (asked ??= fetch("/__town.json").then((answer) => {
    assert(answer.ok, "the test town did not start: see the log of the test runner");
    return answer.json() as Promise<Town>;
  }));
}

/** How many orders of this total the town's database holds. */
export async function countOrders(totalCents: number): Promise<number> {
  const answer = await fetch(`/__town/orders?totalCents=${totalCents}`);
  return ((await answer.json()) as { count: number }).count;
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function assertEqual(actual: unknown, expected: unknown, message = "not equal"): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${message}: is ${is}, should be ${should}`);
}

/** Waits for what is to come, frame by frame. */
export async function until<T>(look: () => T | false | undefined | null, what: string, timeoutMs = 15_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = look();
    if (seen) return seen;
    if (Date.now() > end)
      throw new Error(`waited in vain for ${what}; the page shows: ${shownText(document.body).slice(0, 600)}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What the proxy keeps back by `~hold-ID` goes on, as often as it takes until this is there. */
export async function letGo<T>(id: string, look: () => T | false | undefined | null, what: string): Promise<T> {
  const going = setInterval(() => void fetch(`/__town/let-go?id=${id}`, { method: "POST" }), 50);
  try {
    return await until(look, what);
  } finally {
    clearInterval(going);
  }
}

/** While `act` runs there is no network. */
export async function whileOffline(act: () => Promise<void>): Promise<void> {
  await town();
  const { setOffline } = await hands();
  await setOffline(true);
  try {
    await until(() => !navigator.onLine, "no network");
    await act();
  } finally {
    await setOffline(false);
    await until(() => navigator.onLine, "the network");
  }
}

/** Another page in front of this one, which is hidden, and gone again. */
export async function pageBehind(): Promise<void> {
  const seen: DocumentVisibilityState[] = [];
  const look = (): void => void seen.push(document.visibilityState);
  document.addEventListener("visibilitychange", look);
  await executeServerCommand("put-page-behind");
  await until(() => seen.at(-1) === "visible", "the page in front");
  document.removeEventListener("visibilitychange", look);
  assertEqual(seen, ["hidden", "visible"]);
}

/** All text of a tree, shadow roots included. */
export function shownText(node: Node): string {
  const own = node instanceof Element && node.shadowRoot ? shownText(node.shadowRoot) : "";
  const below = [...node.childNodes].map((child) =>
    child instanceof Text
      ? child.data
      : child instanceof Element && child.matches("style,script")
        ? ""
        : shownText(child),
  );
  return [own, ...below].join(" ").replace(/\s+/g, " ").trim();
}

interface Axe {
  run(
    node: Node,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** @throws where axe-core finds anything, or the keyboard does not do, once nothing moves any more */
export async function assertAccessible(element: Element): Promise<void> {
  const running = (element.shadowRoot?.getAnimations() ?? []).filter(
    // What turns for ever, while something loads, is no end to wait for.
    (animation) => animation.effect?.getComputedTiming().iterations === 1,
  );
  await Promise.allSettled(running.map((animation) => animation.finished));
  await assertAxe(element);
  await assertKeyboard(element);
}

/** What a whole page must have (landmarks, an h1) is the page's matter. */
async function assertAxe(element: Element): Promise<void> {
  const { axe } = globalThis as unknown as { axe: Axe }; // safe because the test page loads it
  const { violations } = await axe.run(element, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  assert(
    violations.length === 0,
    violations
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`)
      .join("\n"),
  );
}
