import { css } from "lit";

/** The settings: sections one below the other, the changes side by side where there is room. */
export const settingsStyles = css`
  .said {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .two {
    display: grid;
    gap: 16px;
  }
  .colour {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 12px;
    align-items: end;
  }
  .swatch {
    inline-size: 64px;
    block-size: 48px;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    cursor: pointer;
  }
  .pairs,
  .checks {
    display: grid;
    gap: 12px;
    padding: 0;
    list-style: none;
  }
  .pairs li {
    display: flex;
    gap: 12px;
    align-items: center;
  }
  .pairs svg {
    flex: none;
    border: 1px solid var(--_hair);
    border-radius: 6px;
  }
  .checks li {
    display: grid;
    gap: 2px;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_yes);
  }
  .checks li.open {
    border-inline-start-color: var(--_no);
  }
  .checks a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  details > * + * {
    margin-block-start: 12px;
  }
  .changes {
    display: grid;
    gap: 0;
  }
  .changes > div {
    display: grid;
    gap: 4px 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--_hair);
  }
  .changes dt {
    font-weight: 700;
  }
  .changes .before .said {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .changes .after .said {
    font-weight: 600;
  }
  /* In sight from the first change on. */
  .save.changed {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    padding-block: 12px;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  /* What has the focus is not below the bar. */
  .input,
  .swatch {
    scroll-margin-block: 24px 96px;
  }
  .place {
    display: grid;
    grid-template-columns: 8.5em minmax(0, 1fr);
    gap: 12px;
    align-items: end;
  }
  .changes svg {
    vertical-align: -0.2em;
    border: 1px solid var(--_line);
    border-radius: 3px;
  }
  @media (min-width: 40em) {
    .two {
      grid-template-columns: 1fr 1fr;
      align-items: end;
    }
    .pairs {
      grid-template-columns: 1fr 1fr;
    }
    .changes > div {
      grid-template-columns: 1fr 1fr;
    }
    .changes dt {
      grid-column: 1 / -1;
    }
  }
`;
