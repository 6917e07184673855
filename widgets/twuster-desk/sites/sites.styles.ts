import { css } from "lit";

/** Colours are those of the frame around it, which worked them out for light and dark. */
export const sitesStyles = css`
  :host {
    --_brand: inherit;
    --_on-brand: inherit;
    --_accent: inherit;
    --_surface: inherit;
    --_field: inherit;
    --_text: inherit;
    --_muted: inherit;
    --_line: inherit;
    --_hair: inherit;
    --_wash: inherit;
    --_yes: inherit;
    --_no: inherit;
    --_no-wash: inherit;
  }
  section + section {
    margin-block-start: 8px;
  }
  .pair p,
  .copy {
    min-inline-size: 0;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    cursor: pointer;
  }
  .code {
    display: block;
    overflow-x: auto;
    padding: 12px;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    background: var(--_surface);
    font:
      0.875em/1.5 ui-monospace,
      monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    -webkit-user-select: all;
    user-select: all;
  }
  .stacked {
    display: grid;
    gap: 4px;
    justify-items: start;
  }
  .stacked > * {
    max-inline-size: 100%;
  }
  .plain {
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
  fieldset {
    display: grid;
    gap: 12px;
  }
  .colors {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(84px, 1fr));
  }
  input[type="color"] {
    inline-size: 100%;
    block-size: 48px;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .preview {
    /* The page it will stand on is not this one: as on a white sheet, also where this page is dark. */
    background: #fff;
    color-scheme: light;
    padding: 16px;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .pair {
    display: grid;
    grid-template-columns: 48px 1fr;
    gap: 2px 12px;
    align-items: center;
    padding-block: 8px;
  }
  .pair svg {
    inline-size: 48px;
    block-size: 48px;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
  }
`;
