import { css } from "lit";

/** A page inside the frame takes the frame's tokens. */
export const officePageStyles = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
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

/** Desk and office: one calm column, made for a phone in one hand. */
export const officeStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    align-content: start;
    font: inherit;
    color: var(--_text);
  }
  .page h3 {
    margin-block-start: 8px;
  }
  .card {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .rows {
    display: grid;
    padding: 0;
    list-style: none;
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px;
    border-block-end: 1px solid var(--_hair);
  }
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .big {
    font-size: 2em;
    font-weight: 700;
    line-height: 1.1;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  form {
    display: grid;
    gap: 16px;
  }
  .bone {
    block-size: 8em;
    border-radius: var(--_radius);
    background: var(--_hair);
  }
  .frame {
    display: grid;
    /* A long menu scrolls in itself and does not widen the page. */
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    max-inline-size: 44em;
    margin-inline: auto;
  }
  .places {
    margin-inline-start: auto;
  }
  .places[open] {
    flex-basis: 100%;
    order: 1;
  }
  .places summary {
    min-block-size: 44px;
    padding: 10px 12px;
    cursor: pointer;
  }
  .places ul {
    display: grid;
    padding: 8px;
    list-style: none;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .places .button {
    inline-size: 100%;
    text-align: start;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
  }
  nav ul {
    display: flex;
    gap: 4px;
    margin: 0;
    padding: 0 0 4px;
    overflow-x: auto;
    list-style: none;
    border-block-end: 1px solid var(--_hair);
  }
  nav a {
    display: block;
    padding: 12px;
    border-radius: var(--_radius) var(--_radius) 0 0;
    color: var(--_text);
    text-decoration: none;
    white-space: nowrap;
  }
  nav a[aria-current="page"] {
    box-shadow: inset 0 -3px var(--_accent);
    font-weight: 700;
  }
  @media print {
    nav,
    .bar .button,
    .actions {
      display: none;
    }
  }
`;
