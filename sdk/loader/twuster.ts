/**
 * The one script a page pastes. Finds our tags, now and later, and fetches an element when its place comes near.
 * `import()` is the only thing it does that a strict CSP or Trusted Types could mind, and both allow it.
 */
const elements: Record<string, () => Promise<CustomElementConstructor>> = {
  "twuster-voucher-purchase": async () =>
    (await import("../../widgets/twuster-voucher-purchase/twuster-voucher-purchase.ts")).TwusterVoucherPurchase,
  "twuster-wallet": async () => (await import("../../widgets/twuster-wallet/twuster-wallet.ts")).TwusterWallet,
  "twuster-scanner": async () => (await import("../../widgets/twuster-scanner/twuster-scanner.ts")).TwusterScanner,
  "twuster-coupon-list": async () =>
    (await import("../../widgets/twuster-coupon-list/twuster-coupon-list.ts")).TwusterCouponList,
  "twuster-town": async () => (await import("../../widgets/twuster-town/twuster-town.ts")).TwusterTown,
};
/** The major of this script. Another one on the same page has its own tags, `twuster-…-v2`. */
const MAJOR = "1";
const SUFFIX = `-v${MAJOR}`;
/** So long after the page's first picture people read already, and what they read must not jump. */
const LATE_MS = 500;
/** Where a whole form stands inside the tag, it has the room and its own work to do. */
const LINK_PX = 120;

const selector = Object.keys(elements)
  .flatMap((tag) => [tag, tag + SUFFIX])
  .join();
const seen = new WeakSet<Element>();
const loading = new Set<string>();
let pauseMs = 2000;
let isLooking = false;
let isFirstLook = true;

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) void load(target);
  },
  { rootMargin: "400px" },
);

/** A late element opens by itself once nobody sees it. */
const gone = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) continue;
    gone.unobserve(target);
    target.removeAttribute("late");
  }
});

/** Registers the tag once. Where it fails, the page's own link stays shown and the next sight or connection tries again. */
const load = async (element: Element): Promise<void> => {
  const tag = element.localName;
  // The first to define a tag wins: another version of this script, or the page itself.
  if (customElements.get(tag)) return near.unobserve(element);
  if (loading.has(tag)) return;
  loading.add(tag);
  try {
    const name = tag.replace(SUFFIX, "");
    const constructor = await elements[name]!();
    // A class has one tag: the versioned one gets a class of its own.
    if (!customElements.get(tag)) customElements.define(tag, name === tag ? constructor : class extends constructor {});
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

/** In view, with a link that can be read already: then it is the reader's press that opens it, and nothing jumps. */
const isLate = (element: Element): boolean => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const { top, bottom, height } = element.getBoundingClientRect();
  return (
    !!paint &&
    performance.now() - paint.startTime > LATE_MS &&
    height > 0 &&
    height < LINK_PX &&
    bottom > 0 &&
    top < innerHeight
  );
};

/** Seen from the page, what is typed inside has the tag as its target and not the field: shortcuts would take the letters. */
const keepKey = (event: Event): void => {
  const { key, target, currentTarget } = event as KeyboardEvent; // safe because it listens to keys alone
  // These are the page's too: its dialogs close and turn by them.
  if (target === currentTarget && key !== "Escape" && key !== "Tab") event.stopPropagation();
};

const look = (): void => {
  isLooking = false;
  for (const place of document.querySelectorAll<HTMLElement>("[data-twuster]")) {
    const { twuster, version } = place.dataset;
    let tag = `twuster-${twuster}`;
    if (!elements[tag] || (version && version !== MAJOR) || place.querySelector(`${tag},${tag}${SUFFIX}`)) continue;
    const other = customElements.get(tag) as { major?: string } | undefined; // safe because every element of ours says its major
    if (version && other && other.major !== MAJOR) tag += SUFFIX;
    const element = document.createElement(tag);
    for (const { name, value } of place.attributes) {
      if (/^data-(?!twuster$|version$)/.test(name)) element.setAttribute(name.slice(5), value);
    }
    // The page's link goes inside, where the element keeps it as the way on.
    element.append(...place.childNodes);
    place.append(element);
  }
  for (const element of document.querySelectorAll(selector)) {
    if (seen.has(element)) continue;
    seen.add(element);
    const known = customElements.get(element.localName);
    // An element of the page's own, under our name, is not ours to guard.
    if (!known || "major" in known)
      for (const type of ["keydown", "keypress", "keyup"]) element.addEventListener(type, keepKey);
    if (isFirstLook && !known && isLate(element)) {
      element.toggleAttribute("late", true);
      gone.observe(element);
    }
    near.observe(element);
  }
  isFirstLook = false;
};

const start = (): void => {
  look();
  try {
    // Room for what comes, so that the page does not jump; a sheet of ours needs no permission by the CSP.
    const room = new CSSStyleSheet();
    room.replaceSync(
      `:is(twuster-voucher-purchase,twuster-voucher-purchase${SUFFIX}):not(:defined,[late]){display:block;min-height:52em}`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  } catch {
    // Safari before 16.4: the page may move once.
  }
  new MutationObserver(() => {
    // Once per frame at most, however much a lively page changes.
    if (!isLooking) requestAnimationFrame(look);
    isLooking = true;
  }).observe(document, { childList: true, subtree: true });
};

start();
addEventListener("online", again);
// Whoever keeps the page asks what is wrong; nobody else loads this.
if (/[?&]twuster-doctor\b/.test(location.search))
  void import("../doctor/doctor.ts").then(({ examinePage }) => examinePage(elements));

export {};
