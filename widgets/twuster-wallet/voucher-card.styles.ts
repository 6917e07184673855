import { css } from "lit";

/** The voucher as an object of paper and straw: the same by day and by night, only dimmer. */
export const voucherCardStyles = css`
  .base {
    --paper: #fffaf0;
    --ink: #26221b;
    --ink-soft: #5f5647;
    --rule: #cdbf9f;
    --stamp: #9a2f22;
  }
  @media (prefers-color-scheme: dark) {
    .base {
      --paper: #efe5d0;
      --rule: #b9a981;
      --ink-soft: #544b3c;
      --stamp: #8a2418;
    }
  }
  .paper,
  .side {
    border: 1px solid var(--rule);
    border-radius: 12px;
    background: var(--paper);
    color: var(--ink);
    color-scheme: light;
  }
  .plait {
    display: block;
    inline-size: 100%;
    block-size: 14px;
  }
  .voucher {
    inline-size: 100%;
    max-inline-size: 27em;
    margin-inline: auto;
    perspective: 1400px;
  }
  .turner {
    display: grid;
    transform-style: preserve-3d;
    transition: transform 200ms ease-in-out;
  }
  .flipped .turner {
    transform: rotateY(180deg);
  }
  .side {
    grid-area: 1 / 1;
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    min-block-size: 15.5em;
    backface-visibility: hidden;
    -webkit-backface-visibility: hidden;
  }
  .back {
    transform: rotateY(180deg);
  }
  .top {
    display: flex;
    justify-content: space-between;
    align-items: start;
    gap: 12px;
    padding: 16px 20px 0;
  }
  .name {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  .hat {
    flex: none;
    inline-size: 56px;
    block-size: 35px;
  }
  .ribbon {
    fill: var(--_brand);
    stroke: #26221b;
    stroke-width: 0.5;
  }
  .value {
    font-size: 3em;
    font-weight: 750;
    line-height: 1.1;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .value.unknown {
    font-size: 1.375em;
    letter-spacing: 0;
  }
  .face > .value {
    padding: 8px 20px 0;
  }
  .middle {
    position: relative;
    flex: 1;
    min-block-size: 58px;
    padding: 8px 20px 10px;
  }
  .only {
    display: block;
    padding-block-end: 6px;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }
  .mark {
    padding: 1px 8px;
    border: 1px dashed currentColor;
    border-radius: 4px;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .stamp {
    display: inline-block;
    padding: 2px 14px;
    border: 3px solid currentColor;
    border-radius: 6px;
    font-size: 1.25em;
    font-weight: 750;
    letter-spacing: 0.03em;
    color: var(--stamp);
    transform: rotate(-6deg);
  }
  .stamp.large {
    font-size: 2em;
    padding: 8px 24px;
  }
  .face .stamp {
    position: absolute;
    inset-inline-end: 20px;
    inset-block-end: 14px;
    background: var(--paper);
  }
  .stub {
    position: relative;
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 12px 20px 14px;
    border-block-start: 2px dashed var(--rule);
  }
  /* Where the stub would be torn off. */
  .stub::before,
  .stub::after {
    content: "";
    position: absolute;
    inset-block-start: -10px;
    inline-size: 18px;
    block-size: 18px;
    border: 1px solid var(--rule);
    border-radius: 50%;
    background: var(--_surface);
  }
  .stub::before {
    inset-inline-start: -10px;
  }
  .stub::after {
    inset-inline-end: -10px;
  }
  .stub > :last-child {
    text-align: end;
  }
  dt {
    font-size: 0.875em;
    color: var(--ink-soft);
  }
  dd {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: flex;
    flex-direction: column;
    flex: 1;
    gap: 8px;
    padding: 14px 20px;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 2.5em 1fr;
    gap: 8px;
    align-items: baseline;
  }
  .facts > .whole {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .facts > .whole:last-child {
    margin-block-start: auto;
    font-size: 0.875em;
  }
  .facts .code {
    font-size: 1.125em;
  }
  .facts dd {
    font-weight: 400;
  }
  .code {
    font-weight: 700 !important;
    letter-spacing: 0.03em;
    font-variant-numeric: tabular-nums slashed-zero;
    overflow-wrap: anywhere;
  }
  .waiting .face > :not(.plait) {
    visibility: hidden;
  }
  .waiting .face::after {
    content: "";
    position: absolute;
    inset: 34px 20px auto;
    block-size: 5.5em;
    border-radius: 6px;
    background: var(--rule);
    opacity: 0.45;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @media (forced-colors: active) {
    .plait,
    .hat {
      forced-color-adjust: none;
    }
  }
`;
