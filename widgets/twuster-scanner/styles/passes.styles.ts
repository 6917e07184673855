import { css } from "lit";

/** What lies on the counter: a voucher, a coupon, a book. */
export const passesStyles = css`
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

  /* A coupon: what it gives is as large as a value. */
  .voucher.coupon {
    grid-template-rows: auto 1fr auto;
  }
  .coupon-body {
    grid-row: 2;
    display: grid;
    align-content: center;
    gap: 8px;
    inline-size: 100%;
    min-inline-size: 0;
    padding: 4px 20px 20px;
  }
  .benefit,
  .voucher h2.benefit {
    font-size: 1.8em;
    font-size: clamp(1.8em, 9cqi, 3em);
    font-weight: 750;
    line-height: 1.1;
    overflow-wrap: anywhere;
    -webkit-hyphens: auto;
    hyphens: auto;
    text-wrap: balance;
  }
  .benefit.short,
  .voucher h2.benefit.short {
    font-size: 2.6em;
    font-size: clamp(2.6em, 14cqi, 5em);
    letter-spacing: -0.02em;
  }
  .voucher .coupon-body h2 {
    grid-row: auto;
  }
  .coupon-title {
    font-size: 1.25em;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .coupon-conditions {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .coupon .voucher-validity {
    grid-row: 3;
  }
  .coupon-limit {
    display: block;
  }
  .found .voucher.coupon {
    max-block-size: none;
  }
  .book-coupons {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  .book-coupon {
    display: grid;
    gap: 2px;
    align-content: center;
    inline-size: 100%;
    min-block-size: 72px;
    padding: 12px 16px;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .book-coupon strong {
    font-size: 1.25em;
    line-height: 1.2;
  }
  button.book-coupon {
    border-color: var(--_accent);
    border-style: solid;
    background: var(--_field);
    cursor: pointer;
  }
  button.book-coupon strong {
    font-size: 1.5em;
  }
  button.book-coupon:hover {
    background: var(--_wash);
  }
  .counter[data-tone="no"] .book-coupon {
    border-color: currentColor;
  }
  .why {
    font-weight: 600;
  }
  .choose > h2 {
    font-size: 1.75em;
  }
  .choose-none {
    display: flex;
    gap: 16px;
    align-items: center;
  }
  .choose-none .sign {
    flex: none;
    inline-size: 72px;
    block-size: auto;
  }
`;
