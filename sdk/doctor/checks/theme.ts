import type { Finding, Place } from "../finding.ts";

/** The narrowest width an element is made for. */
const MIN_PX = 280;

/** What the page's own styles do to an element of ours. */
export function checkTheme({ element, tag }: Place): Finding[] {
  const findings: Finding[] = [];
  const say = (id: Finding["id"], level: Finding["level"], where: Element, more: Record<string, string> = {}): void =>
    void findings.push({ id, level, values: { tag, where: nameOf(where), ...more } });
  const chain = ancestorsOf(element);
  const unseen = chain.find((node) => getComputedStyle(node).display === "none" || opacityOf(node) === 0);
  if (unseen) {
    say("hidden", "bad", unseen);
    return findings;
  }
  // Until it is drawn, its size says nothing.
  if (!element.matches(":defined")) return findings;
  const rect = element.getBoundingClientRect();
  const parent = element.parentElement ?? element;
  if (rect.width < MIN_PX)
    say("narrow", rect.width < MIN_PX / 2 ? "bad" : "hint", parent, { width: String(Math.round(rect.width)) });
  for (const node of chain) {
    const style = getComputedStyle(node);
    if (opacityOf(node) < 1 || style.filter !== "none") say("faded", "hint", node);
    if (node === element) continue;
    const box = node.getBoundingClientRect();
    if (node !== document.body && /hidden|clip/.test(style.overflowY) && rect.bottom > box.bottom + 1)
      say("cut", "bad", node);
    if (/size|strict/.test(style.contain)) say("contain", "hint", node);
  }
  const size = parseFloat(getComputedStyle(element).fontSize);
  if (size > 28 || size < 11) say("font", "hint", element, { size: String(Math.round(size)) });
  const top = topmostAt(rect);
  if (top && !element.contains(top) && !top.contains(element)) say("covered", "bad", top);
  return findings;
}

function opacityOf(node: Element): number {
  return Number(getComputedStyle(node).opacity);
}

/** The element and everything around it, through shadow roots; the page's root not. */
function ancestorsOf(element: Element): Element[] {
  const chain: Element[] = [];
  let node: Node | null = element;
  while (node && node !== document.documentElement) {
    if (node instanceof Element) chain.push(node);
    node = node instanceof ShadowRoot ? node.host : ((node as Element).assignedSlot ?? node.parentNode); // safe because other nodes have no slot
  }
  return chain;
}

/** What lies in the middle of the part that is in view. */
function topmostAt(rect: DOMRect): Element | null {
  const [left, right] = [Math.max(0, rect.left), Math.min(innerWidth, rect.right)];
  const [top, bottom] = [Math.max(0, rect.top), Math.min(innerHeight, rect.bottom)];
  return right > left && bottom > top ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
}

/** As one would write it in CSS. */
function nameOf(node: Element): string {
  return `${node.localName}${node.id ? `#${node.id}` : ""}${[...node.classList].map((name) => `.${name}`).join("")}`;
}
