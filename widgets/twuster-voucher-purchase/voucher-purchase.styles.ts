import { css } from "lit";

export const voucherPurchaseStyles = css`
  .base {
    max-inline-size: 36em;
  }
  form {
    display: grid;
    gap: 28px;
  }
  fieldset,
  .summary {
    display: grid;
    gap: 12px;
  }
  legend {
    margin-block-end: 12px;
  }
  .field > .label {
    font-weight: 600;
  }
  header {
    display: grid;
    gap: 4px;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    justify-content: space-between;
  }
  .denomination {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 8px 8px 8px 16px;
  }
  .denomination.chosen {
    background: var(--_wash);
    box-shadow: inset 4px 0 var(--_accent);
  }
  .value {
    font-size: 1.25em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .counter {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .counter input {
    inline-size: 3.25em;
    min-block-size: 44px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: transparent;
    font-size: max(1.125em, 16px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
    appearance: textfield;
    -moz-appearance: textfield;
  }
  .counter input::-webkit-inner-spin-button,
  .counter input::-webkit-outer-spin-button {
    appearance: none;
    margin: 0;
  }
  .counter input:hover {
    border-color: var(--_line);
  }
  .counter input[aria-invalid="true"] {
    border: 2px solid var(--_no);
  }
  .step {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    touch-action: manipulation;
  }
  .step:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .step[aria-disabled="true"] {
    border-color: var(--_hair);
    color: var(--_muted);
    cursor: default;
  }
  .step svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .summary {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  .sums > div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding-block: 4px;
  }
  .sums dd {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .sums .total {
    margin-block-start: 4px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_hair);
    font-size: 1.125em;
    font-weight: 700;
  }
  .muted {
    color: var(--_muted);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .submit {
    display: grid;
    gap: 12px;
    margin-block-start: -8px;
  }
  .submit .button {
    font-size: 1.0625em;
    min-block-size: 52px;
  }
  @media (forced-colors: active) {
    .step[aria-disabled="true"] {
      color: GrayText;
      border-color: GrayText;
    }
    .denomination.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
