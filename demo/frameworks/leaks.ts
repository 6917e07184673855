import type { Page } from "puppeteer-core";

/** What listens at the window and the document, as the browser itself knows it; sorted, with repetitions. */
export async function listenersOf(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const types: string[] = [];
  for (const expression of ["window", "document", "document.documentElement", "document.body"]) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    if (!result.objectId) throw new Error(`no ${expression}`);
    const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
    types.push(...listeners.map(({ type }) => `${expression}: ${type}`));
  }
  await session.detach();
  return types.sort();
}

/** Remembers the element without holding it. */
export async function markElement(page: Page, tag: string): Promise<void> {
  await page.evaluate((tag) => {
    const marked = (globalThis as { marked?: WeakRef<Element>[] }).marked ?? [];
    marked.push(new WeakRef(document.querySelector(tag)!)); // safe because the caller has just seen it
    Object.assign(globalThis, { marked });
  }, tag);
}

/**
 * How many of the marked elements are still in memory after full collections, until it is no more than this or ten
 * seconds are over: what a frame or a task still holds goes by itself, a leak stays.
 */
export async function heldElements(page: Page, wanted: number): Promise<number> {
  const session = await page.createCDPSession();
  for (const begin = performance.now(); ;) {
    await session.send("HeapProfiler.collectGarbage");
    const held = await page.evaluate(
      () =>
        (globalThis as unknown as { marked: WeakRef<Element>[] }).marked.filter((reference) => reference.deref())
          .length, // safe because markElement made it
    );
    if (held > wanted && performance.now() - begin < 10_000) continue;
    await session.detach();
    return held;
  }
}
