import { css } from "lit";

/** Lists one opens an entry of, and what an entry says. */
export const registerStyles = css`
  .rows > li > a:only-child,
  .entry {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    justify-content: space-between;
    min-block-size: 44px;
    padding-block: 10px;
    color: inherit;
    text-decoration: none;
  }
  .rows.open > li {
    padding-block: 0;
  }
  .entry strong {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .back {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  .said {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .facts {
    display: grid;
    gap: 0;
  }
  .facts > div {
    display: grid;
    gap: 0 16px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_hair);
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .facts dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: end;
  }
  .search .field {
    flex: 1 1 14em;
  }
  @media (min-width: 40em) {
    .facts > div {
      grid-template-columns: minmax(10em, 1fr) 2fr;
    }
  }
`;
