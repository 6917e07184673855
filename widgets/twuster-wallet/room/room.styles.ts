import { css } from "lit";

export const roomStyles = css`
  .slip.coupon {
    grid-template-columns: 1fr;
    border-style: dashed;
  }
  .slip.book {
    grid-template-columns: 1fr;
  }
  .slip.coupon .amount,
  .slip.book .amount {
    font-size: 1.25em;
  }
  .slip .title {
    font-weight: 600;
  }
  .slip .why-not {
    font-weight: 600;
    padding-block-start: 4px;
  }
  .slip .from {
    color: inherit;
  }
  .partner {
    gap: 8px;
    margin-block: 20px;
  }
  .partner h3,
  .group h3 {
    font-size: 1.0625em;
  }
  .group {
    gap: 12px;
  }
  .folded summary {
    min-block-size: 44px;
    padding-block: 10px;
    font-weight: 600;
    cursor: pointer;
  }
  .coupon-sum {
    display: grid;
    gap: 2px;
    inline-size: 100%;
    padding-block-start: 16px;
    text-align: start;
  }
  .coupon-sum .value {
    font-size: 2em;
    font-weight: 750;
    line-height: 1.15;
  }
  .coupon-sum .title {
    font-weight: 650;
    font-size: 1.125em;
  }
  .pass.coupon.used .value {
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  .small {
    font-size: 0.875em;
    color: var(--ink-soft);
  }
  /* On the page, not on paper. */
  .book-contents > .marks .mark {
    color: var(--_muted);
    border-color: var(--_line);
  }
  .book-contents .field {
    margin-block-start: 12px;
  }
  .conditions {
    inline-size: 100%;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--rule);
    text-align: start;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .conditions h3 {
    font-size: 1em;
  }
  .arrived.paper {
    position: relative;
    display: grid;
    gap: 4px;
    padding: 18px;
    border: 2px dashed var(--rule);
    border-radius: 12px;
    color: var(--ink);
    background: var(--paper);
  }
  .arrived .value {
    font-size: 1.75em;
    font-weight: 750;
    line-height: 1.15;
  }
  .arrived .title {
    font-weight: 650;
  }
`;
