/**
 * The one script a page pastes. Finds our tags, now and later, and fetches an element when its place comes near.
 * `import()` is the only thing it does that a strict CSP or Trusted Types could mind, and both allow it.
 */
const elements: Record<string, () => Promise<CustomElementConstructor>> = {
  "twuster-voucher-purchase": async () =>
    (await import("../../widgets/twuster-voucher-purchase/twuster-voucher-purchase.ts")).TwusterVoucherPurchase,
  "twuster-wallet": async () => (await import("../../widgets/twuster-wallet/twuster-wallet.ts")).TwusterWallet,
  "twuster-scanner": async () => (await import("../../widgets/twuster-scanner/twuster-scanner.ts")).TwusterScanner,
};
const selector = Object.keys(elements).join();
const seen = new WeakSet<Element>();
const loading = new Set<string>();
let pauseMs = 2000;
let isLooking = false;

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) void load(target);
  },
  { rootMargin: "400px" },
);

/** Registers the tag once. Where it fails, the page's own link stays shown and the next sight or connection tries again. */
const load = async (element: Element): Promise<void> => {
  const tag = element.localName;
  // The first to define a tag wins: another version of this script, or the page itself.
  if (customElements.get(tag)) return near.unobserve(element);
  if (loading.has(tag)) return;
  loading.add(tag);
  try {
    const constructor = await elements[tag]!();
    if (!customElements.get(tag)) customElements.define(tag, constructor);
  } catch {
    setTimeout(again, pauseMs);
    pauseMs = Math.min(pauseMs * 2, 60000);
  }
  loading.delete(tag);
};

/** Observing anew makes the observer report at once what is in view and still has no element. */
const again = (): void => {
  for (const element of document.querySelectorAll(`:is(${selector}):not(:defined)`)) {
    near.unobserve(element);
    near.observe(element);
  }
};

const look = (): void => {
  isLooking = false;
  for (const place of document.querySelectorAll<HTMLElement>("[data-twuster]")) {
    const tag = `twuster-${place.dataset["twuster"]}`;
    if (!elements[tag] || place.querySelector(tag)) continue;
    const element = document.createElement(tag);
    for (const { name, value } of place.attributes) {
      if (name.startsWith("data-") && name !== "data-twuster") element.setAttribute(name.slice(5), value);
    }
    // The page's link goes inside, where the element keeps it as the way on.
    element.append(...place.childNodes);
    place.append(element);
  }
  for (const element of document.querySelectorAll(selector)) {
    if (seen.has(element)) continue;
    seen.add(element);
    near.observe(element);
  }
};

try {
  // Room for what comes, so that the page does not jump; a sheet of ours needs no permission by the CSP.
  const room = new CSSStyleSheet();
  room.replaceSync(`twuster-voucher-purchase:not(:defined){display:block;min-height:52em}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
} catch {
  // Safari before 16.4: the page may move once.
}

look();
new MutationObserver(() => {
  // Once per frame at most, however much a lively page changes.
  if (!isLooking) requestAnimationFrame(look);
  isLooking = true;
}).observe(document, { childList: true, subtree: true });
addEventListener("online", again);

export {};
