import { css } from "lit";

/** What the desk's pages need beyond the office's frame. */
export const deskStyles = css`
  .quiet-day {
    padding-block: 24px;
    text-align: center;
    color: var(--_muted);
  }
  .rows > li > span:first-child {
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .rows .hint {
    display: block;
  }
  .value {
    font-weight: 700;
  }
  .undone .value {
    font-weight: 400;
    text-decoration: line-through;
  }
  .qr {
    display: block;
    inline-size: min(260px, 100%);
    margin-inline: auto;
    border-radius: var(--_radius);
    background: #fff;
  }
  .code {
    /* Before container queries (Safari 15). */
    font-size: 1.75rem;
    font-size: clamp(1.75rem, 11cqi, 2.75rem);
    font-weight: 700;
    letter-spacing: 0.06em;
    line-height: 1.1;
    text-align: center;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .center {
    text-align: center;
  }
  .link {
    overflow-wrap: anywhere;
    -webkit-user-select: all;
    user-select: all;
    padding: 12px;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .row-form {
    flex: 1 1 100%;
  }
  .pair {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
  }
  details.card {
    display: block;
  }
  h4 {
    margin: 8px 0 0;
    font-size: 1em;
  }
  summary {
    min-block-size: 44px;
    padding-block: 10px;
    font-weight: 700;
    cursor: pointer;
  }
  details > :not(summary) {
    margin-block-start: 12px;
  }
`;
