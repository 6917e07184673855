import { css } from "lit";

export const townStyles = css`
  .town {
    display: grid;
    gap: 16px;
  }
  .search {
    display: grid;
    gap: 8px 16px;
  }
  .parts {
    display: grid;
    gap: 16px;
  }
  .map {
    display: block;
    inline-size: 100%;
    max-inline-size: 48em;
    block-size: auto;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
  }
  .ground {
    fill: var(--_wash);
  }
  .weave,
  .scale {
    fill: none;
    stroke: var(--_hair);
  }
  .scale {
    stroke: var(--_muted);
    stroke-width: 2;
  }
  .north,
  text {
    fill: var(--_muted);
  }
  text {
    font-size: 16px;
  }
  .pin {
    cursor: pointer;
  }
  .pin circle {
    fill: var(--_surface);
    stroke: var(--_accent);
    stroke-width: 3;
  }
  .pin text {
    fill: var(--_accent);
    font-size: 20px;
    font-weight: 700;
  }
  .pin[aria-pressed="true"] circle {
    fill: var(--_brand);
  }
  .pin[aria-pressed="true"] text {
    fill: var(--_on-brand);
  }
  .list {
    display: grid;
    list-style: none;
  }
  .list li {
    display: grid;
    grid-template-columns: 28px 1fr;
    gap: 0 12px;
    padding: 12px 8px;
    border-block-end: 1px solid var(--_hair);
  }
  .list li.chosen {
    background: var(--_wash);
    box-shadow: inset 3px 0 var(--_accent);
  }
  .number {
    inline-size: 28px;
    block-size: 28px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    color: var(--_accent);
    font-size: 0.875em;
    font-weight: 700;
    line-height: 24px;
    text-align: center;
  }
  .list a {
    display: inline-block;
    min-block-size: 28px;
    font-weight: 700;
  }
  .list .is-open {
    font-weight: 600;
    color: var(--_yes);
  }
  @container (min-width: 640px) {
    .search {
      grid-template-columns: 2fr 1fr;
    }
    .parts {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
  }
`;
