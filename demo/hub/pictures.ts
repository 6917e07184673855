import { raw } from "hono/html";

/** Block prints in two inks: currentColor, and straw by the class "straw". Decoration only. */
const PICTURES = {
  loaf: `<path class="straw" d="M6 44c-2-18 12-28 30-28s32 10 30 28c-1 6-8 8-30 8S7 50 6 44z"/><path d="M23 24c5 5 6 13 3 20M35 22c5 6 6 14 3 22M47 24c4 6 5 13 2 20M8 60h56"/><path d="M6 44c-2-18 12-28 30-28s32 10 30 28c-1 6-8 8-30 8S7 50 6 44z"/>`,
  letter: `<path class="straw" d="M8 22l28 22 28-22v-4H8z"/><path d="M8 18h56v38H8zM8 18l28 24 28-24M8 56l20-20M64 56L44 36"/>`,
  phone: `<rect class="straw" x="26" y="24" width="20" height="14" rx="2"/><rect x="20" y="6" width="32" height="60" rx="5"/><path d="M32 12h8M26 24h20v14H26zM26 46h20M26 53h12"/>`,
  counter: `<path class="straw" d="M14 40h44v20H14z"/><path d="M6 40h60M12 40v22h48V40M28 26h16v14H28zM36 6v10M18 14l6 7M54 14l-6 7M32 33h8"/>`,
  stamp: `<path class="straw" d="M14 46h44v10H14z"/><path d="M14 46h44v10H14zM10 64h52M30 46V34c-6-6-8-10-6-18 3-10 21-10 24 0 2 8 0 12-6 18v12"/>`,
};

export type PictureName = keyof typeof PICTURES;

export function picture(name: PictureName) {
  return raw(
    `<svg class="picture" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">${PICTURES[name]}</svg>`,
  );
}
