import { css } from "lit";

export const deliveriesStyles = css`
  .rows > li.undelivered {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    justify-content: stretch;
    padding-block: 16px;
    overflow-wrap: anywhere;
  }
  .undelivered .actions,
  .undelivered form {
    margin-block-start: 8px;
  }
  .undelivered legend {
    margin-block-end: 8px;
  }
`;
