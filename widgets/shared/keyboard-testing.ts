import { focused, hands } from "./hands.ts";

const CONTROLS =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], [tabindex]:not([tabindex='-1'])";

/**
 * @throws where a control that is seen and enabled can't be reached by Tab, where Tab doesn't lead out again, or where
 * the focus can't be seen. Of radio buttons one per group is reached; the arrow keys lead to the others.
 */
export async function assertKeyboard(element: Element): Promise<void> {
  const root = element.shadowRoot!; // safe because every element of ours has one
  const { pressKey } = await hands();
  const before = focused();
  await takeFocus(pressKey);
  const dialog = [...root.querySelectorAll<HTMLDialogElement>("dialog[open]")].at(-1);
  const expected = controlsIn(dialog ?? root);
  const [start, end] = fence(dialog, element);
  start.focus();
  const reached = new Set<Element>();
  const faults: string[] = [];
  let isOut = false;
  // An open dialog leads on to the browser's own controls, and from there not in every browser back to its first one.
  for (let presses = 0; presses < 2 * expected.length + 4 && !isOut; presses++) {
    await pressKey("Tab");
    const now = focused();
    if (now && now !== start && now !== end && now !== document.body && !reached.has(now)) {
      reached.add(now);
      if (!isFocusSeen(now)) faults.push(`the focus is not seen on ${named(now)}`);
    }
    isOut = dialog ? expected.every((control) => isReached(control, reached)) : now === end;
  }
  start.remove();
  end.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  // What the element itself took away meanwhile needs no way to it any more.
  const missed = expected.filter((control) => control.isConnected && isUsable(control) && !isReached(control, reached));
  faults.push(...missed.map((control) => `Tab does not reach ${named(control)}`));
  if (!dialog && !isOut) faults.push("Tab does not lead out");
  if (faults.length) throw new Error(faults.join("\n"));
}

/** Once Tab has led to the browser's own controls, as the end of a dialog does in Firefox, only Tab leads back. */
async function takeFocus(pressKey: (key: string) => Promise<void>): Promise<void> {
  for (let presses = 0; presses < 4 && !document.hasFocus(); presses++) await pressKey("Tab");
}

/** A place to begin before the element, or in front of all in its dialog, and one to come out at behind it. */
function fence(dialog: Element | undefined, element: Element): [HTMLElement, HTMLElement] {
  const [start, end] = [document.createElement("span"), document.createElement("span")];
  start.tabIndex = end.tabIndex = 0;
  if (dialog) dialog.prepend(start);
  else element.before(start);
  element.after(end);
  return [start, end];
}

function controlsIn(tree: Element | ShadowRoot): Element[] {
  const slotted = [...tree.querySelectorAll("slot")].flatMap((slot) => slot.assignedElements({ flatten: true }));
  const links = slotted.flatMap((each) => (each.matches(CONTROLS) ? [each] : [...each.querySelectorAll(CONTROLS)]));
  return [...tree.querySelectorAll(CONTROLS), ...links].filter(isUsable);
}

function isUsable(control: Element): boolean {
  return !control.matches(":disabled, [inert] *") && control.checkVisibility({ visibilityProperty: true });
}

function isReached(control: Element, reached: ReadonlySet<Element>): boolean {
  if (reached.has(control)) return true;
  const isOfGroup = (other: Element): boolean =>
    other instanceof HTMLInputElement &&
    control instanceof HTMLInputElement &&
    other.type === "radio" &&
    other.name === control.name &&
    other.form === control.form;
  return control instanceof HTMLInputElement && control.type === "radio" && [...reached].some(isOfGroup);
}

/** By its own outline, or by one drawn round it, as the cards round radio buttons have. */
function isFocusSeen(control: Element): boolean {
  const hasOutline = (each: Element): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  };
  return hasOutline(control) || hasOutline(control.closest("label") ?? control);
}

function named(control: Element): string {
  const words = (control.getAttribute("aria-label") ?? control.textContent ?? "").replace(/\s+/g, " ").trim();
  return `<${control.localName}${control.id ? ` id="${control.id}"` : ""}> ${words}`;
}
