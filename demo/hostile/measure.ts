import type { Page } from "puppeteer-core";

/** What a page holds in memory once everything that nobody refers to is gone. */
export interface Held {
  heapBytes: number;
  nodes: number;
  listeners: number;
}

async function heldBy(page: Page): Promise<Held> {
  const session = await page.createCDPSession();
  // Twice: the first run lets finalizers drop what they hold.
  for (let run = 0; run < 2; run++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { Nodes, JSEventListeners } = await page.metrics();
  await session.detach();
  return { heapBytes: usedSize, nodes: Nodes ?? 0, listeners: JSEventListeners ?? 0 };
}

/**
 * What is held once `isEnough` says so of what is held now and was before; else what is after ten seconds. The last elements'
 * requests and looks into the device's store hold them until they are through: that ends by itself, a leak does not.
 */
export async function heldUntil(page: Page, isEnough: (now: Held, earlier: Held) => boolean): Promise<Held> {
  const end = performance.now() + 10_000;
  let earlier = await heldBy(page);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = await heldBy(page);
    if (isEnough(now, earlier) || performance.now() > end) return now;
    earlier = now;
  }
}

/** Adds an element, lets it draw and ask, moves it, lets it draw again, takes it away. */
export async function cycle(page: Page, tag: string, times: number): Promise<void> {
  await page.evaluate(
    async (tag: string, times: number) => {
      const pattern = document.querySelector(tag)!; // safe because the page has one
      const [first, second] = [document.createElement("div"), document.createElement("div")];
      document.body.append(first, second);
      for (let round = 0; round < times; round++) {
        const element = pattern.cloneNode(true) as Element & { updateComplete: Promise<boolean> }; // safe because it is ours
        first.append(element);
        await element.updateComplete;
        second.prepend(element);
        await element.updateComplete;
        // Now and then a whole frame, so that observers and requests get as far as they do for a visitor.
        if (round % 20 === 0) await new Promise(requestAnimationFrame);
        element.remove();
      }
      first.remove();
      second.remove();
    },
    tag,
    times,
  );
}
