import { css } from "lit";

/** The counter. Its yes and no are its own and fixed: they must look the same in every shop. */
export const scannerStyles = css`
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
    font-size: clamp(1.9em, 9cqi, 3em);
    line-height: 1.1;
  }
  .amount {
    font-size: clamp(3.4em, 19cqi, 6.5em);
    font-weight: 750;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .amount.small {
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

  .ready {
    gap: 20px;
  }
  .scan {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    min-block-size: 220px;
    padding: 24px;
    border: 0;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_brand);
    color: var(--_on-brand);
    cursor: pointer;
  }
  .scan:hover {
    box-shadow: inset 0 0 0 3px var(--_on-brand);
  }
  .scan .sign {
    inline-size: clamp(80px, 26cqi, 120px);
    block-size: auto;
    stroke-width: 4;
  }
  .scan-label {
    font-size: clamp(1.5em, 7.5cqi, 2.1em);
    font-weight: 700;
    line-height: 1.15;
  }
  .entry {
    display: grid;
    gap: 4px;
    text-align: start;
  }
  .entry > label {
    font-weight: 600;
  }
  .entry-line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .entry-line .input {
    flex: 1 1 11em;
    inline-size: auto;
    min-inline-size: 0;
  }
  .entry-line .button {
    flex: 0 0 auto;
  }
  .recent h3 {
    margin-block-end: 4px;
  }
  .recent ul {
    list-style: none;
    border-block-start: 1px solid var(--_hair);
  }
  .recent li {
    border-block-end: 1px solid var(--_hair);
  }
  .row {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 4px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .row strong {
    min-inline-size: 4.5em;
  }
  .row span:first-of-type {
    flex: 1;
  }
  .row:hover {
    background: var(--_wash);
  }

  .viewfinder {
    position: relative;
    flex: 1;
    min-block-size: 240px;
    max-block-size: 70vh;
    border-radius: calc(var(--_radius) * 1.5);
    overflow: hidden;
    background: #10130f;
    color: #fff;
  }
  .viewfinder video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .viewfinder .frame {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: min(70%, 320px);
    max-block-size: 80%;
    aspect-ratio: 1;
    border: 4px solid #fff;
    border-radius: 20px;
    box-shadow: 0 0 0 100vmax rgb(0 0 0 / 0.35);
  }
  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 24px;
    text-align: center;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .controls .button {
    flex: 1 1 auto;
  }

  /* The voucher lies on the counter: a card with a stub to tear off. */
  .voucher {
    position: relative;
    display: grid;
    grid-template-rows: 1fr auto minmax(20px, 1fr) auto;
    justify-items: center;
    border: 2px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_field);
    text-align: center;
    overflow: hidden;
  }
  .voucher::before {
    content: "";
    position: absolute;
    inset: 0 0 auto;
    block-size: 10px;
    background: var(--_brand);
  }
  .voucher-name {
    align-self: end;
    padding: 28px 20px 8px;
    color: var(--_muted);
    font-weight: 600;
  }
  .voucher h2 {
    grid-row: 2;
    font-size: inherit;
  }
  .voucher-stamp {
    grid-row: 3;
    padding-block: 12px;
  }
  .voucher-validity {
    position: relative;
    grid-row: 4;
    inline-size: 100%;
    padding: 16px 28px 18px;
    border-block-start: 2px dashed var(--_line);
    font-size: 1.25em;
  }
  .voucher-validity::before,
  .voucher-validity::after {
    content: "";
    position: absolute;
    inset-block-start: -13px;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
  }
  .voucher-validity::before {
    inset-inline-start: -14px;
  }
  .voucher-validity::after {
    inset-inline-end: -14px;
  }
  .stamp {
    display: inline-block;
    padding: 4px 16px;
    border: 2px solid var(--_ink);
    border-radius: 4px;
    background: var(--_straw);
    color: var(--_ink);
    font-weight: 700;
    font-size: 1.25em;
  }
  .found .voucher {
    flex: 1 0 auto;
    min-block-size: 14em;
    max-block-size: 24em;
  }
  .found .actions {
    justify-items: stretch;
    margin-block-start: auto;
  }

  .result {
    align-items: center;
    justify-content: center;
    text-align: center;
    gap: 10px;
  }
  .verdict {
    font-size: 1.25em;
    font-weight: 600;
  }
  .receipt {
    font-size: 1.25em;
  }
  .receipt strong {
    letter-spacing: 0.04em;
  }
  .till {
    font-size: 1.125em;
    max-inline-size: 26em;
    text-wrap: balance;
  }
  .tell {
    inline-size: 100%;
    padding: 12px 16px;
    border: 1px solid currentColor;
    border-radius: var(--_radius);
    text-align: start;
  }
  .quote {
    font-size: 1.125em;
    font-weight: 600;
  }
  .message {
    padding: 8px 12px;
    border: 2px solid currentColor;
    border-radius: var(--_radius);
    font-weight: 600;
  }
  .result .huge {
    margin-block-start: 8px;
  }
  .solid,
  .solid:hover {
    border-color: transparent;
    background: var(--_on-fill);
    color: var(--_fill);
  }
  .solid:hover {
    box-shadow: inset 0 0 0 2px var(--_fill);
  }
  .afterwards {
    display: grid;
    gap: 8px;
    justify-items: stretch;
    inline-size: 100%;
    margin-block-start: 4px;
  }
  .result .entry .button,
  .result .quiet {
    border-color: currentColor;
    background: none;
    color: inherit;
  }
  .result .quiet {
    border-color: transparent;
    justify-self: center;
  }
  .own-receipt {
    font-weight: 600;
  }

  .pulse {
    inline-size: 64px;
    block-size: 64px;
    border: 5px solid var(--_hair);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @container (min-width: 700px) {
    .counter {
      padding-inline: 32px;
      padding-block-end: 32px;
    }
    .camera .viewfinder {
      min-block-size: 380px;
    }
    .found {
      justify-content: center;
    }
    .found .actions {
      margin-block-start: 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pulse {
      border-color: var(--_accent);
      border-style: dotted;
    }
  }
  @media (forced-colors: active) {
    .counter:not([data-tone="plain"]) {
      border: 12px double CanvasText;
    }
    .scan,
    .solid {
      border: 3px solid ButtonText;
    }
    .viewfinder {
      border: 1px solid CanvasText;
    }
  }
`;
