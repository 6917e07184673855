import { css } from "lit";

/** A phone's column: nothing beside it, the thumb reaches everything. */
export const walletStyles = css`
  .wallet {
    display: grid;
    gap: 24px;
    max-inline-size: 29em;
    min-block-size: 24em;
    margin-inline: auto;
    padding: 20px 16px 40px;
    align-content: start;
  }
  .wallet > .badge {
    justify-self: start;
  }
  section {
    display: grid;
    gap: 16px;
  }
  [tabindex="-1"]:focus-visible {
    outline: none;
  }
  .cards,
  .slips {
    display: grid;
    gap: 12px;
    list-style: none;
  }
  .cards {
    gap: 28px;
  }
  .cards > li,
  .decision {
    display: grid;
    gap: 12px;
  }
  .card-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    inline-size: 100%;
    max-inline-size: 27em;
    margin-inline: auto;
  }
  .card-actions .button {
    flex: 1 1 9em;
    padding-inline: 10px;
  }
  .card-actions.waiting {
    visibility: hidden;
  }
  .decision {
    padding-block-start: 4px;
  }
  .decision .button {
    min-block-size: 56px;
    font-size: 1.0625em;
  }
  .from-desk {
    display: none;
  }
  @media (hover: hover) and (pointer: fine) {
    .from-desk {
      display: flex;
    }
  }
  .slip {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    align-items: baseline;
    inline-size: 100%;
    min-block-size: 84px;
    padding: 14px 18px 14px 26px;
    border: 1px solid var(--rule);
    border-radius: 12px;
    background: var(--paper);
    color: var(--ink);
    text-align: start;
    cursor: pointer;
    overflow: hidden;
  }
  .slip::before {
    content: "";
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 9px;
    background: #d3a43c;
    border-inline-end: 1px solid #8a6518;
  }
  .slip:hover {
    border-color: var(--ink-soft);
  }
  .slip .amount {
    font-size: 1.625em;
    font-weight: 750;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .slip .state {
    font-weight: 600;
    text-align: end;
  }
  .slip .until,
  .slip .ending {
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .slip .ending {
    text-align: end;
  }
  .slip .marks,
  .slip .only {
    grid-column: 1 / -1;
  }
  .slip.used {
    border-style: dashed;
    background: none;
    color: var(--_text);
  }
  .slip.used::before {
    background: none;
    border-inline-end: 1px dashed var(--rule);
  }
  .slip.used .amount {
    font-weight: 500;
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  .slip.used .until,
  .slip.used .ending,
  .slip.used .mark {
    color: var(--_muted);
  }
  .total {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    padding: 12px 2px 0;
    border-block-start: 2px solid var(--_text);
  }
  .total strong {
    font-size: 1.375em;
    font-variant-numeric: tabular-nums;
  }
  .empty {
    justify-items: center;
    text-align: center;
    padding-block: 16px;
  }
  .empty .hat {
    inline-size: 112px;
    block-size: 70px;
  }
  .entry {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .entry summary {
    padding: 12px 16px;
    min-block-size: 48px;
    font-weight: 600;
    cursor: pointer;
  }
  .entry form {
    display: grid;
    gap: 16px;
    padding: 4px 16px 16px;
  }
  #code-error:not(:empty) {
    padding-block-start: 6px;
  }
  .code-input {
    text-transform: uppercase;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums slashed-zero;
  }

  dialog {
    border: 0;
    color: var(--_text);
    background: var(--_surface);
  }
  dialog::backdrop {
    background: #14120ecc;
  }
  .full {
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 8px 16px 32px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .full > * {
    max-inline-size: 27em;
    margin-inline: auto;
  }
  .bar {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
  }
  .full > p {
    margin-block: 4px 16px;
  }
  .bar {
    margin-block-end: 8px;
  }
  .bar h2 {
    font-size: 1.0625em;
  }
  .pass {
    display: grid;
    gap: 10px;
    justify-items: center;
    margin-block-end: 20px;
    padding: 0 16px 16px;
    overflow: hidden;
    text-align: center;
  }
  .pass > .plait {
    inline-size: calc(100% + 32px);
  }
  .pass > .qr:first-child {
    margin-block-start: 16px;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 16px;
    inline-size: 100%;
    text-align: start;
  }
  .pass .value {
    font-size: 2.5em;
  }
  .pass .value.unknown {
    font-size: 1.25em;
  }
  .pass > [role="status"]:empty {
    display: none;
  }
  .pass .marks {
    inline-size: 100%;
  }
  .qr {
    display: block;
    inline-size: min(100%, 22em, 58vh);
    border: 1px solid var(--rule);
    background: #ffffff;
  }
  .pass .code {
    font-size: 1.375em;
    overflow-wrap: normal;
    white-space: nowrap;
  }
  .type-hint {
    font-size: 0.875em;
    color: var(--ink-soft);
    margin-block-start: -8px;
  }
  .spent {
    padding-block: 40px;
  }
  .below,
  .pages {
    display: grid;
    gap: 10px;
  }
  .pages {
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
  }
  .question {
    max-inline-size: min(26em, calc(100% - 32px));
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: 12px;
  }
  .question > * + * {
    margin-block-start: 12px;
  }
  .choices-row {
    display: grid;
    gap: 10px;
  }
  .said:empty {
    display: none;
  }
  .said {
    font-weight: 600;
  }
  .danger {
    border-color: var(--_no);
    color: var(--_no);
  }
  @media (min-width: 600px) {
    .full {
      inline-size: 30em;
      block-size: fit-content;
      max-block-size: calc(100vh - 32px);
      margin: auto;
      border: 1px solid var(--_line);
      border-radius: 12px;
      padding-block-end: 24px;
    }
    .choices-row {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (forced-colors: active) {
    .slip::before {
      background: CanvasText;
    }
    .slip.used::before {
      background: none;
    }
  }
`;
