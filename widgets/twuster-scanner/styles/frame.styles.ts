import { css } from "lit";

/**
 * The counter. Its yes and no are its own and fixed: they must look the same in every shop. A size in `cqi` follows one
 * without it, for browsers before container queries.
 */
export const frameStyles = css`
  :host {
    --_straw: #f0c440;
    --_ink: #1f2420;
    min-block-size: 36em;
    --_fill: var(--_surface);
    --_on-fill: var(--_text);
  }
  .base {
    display: grid;
    min-block-size: inherit;
  }
  .counter {
    display: grid;
    grid-template-rows: auto 1fr;
    min-inline-size: 0;
    /* Again, where the page takes it from the tag. */
    min-block-size: 36em;
    padding: 0 max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom))
      max(16px, env(safe-area-inset-left));
    border-radius: var(--_radius);
    background: var(--_fill);
    color: var(--_on-fill);
    font-variant-numeric: tabular-nums;
  }
  .counter[data-tone="yes"] {
    --_fill: #14543d;
    --_on-fill: #fff;
  }
  .counter[data-tone="no"] {
    --_fill: #96201a;
    --_on-fill: #fff;
  }
  .counter[data-tone="training"] {
    --_fill: var(--_straw);
    --_on-fill: var(--_ink);
  }
  .counter:not([data-tone="plain"]) :focus-visible {
    outline-color: var(--_on-fill);
  }
  h2:focus,
  h2:focus-visible {
    outline: none;
  }

  /* Always in the tree for the focus, never in the picture. */
  h2.unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 64px;
    padding-block: 8px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 1.25;
  }
  .who > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who span {
    font-size: 0.875em;
  }
  .counter:not([data-tone="plain"]) .badge {
    border-color: currentColor;
    color: inherit;
  }
  .mute {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 10px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .sign {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    fill: none;
    stroke: currentColor;
    stroke-width: 5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .column {
    display: flex;
    flex-direction: column;
    gap: 16px;
    inline-size: 100%;
    max-inline-size: 34em;
    margin-inline: auto;
    min-inline-size: 0;
  }
  .centre {
    align-items: center;
    justify-content: center;
    gap: 12px;
    text-align: center;
  }
  .centre > .sign,
  .result > .sign {
    inline-size: 104px;
    inline-size: clamp(72px, 26cqi, 136px);
    block-size: auto;
  }
  div.centre:not(.column) {
    display: flex;
    flex-direction: column;
    padding-block: 24px;
  }
  div.centre:not(.column) > .sign {
    inline-size: 72px;
    block-size: auto;
  }
  .sign.look {
    fill: var(--_straw);
    stroke: var(--_ink);
  }
  .huge {
    min-block-size: 64px;
    font-size: 1.25em;
  }
  .actions {
    display: grid;
    gap: 12px;
    justify-items: center;
    inline-size: 100%;
  }
  .word {
    font-size: 1.9em;
    font-size: clamp(1.9em, 9cqi, 3em);
    line-height: 1.1;
  }
  .amount {
    font-size: 3.4em;
    font-size: clamp(3.4em, 19cqi, 6.5em);
    font-weight: 750;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .amount.small {
    font-size: 2em;
    font-size: clamp(2em, 10cqi, 3em);
  }
  .code {
    font-size: max(1.125em, 16px);
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .code::placeholder {
    letter-spacing: normal;
  }
`;
