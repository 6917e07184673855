import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from "@zxing/library";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { TwusterWallet } from "./twuster-wallet.ts";

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

interface Axe {
  run(
    node: Node,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** @throws where axe-core finds anything */
export async function assertAccessible(wallet: Element): Promise<void> {
  const { axe } = globalThis as unknown as { axe: Axe }; // safe because the test page loads it
  const running = wallet
    .shadowRoot!.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations === 1);
  await Promise.allSettled(running.map((animation) => animation.finished));
  const { violations } = await axe.run(wallet, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  const found = violations.filter(({ id }) => id !== "region" && id !== "page-has-heading-one");
  if (found.length)
    throw new Error(
      found
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`)
        .join("\n"),
    );
}

/** Nothing of an earlier test stays. */
export async function clearPhone(): Promise<void> {
  for (const wallet of document.querySelectorAll("twuster-wallet")) wallet.remove();
  await new Promise<void>((resolve) => {
    const deleting = indexedDB.deleteDatabase("twuster-wallet");
    deleting.onsuccess = deleting.onerror = deleting.onblocked = (): void => resolve();
  });
}

/** Draws a picture and reads the QR code from its pixels, as a camera's frame. */
export async function decodePicture(source: Blob | SVGElement): Promise<string> {
  const blob = source instanceof Blob ? source : new Blob([serialised(source)], { type: "image/svg+xml" });
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d")!;
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8ClampedArray(canvas.width * canvas.height);
  for (let i = 0; i < grey.length; i++) grey[i] = (data[4 * i]! + 2 * data[4 * i + 1]! + data[4 * i + 2]!) / 4;
  return new QRCodeReader()
    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, canvas.width, canvas.height))))
    .getText();
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
