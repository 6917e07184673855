import { PNG } from "pngjs";
import type { Page } from "puppeteer-core";
import { appears, drawn, pressInside, TAG } from "./visit.ts";

/** What the page may decide: where the element stands, how wide, its font, its text size and the seed tokens. */
export interface Place {
  x: number;
  y: number;
  width: number;
  style: Record<string, string>;
  link: string;
}

const TOKENS = ["brand", "surface", "text", "radius", "font", "padding"].map((name) => `--twuster-${name}`);

export function placeOf(page: Page, tag = TAG): Promise<Place> {
  return page.evaluate(
    (tag: string, tokens: string[]) => {
      const element = document.querySelector(tag)!; // safe because the form is ready
      const style = getComputedStyle(element);
      const { x, y, width } = element.shadowRoot!.querySelector(".base")!.getBoundingClientRect(); // safe because the form is ready
      const names = ["font-family", "font-size", ...tokens].filter((name) => style.getPropertyValue(name));
      return {
        x: x + scrollX,
        y: y + scrollY,
        width,
        style: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
        link: element.querySelector("a")?.textContent ?? "",
      };
    },
    tag,
    TOKENS,
  );
}

/** Gives the element on the clean page the same place, to the fraction of a pixel: letters are drawn by it. */
export async function standAt(page: Page, place: Place, ground: string, tag = TAG): Promise<void> {
  await page.evaluate(
    ({ x, y, width, style, link }: Place, ground: string, tag: string) => {
      const box = document.querySelector<HTMLElement>("#place")!; // safe because clean.html has it
      document.documentElement.style.background = document.body.style.background = ground;
      Object.assign(box.style, { position: "absolute", left: `${x}px`, top: `${y}px`, width: `${width}px` });
      for (const [name, value] of Object.entries(style)) box.style.setProperty(name, value);
      const anchor = box.querySelector(`${tag} > a`);
      if (anchor) anchor.textContent = link;
    },
    place,
    ground,
    tag,
  );
  // A changed ground is seen with the next frame, by the palette's observer.
  await drawn(page);
}

/** The element in its states, one after the other; each is reached by its cause. */
export const poses: Record<string, (page: Page, refusedKey: string) => Promise<void>> = {
  form: async () => undefined,
  "gift with complaints": async (page) => {
    await pressInside(page, "input[value=recipient]");
    await appears(page, "#greeting");
    await pressInside(page, "[part=order]");
    await appears(page, "#email-error");
  },
  refused: async (page, refusedKey) => {
    await page.evaluate((tag, key) => document.querySelector(tag)!.setAttribute("site", key), TAG, refusedKey);
    await appears(page, ".notice slot");
    // The number of the request is another one each time.
    await page.evaluate(
      (tag) =>
        void document.querySelector(tag)!.shadowRoot!.querySelector("small")?.style.setProperty("display", "none"),
      TAG,
    );
  },
};

/** Everything the element draws. Without focus, because a caret blinks, and without the mouse. */
export async function pictureOf(page: Page, tag = TAG): Promise<Buffer> {
  await page.mouse.move(0, 0);
  const clip = await page.evaluate((tag: string) => {
    scrollTo(0, 0);
    const root = document.querySelector(tag)!.shadowRoot!; // safe because the form is ready
    if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
    const { x, y, width, height } = root.querySelector(".base")!.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  }, tag);
  await drawn(page);
  return Buffer.from(await page.screenshot({ clip }));
}

/** @returns the share of pixels that differ; 1 where the pictures are not even of one size */
export function differenceOf(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    if (a.data.readUInt32BE(at) !== b.data.readUInt32BE(at)) count++;
  }
  return count / (a.width * a.height);
}
