import type { Side } from "./pages.ts";

/** What the probe leaves in the page; times in milliseconds since navigationStart. */
export interface Probe {
  timeOrigin: number;
  /** When the control was seen, or its answer to a click where it was to be clicked. */
  interactiveMs?: number;
  layoutShift: number;
}

/**
 * Runs in the page before its own scripts, so it may use nothing from outside. Looks once a frame for the control that
 * sells: drawn, enabled, not a skeleton. Clicked, it has to answer.
 */
export function probe(side: Side, isToClick: boolean): void {
  if (window !== top) return;
  const found: Probe = { timeOrigin: performance.timeOrigin, layoutShift: 0 };
  Object.assign(window, { probe: found });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) found.layoutShift += entry.value; // safe because only layout shifts are observed
  }).observe({ type: "layout-shift", buffered: true });

  const isUsable = (button: Element | null | undefined): boolean =>
    !!button &&
    !button.matches("[disabled], [aria-disabled=true], [inert] *") &&
    button.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    button.getBoundingClientRect().height > 0;

  /** The control to click, and whether it has answered; undefined as long as there is nothing to use. */
  const find = (): { control: HTMLElement; hasAnswered: () => boolean } | undefined => {
    if (side === "shopify") {
      const frame = document.querySelector<HTMLIFrameElement>(".shopify-buy-frame--product iframe");
      const control = frame?.contentDocument?.querySelector<HTMLElement>(".shopify-buy__product .shopify-buy__btn");
      if (!control || !isUsable(frame) || !isUsable(control)) return undefined;
      return { control, hasAnswered: () => document.documentElement.dataset["answered"] === "" };
    }
    const shadow = document.querySelector("twuster-voucher-purchase")?.shadowRoot;
    const control = shadow?.querySelector<HTMLElement>(".denomination .step:last-child");
    if (!control || !isUsable(control) || !isUsable(shadow?.querySelector("[part=order]"))) return undefined;
    const input = shadow?.querySelector<HTMLInputElement>(".denomination input");
    return { control, hasAnswered: () => input?.value === "1" };
  };
  const done = (): void => void (found.interactiveMs = performance.now());
  const look = (): void => {
    const { control, hasAnswered } = find() ?? {};
    if (!control || !hasAnswered) return void requestAnimationFrame(look);
    if (!isToClick) return done();
    control.click();
    const ask = (): void => void (hasAnswered() ? done() : setTimeout(ask));
    queueMicrotask(ask);
  };
  requestAnimationFrame(look);
}
