import { assert, town, until } from "../shared/element-testing.ts";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import type { Screen } from "./counter-state.ts";
import { TwusterScanner } from "./twuster-scanner.ts";

if (!customElements.get("twuster-scanner")) customElements.define("twuster-scanner", TwusterScanner);

/** A scanner on the page and the hands that use it. */
export interface MountedScanner {
  element: TwusterScanner;
  root: ShadowRoot;
  screen(name: Screen["name"]): Promise<void>;
  find<T extends Element = HTMLElement>(selector: string): T;
  press(words: string): void;
  type(selector: string, text: string): void;
  enter(code: string): void;
}

const mounted = new Set<HTMLElement>();

/** Takes every scanner out of the page and forgets its pairing. */
export async function clear(): Promise<void> {
  for (const element of mounted) element.remove();
  mounted.clear();
  localStorage.removeItem("twuster-scanner");
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase("twuster-device");
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** A page with a scanner of its own, see web-test-runner.config.mjs. `shows` is all the text in that scanner. */
export function pageInFrame(address: string): { frame: HTMLIFrameElement; shows(): string } {
  const frame = document.createElement("iframe");
  frame.title = "Page";
  frame.src = address;
  frame.allow = "camera *";
  let text = "";
  const hear = ({ source, data }: MessageEvent): void => void (source === frame.contentWindow && (text = String(data)));
  addEventListener("message", hear);
  mounted.add(frame);
  document.body.append(frame);
  return { frame, shows: () => text };
}

/** Puts a scanner into the page. `fault` is a path of the fault proxy, e.g. `cut`. */
export async function mount(fault = "pass"): Promise<MountedScanner> {
  const { proxyUrl, network } = await town();
  const element = document.createElement("twuster-scanner");
  element.network = network;
  element.api = `${proxyUrl}/~${fault}`;
  document.body.append(element);
  mounted.add(element);
  await element.updateComplete;
  const root = element.shadowRoot!; // safe because Lit has just made it
  const find = <T extends Element>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    assert(found, `no ${selector} in ${root.textContent}`);
    return found;
  };
  const hands: MountedScanner = {
    element,
    root,
    find,
    screen: async (name) => {
      await until(() => root.querySelector(`[data-screen="${name}"]`), `the screen ${name}`, 20_000);
      await element.updateComplete;
    },
    press: (words) => {
      const button = [...root.querySelectorAll("button")].find((each) =>
        `${each.textContent} ${each.ariaLabel}`.includes(words),
      );
      assert(button, `no button ${words} in ${root.textContent}`);
      element.dispatchEvent(new PointerEvent("pointerdown"));
      button.click();
    },
    type: (selector, text) => void (find<HTMLInputElement>(selector).value = text),
    enter: (code) => {
      hands.type("#code", code);
      hands.press("Prüfen");
    },
  };
  return hands;
}

/** A scanner that is paired with a partner of the town. */
export async function mountPaired(fault = "pass"): Promise<MountedScanner> {
  const hands = await mount();
  await hands.screen("pairing");
  hands.type("#pairing-code", await newPairingCode());
  hands.press("anmelden");
  await hands.screen("ready");
  if (fault === "pass") return hands;
  await switchFault(hands, fault);
  return hands;
}

/** From here on the line has this fault. The element starts anew, with the pairing it has. */
export async function switchFault(hands: MountedScanner, fault: string): Promise<void> {
  const { element } = hands;
  element.api = `${(await town()).proxyUrl}/~${fault}`;
  await element.updateComplete;
  await hands.screen("ready");
}

export const newPairingCode = (): Promise<string> => fromTown("pairing-code");
export const openVoucher = (): Promise<string> => fromTown("open-voucher");

/** A voucher that something happened to before it came to this counter. */
export const changedVoucher = (
  to: "locked" | "held" | "void" | "expired" | "wrong-place" | "redeemed-elsewhere",
): Promise<string> => fromTown(`change-voucher?to=${to}`);

/** A coupon on a phone, of Blumen Wessels where no other partner is named. `state` is what happened to it since. */
export const takenCoupon = (
  terms: Partial<CouponTerms> = {},
  more: { partner?: string; state?: "expired" } = {},
): Promise<string> => fromTown(`coupon?${new URLSearchParams({ terms: JSON.stringify(terms), ...more })}`);

/** A book somebody bought, with coupons of Blumen Wessels. */
export const openBook = (coupons: Partial<CouponTerms>[], more: { state?: "expired" } = {}): Promise<string> =>
  fromTown(`coupon-book?${new URLSearchParams({ coupons: JSON.stringify(coupons), ...more })}`);

/** As the desk does when a phone is lost. */
export const revokeDevices = (): Promise<string> => fromTown("revoke-devices");

async function fromTown(what: string): Promise<string> {
  const answer = await fetch(`/__town/${what}`, { method: "POST" });
  return ((await answer.json()) as { code: string }).code;
}

/** While `act` runs, the answer to the next redemption or reversal is lost on its way, after the server has booked. */
export async function loseAnswer(act: () => Promise<void>): Promise<void> {
  const real = window.fetch;
  window.fetch = async (...args) => {
    const answer = await real(...args);
    if (!/\/redemptions(\/[^/]+\/reversal)?$/.test(args[0] instanceof Request ? args[0].url : `${args[0]}`))
      return answer;
    await answer.text();
    throw new TypeError("connection lost");
  };
  try {
    await act();
  } finally {
    window.fetch = real;
  }
}
