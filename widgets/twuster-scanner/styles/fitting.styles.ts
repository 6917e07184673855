import { css } from "lit";

/** Narrow and wide, without motion, in forced colours: after everything else. */
export const fittingStyles = css`
  /* Too narrow for one line: two, without the dot between them. */
  @container (max-width: 430px) {
    .confirm-words {
      display: grid;
    }
    .confirm-dot {
      display: none;
    }
  }
  @container (min-width: 700px) {
    .counter {
      padding-inline: 32px;
      padding-block-end: 32px;
    }
    .camera .viewfinder {
      min-block-size: 380px;
    }
    .found {
      justify-content: center;
    }
    .found .actions {
      margin-block-start: 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pulse {
      border-color: var(--_accent);
      border-style: dotted;
    }
  }
  @media (forced-colors: active) {
    .counter:not([data-tone="plain"]) {
      border: 12px double CanvasText;
    }
    .scan,
    .solid {
      border: 3px solid ButtonText;
    }
    .viewfinder {
      border: 1px solid CanvasText;
    }
  }
`;
