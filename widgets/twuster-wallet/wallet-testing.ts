import { findPass } from "../../sdk/client/client.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { decodeStep, STEP_COUNT } from "../twuster-scanner/decoding/decode-step.ts";
import { grayFromRgba } from "../twuster-scanner/decoding/gray-image.ts";
import { TwusterWallet } from "./twuster-wallet.ts";
import { WalletStore } from "./wallet-store.ts";

if (!customElements.get("twuster-wallet")) customElements.define("twuster-wallet", TwusterWallet);

export interface Town {
  url: string;
  proxyUrl: string;
  network: string;
  trainingCode: string;
}

let asked: Promise<Town> | undefined;
export function town(): Promise<Town> {
  return (asked ??= fetch("/__town.json").then((answer) => answer.json() as Promise<Town>));
}

/** A fresh open voucher of the town, as a bare code. */
export async function openVoucher(valueCents = 2500): Promise<string> {
  const answer = await fetch(`/__town/open-voucher?valueCents=${valueCents}`, { method: "POST" });
  return parseCode(((await answer.json()) as { code: string }).code)!;
}

/** One that another shop has taken already, as a bare code. */
export const redeemedVoucher = (): Promise<string> => changedVoucher("redeemed-elsewhere");

/** One that something happened to, as a bare code. */
export async function changedVoucher(to: "expired" | "locked" | "void" | "redeemed-elsewhere"): Promise<string> {
  const answer = await fetch(`/__town/change-voucher?to=${to}`, { method: "POST" });
  return ((await answer.json()) as { code: string }).code;
}

/** What the town did with coupons: web-test-runner.config.mjs. */
export async function inTown(
  path: string,
  query: Record<string, string> = {},
): Promise<{ code: string; bookId: string }> {
  const answer = await fetch(`/__town/${path}?${new URLSearchParams(query)}`, { method: "POST" });
  if (!answer.ok) throw new Error(`the town refused ${path}: ${await answer.text()}`);
  return (await answer.json()) as { code: string; bookId: string }; // safe because callers take only what they asked for
}

/** From now on our own page's files with this in their path are not to be had; none where it is empty. */
export const cut = async (path: string): Promise<void> => void (await inTown("cut", { path }));

/** As an earlier visit kept them. */
export async function keptBefore(...codes: string[]): Promise<void> {
  const { url, network } = await town();
  const now = new Date().toISOString();
  const records = codes.map(async (code) => {
    const view = await findPass({ origin: url, network }, code, { language: "de" });
    return { network, code, view, checkedAt: now, keptAt: now };
  });
  await new WalletStore().put(await Promise.all(records));
}

export interface Mounted {
  wallet: TwusterWallet;
  root: ShadowRoot;
  /** The button whose name begins so, in the dialog on top or on the page. */
  button(name: string): HTMLButtonElement;
  press(name: string): Promise<void>;
  text(): string;
}

/** The wallet as the page has it, opened by a link with these codes. */
export async function mount(hash: string, attributes: Record<string, string> = {}): Promise<Mounted> {
  const { url, network } = await town();
  history.replaceState(null, "", location.pathname + location.search + hash);
  const wallet = document.createElement("twuster-wallet") as TwusterWallet; // safe because it is defined above
  const all = { network, api: url, town: "Twistringen", "voucher-name": "Stadtgutschein Twistringen", ...attributes };
  for (const [name, value] of Object.entries(all)) wallet.setAttribute(name, value);
  document.body.append(wallet);
  await wallet.updateComplete;
  const root = wallet.shadowRoot!;
  const button = (name: string): HTMLButtonElement => {
    const open = [...root.querySelectorAll<HTMLDialogElement>("dialog[open]")].at(-1) ?? root.querySelector(".wallet")!;
    const found = [...open.querySelectorAll("button")].find((candidate) => nameOf(candidate).startsWith(name));
    if (!found) throw new Error(`no button "${name}" in: ${open.textContent?.replace(/\s+/g, " ")}`);
    return found;
  };
  const text = (): string => (root.textContent ?? "").replace(/\s+/g, " ");
  const press = async (name: string): Promise<void> => {
    button(name).click();
    await wallet.updateComplete;
  };
  return { wallet, root, button, press, text };
}

function nameOf(button: HTMLButtonElement): string {
  return (button.getAttribute("aria-label") ?? button.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Waits for what is to come, without guessing how long. */
export async function until<T>(look: () => T | false | undefined | null, what: string, timeoutMs = 12_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let seen: T | false | undefined | null;
    try {
      seen = look();
    } catch {
      seen = undefined;
    }
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}; there is: ${shown()}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function shown(): string {
  return [...document.querySelectorAll("twuster-wallet")]
    .map((wallet) => wallet.shadowRoot?.textContent?.replace(/\s+/g, " "))
    .join(" | ");
}

/** Nothing of an earlier test stays. */
export async function clearPhone(): Promise<void> {
  for (const wallet of document.querySelectorAll("twuster-wallet")) wallet.remove();
  await new Promise<void>((resolve) => {
    const deleting = indexedDB.deleteDatabase("twuster-wallet");
    deleting.onsuccess = deleting.onerror = deleting.onblocked = (): void => resolve();
  });
}

/** Draws a picture and reads the QR code from its pixels by the counter's own decoder, as frame after frame of a camera. */
export async function decodePicture(source: Blob | SVGElement): Promise<string> {
  const blob = source instanceof Blob ? source : new Blob([serialised(source)], { type: "image/svg+xml" });
  const picture = new Image();
  picture.src = URL.createObjectURL(blob);
  await picture.decode();
  const canvas = document.createElement("canvas");
  // A hand is never still: of the codes that can't be read at one distance, all can at another.
  for (const nearness of [1, 0.93, 0.86, 0.79, 0.72, 1.1, 1.2]) {
    canvas.width = Math.round(picture.naturalWidth * nearness);
    canvas.height = Math.round(picture.naturalHeight * nearness);
    const pen = canvas.getContext("2d")!;
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const image = grayFromRgba(data, canvas.width, canvas.height);
    for (let step = 0; step < STEP_COUNT; step++) {
      const text = decodeStep(image, step);
      if (text !== undefined) return text;
    }
  }
  throw new Error("the scanner's decoder can't read the picture");
}

function serialised(svg: SVGElement): string {
  const copy = svg.cloneNode(true) as SVGElement; // safe because a clone has its original's type
  copy.setAttribute("width", "600");
  copy.setAttribute("height", "600");
  return new XMLSerializer().serializeToString(copy);
}

/** Compares by content. */
export function assertEqual<T>(actual: T, expected: T): void {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (seen !== wanted) throw new Error(`expected ${wanted}, but saw ${seen}`);
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
