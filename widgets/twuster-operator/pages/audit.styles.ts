import { css } from "lit";

/** The audit: its head, and rows by day. */
export const auditStyles = css`
  .sealed {
    display: block;
    padding-block: 0;
  }
  .sealed[open] {
    padding-block-end: 16px;
  }
  .sealed > * + * + * {
    margin-block-start: 12px;
  }
  summary {
    min-block-size: 48px;
    align-content: center;
    font-weight: 700;
    cursor: pointer;
  }
  .head {
    display: block;
    padding: 12px;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    background: var(--_surface);
    font:
      0.9375em/1.6 ui-monospace,
      monospace;
    word-break: break-all;
    -webkit-user-select: all;
    user-select: all;
  }
  .filter {
    display: grid;
    gap: 12px;
    align-items: end;
  }
  .day {
    margin-block: 20px 0;
    padding-block-end: 4px;
    border-block-end: 1px solid var(--_line);
    font-size: 1em;
    font-weight: 700;
  }
  .rows > li.entry {
    display: grid;
    grid-template-columns: 3.5em minmax(0, 1fr);
    gap: 0 12px;
    align-items: baseline;
    overflow-wrap: anywhere;
  }
  li.entry > div {
    display: grid;
    gap: 2px;
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: end;
  }
  .file .field {
    flex: 1 1 12em;
  }
  @media (min-width: 40em) {
    .filter {
      grid-template-columns: 1fr 1fr auto;
    }
  }
  @media print {
    .page > :not(.card.sealed) {
      display: none;
    }
  }
`;
