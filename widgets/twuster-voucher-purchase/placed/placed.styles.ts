import { css } from "lit";

export const placedStyles = css`
  .placed {
    display: grid;
    gap: 16px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .transfer {
    display: grid;
    gap: 20px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .facts {
    display: grid;
    gap: 10px;
    align-content: start;
  }
  .facts dt {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .facts dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    user-select: all;
    -webkit-user-select: all;
  }
  figure {
    display: grid;
    gap: 8px;
    max-inline-size: 200px;
  }
  .giro-place {
    inline-size: 200px;
    block-size: 200px;
    max-inline-size: 100%;
  }
  .giro {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 4px;
    forced-color-adjust: none;
  }
  #placed:focus {
    outline: none;
  }
  @container (min-width: 480px) {
    .transfer {
      grid-template-columns: 1fr auto;
    }
  }
`;
