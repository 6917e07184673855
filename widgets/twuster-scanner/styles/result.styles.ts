import { css } from "lit";

/** What came of it: yes, no, undone. */
export const resultStyles = css`
  .result {
    align-items: center;
    justify-content: center;
    text-align: center;
    gap: 10px;
  }
  .verdict {
    font-size: 1.25em;
    font-weight: 600;
  }
  .receipt {
    font-size: 1.25em;
  }
  .receipt strong {
    letter-spacing: 0.04em;
  }
  .till {
    font-size: 1.125em;
    max-inline-size: 26em;
    text-wrap: balance;
  }
  .tell {
    inline-size: 100%;
    padding: 12px 16px;
    border: 1px solid currentColor;
    border-radius: var(--_radius);
    text-align: start;
  }
  .quote {
    font-size: 1.125em;
    font-weight: 600;
  }
  .message {
    padding: 8px 12px;
    border: 2px solid currentColor;
    border-radius: var(--_radius);
    font-weight: 600;
  }
  .result .huge {
    margin-block-start: 8px;
  }
  .solid,
  .solid:hover {
    border-color: transparent;
    background: var(--_on-fill);
    color: var(--_fill);
  }
  .solid:hover {
    box-shadow: inset 0 0 0 2px var(--_fill);
  }
  .afterwards {
    display: grid;
    gap: 8px;
    justify-items: stretch;
    inline-size: 100%;
    margin-block-start: 4px;
  }
  .result .entry .button,
  .result .quiet {
    border-color: currentColor;
    background: none;
    color: inherit;
  }
  .result .quiet {
    border-color: transparent;
    justify-self: center;
  }
  .own-receipt {
    font-weight: 600;
  }

  .pulse {
    inline-size: 64px;
    block-size: 64px;
    border: 5px solid var(--_hair);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
