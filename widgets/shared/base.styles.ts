import { css } from "lit";

/**
 * The seed tokens, set by the page as CSS custom properties on the tag or anywhere above it:
 * `--twuster-brand`, `--twuster-surface`, `--twuster-text`, `--twuster-radius`, `--twuster-font`, `--twuster-padding`.
 * Font and text size are the page's own. Every other colour is worked out by theme.ts, so that it can be read.
 *
 * The reset is on `.base`, not on the host: what the page writes on the tag (margin, width) holds, what it
 * lets the tag inherit (spacing, case, colour) does not come in.
 */
export const baseStyles = css`
  :host {
    --_brand: #1d5c45;
    --_on-brand: #fff;
    --_accent: #1d5c45;
    --_surface: #fff;
    --_field: #fff;
    --_text: #1f2420;
    --_muted: #5d615e;
    --_line: #8f918f;
    --_hair: #e0e0e0;
    --_wash: #eff3f1;
    --_yes: #1d5c45;
    --_no: #a3271f;
    --_no-wash: #f8efee;
    --_radius: var(--twuster-radius, 8px);
    display: block !important;
    /* The content has no width of its own: without this, a host that lets the tag shrink leaves nothing of it. */
    min-inline-size: min(280px, 100%) !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .base {
    all: initial;
    display: block;
    container-type: inline-size;
    /* Beside a float of the page it would shrink to what is left there; so it goes below. */
    min-inline-size: inherit;
    padding: var(--twuster-padding, 0);
    font-family: var(--twuster-font, inherit);
    font-size: inherit;
    line-height: 1.45;
    color: var(--_text);
    background: var(--_surface);
    /* Native controls follow the ground they stand on, not the page's scheme. */
    color-scheme: var(--_scheme, light);
    /* Our words run this way; "all" does not set it. */
    direction: ltr;
    /* What the page hides stays hidden. */
    visibility: inherit;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  /* Seen by theme.ts alone; the transition tells it when the page changes a token. */
  .probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    border: 0 solid var(--twuster-text, transparent);
    outline: 0 solid Canvas;
    color: var(--twuster-brand, transparent);
    background: var(--twuster-surface, transparent);
    transition:
      color 1ms,
      background-color 1ms,
      border-color 1ms;
  }
  .visually-hidden:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
