import { executeServerCommand, sendKeys } from "@web/test-runner-commands";

interface Hands {
  setOffline(isOffline: boolean): Promise<void>;
  pressKey(key: string): Promise<void>;
}

/**
 * What not every browser has for tests: its network's switch, its colour scheme, another page in front, an address
 * without https, a page that hears its Permissions-Policy, something that sounds, a switch for what it keeps of files,
 * a second question for a module that did not come.
 */
export type Hand = "offline" | "media" | "behind" | "plainHttp" | "policy" | "sound" | "files" | "again";

/** Why a hand is missing in this browser; undefined where it is there. See demo/testing/element-browser.mjs. */
export function lackOf(hand: Hand): string | undefined {
  return (globalThis as unknown as { twusterLacks: Partial<Record<Hand, string>> }).twusterLacks[hand]; // safe because the test page says it
}

/** A test that needs a hand. Where the browser lacks it the test is skipped, and counted with the reason. */
export function itWith(hand: Hand, name: string, body: () => Promise<void>): void {
  const reason = lackOf(hand);
  if (reason === undefined) it(name, body);
  else it.skip(`${name} [${reason}]`, body);
}

let given: Promise<unknown> | undefined;
/** For tests: what a page can't do to itself, and what works without a network. See web-test-runner.config.mjs. */
export async function hands(): Promise<Hands> {
  // Who can't switch the network off needs no keys without it.
  if (lackOf("offline")) return { pressKey: (press) => sendKeys({ press }), setOffline: unable };
  await (given ??= executeServerCommand("give-hands"));
  return globalThis as unknown as Hands; // safe because the command has put them there
}

/** Whether the browser keeps files: one that has a module from the test file before does not ask for it, whatever its header says. */
export async function keepFiles(isKept: boolean): Promise<void> {
  if (lackOf("files") === undefined) await executeServerCommand("keep-files", { isKept });
}

async function unable(): Promise<never> {
  throw new Error(lackOf("offline"));
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
