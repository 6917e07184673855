import { assert, town, until } from "../shared/element-testing.ts";
import type { OrderCompletedDetail, OrderPlacedDetail } from "./events.ts";
import { TwusterVoucherPurchase } from "./twuster-voucher-purchase.ts";

if (!customElements.get("twuster-voucher-purchase"))
  customElements.define("twuster-voucher-purchase", TwusterVoucherPurchase);

export interface Mounted {
  element: TwusterVoucherPurchase;
  root: ShadowRoot;
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  /** Orders the page was told of. */
  placed: OrderPlacedDetail[];
  completed: OrderCompletedDetail[];
  /** Presses "+" at a denomination. */
  add(cents: number, times?: number): Promise<void>;
  type(selector: string, text: string): void;
  choose(value: string): Promise<void>;
  press(): Promise<void>;
}

/** The element in a page with its own link inside. @param fault base path of the fault proxy, e.g. `~cut` */
export async function mount(attributes: Record<string, string> = {}, fault?: string): Promise<Mounted> {
  const { url, proxyUrl, siteKey } = await town();
  const element = document.createElement("twuster-voucher-purchase");
  const all = { site: siteKey, api: fault ? `${proxyUrl}/${fault}` : url, ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  const link = document.createElement("a");
  link.href = "#kaufen";
  link.textContent = "Stadtgutschein bei der Stadt kaufen";
  element.append(link);
  const placed: OrderPlacedDetail[] = [];
  element.addEventListener("twuster-order-placed", (event) => {
    // The payment page would take the tests away with it.
    event.preventDefault();
    placed.push(event.detail);
  });
  const completed: OrderCompletedDetail[] = [];
  element.addEventListener("twuster-order-completed", (event) => completed.push(event.detail));
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = <T extends HTMLElement>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    assert(found, `no ${selector}`);
    return found;
  };
  return {
    element,
    root,
    find,
    placed,
    completed,
    add: async (cents, times = 1) => {
      for (let i = 0; i < times; i++) {
        find(`#goods-${cents} + button`).click();
        await element.updateComplete;
      }
    },
    type: (selector, text) => {
      const input = find<HTMLInputElement>(selector);
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    choose: async (value) => {
      find(`input[value="${value}"]`).click();
      await element.updateComplete;
    },
    press: async () => {
      find("[part=order]").click();
      await element.updateComplete;
    },
  };
}

/** The element with the real offer on show. */
export async function mountReady(attributes?: Record<string, string>, fault?: string): Promise<Mounted> {
  const mounted = await mount(attributes, fault);
  await until(() => mounted.root.querySelector("form") && !mounted.root.querySelector(".skeleton"), "the form");
  await until(() => mounted.root.adoptedStyleSheets.length > 3, "the colours");
  return mounted;
}

export async function untilPlaced(mounted: Mounted): Promise<void> {
  await until(() => mounted.root.querySelector("#placed"), "the placed order");
}

export function clear(): void {
  for (const element of document.querySelectorAll("twuster-voucher-purchase")) element.remove();
  document.documentElement.lang = "de";
  sessionStorage.clear();
}
