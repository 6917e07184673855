import { css } from "lit";

export const listStyles = css`
  .coupons,
  .search,
  .list,
  .list li {
    display: grid;
    gap: 16px;
  }
  .head,
  .list li > div {
    display: grid;
    gap: 4px;
  }
  .list {
    list-style: none;
  }
  .list li {
    align-content: start;
    padding: 16px;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    content-visibility: auto;
    contain-intrinsic-size: auto 15em;
    min-block-size: 15em;
  }
  .list img {
    inline-size: 120px;
    block-size: 90px;
    object-fit: cover;
    border-radius: var(--_radius);
  }
  h3 {
    font-size: 1.5em;
    line-height: 1.15;
    color: var(--_accent);
  }
  strong {
    display: block;
  }
  summary {
    min-block-size: 28px;
    cursor: pointer;
  }
  .list .button {
    justify-self: start;
    margin-block-start: 4px;
  }
  @container (min-width: 640px) {
    .search {
      grid-template-columns: 1fr 1fr;
      align-items: end;
    }
    .list {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
  }
`;
