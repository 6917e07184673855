import { css } from "lit";

/** Buttons, fields and notices as every element draws them. Native controls underneath, 44 px high at least. */
export const controlStyles = css`
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  form,
  fieldset,
  legend,
  figure {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2 {
    font-size: 1.375em;
    line-height: 1.2;
    font-weight: 700;
    text-wrap: balance;
  }
  h3,
  legend {
    font-size: 1.0625em;
    line-height: 1.3;
    font-weight: 700;
  }
  fieldset {
    min-inline-size: 0;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  /* The page's own link, inside something of ours: the page's rules for links would win, and were made for its ground. */
  .base ::slotted(a) {
    all: initial !important;
    font: inherit !important;
    color: var(--_accent) !important;
    text-decoration: underline !important;
    text-underline-offset: 0.15em !important;
    cursor: pointer !important;
  }
  .base ::slotted(a:focus-visible) {
    outline: 3px solid var(--_accent) !important;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus {
    outline: none;
  }
  /* In WebKit a date's parts have the focus, and the field around them is not :focus-visible. */
  :focus-visible,
  .input:focus {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 48px;
    padding: 10px 20px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 140ms;
  }
  .button:hover {
    background: var(--_wash);
  }
  .button.primary {
    background: var(--_brand);
    color: var(--_on-brand);
  }
  .button.primary:hover {
    background: var(--_brand);
    box-shadow: inset 0 0 0 2px var(--_on-brand);
  }
  .button:disabled,
  .button[aria-disabled="true"] {
    cursor: default;
    opacity: 0.65;
    box-shadow: none !important;
  }
  .button.wide {
    display: flex;
    inline-size: 100%;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    padding-inline: 8px;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  .field > label {
    font-weight: 600;
  }
  .hint {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .error {
    display: flex;
    gap: 6px;
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--_no);
  }
  .error::before {
    content: "!";
    content: "!" / "";
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
    border-radius: 50%;
    background: var(--_no);
    color: var(--_surface);
    line-height: 1.4;
    text-align: center;
  }
  .input {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_text);
    /* iOS zooms into a focused field with smaller text. */
    font-size: max(1em, 16px);
  }
  .input[aria-invalid="true"] {
    border: 2px solid var(--_no);
    padding: 9px 11px;
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea.input {
    resize: vertical;
    min-block-size: 6em;
  }
  .choice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    min-block-size: 48px;
    padding: 11px 12px;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0.1em 0 0;
    accent-color: var(--_brand);
  }
  .choice .hint {
    display: block;
  }
  .choices {
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .choices > * + * {
    border-block-start: 1px solid var(--_hair);
  }
  .notice {
    display: grid;
    gap: 12px;
    justify-items: start;
    padding: 16px;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_wash);
  }
  .notice.bad {
    border-inline-start-color: var(--_no);
    background: var(--_no-wash);
  }
  .notice .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  .badge {
    display: inline-block;
    padding: 2px 8px;
    border: 1px dashed var(--_line);
    border-radius: 4px;
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_muted);
  }
  /* A skeleton is the content itself, unreadable: so it has the content's size. */
  .skeleton {
    visibility: hidden;
  }
  .skeleton :is(h2, h3, legend, p, label, .input, .button, .choices, .bone) {
    visibility: visible;
    border-color: transparent;
    border-radius: var(--_radius);
    background: var(--_hair);
    color: transparent;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton :is(h2, h3, legend, p, label, .choices, .bone) * {
    visibility: hidden;
  }
  /* Said over the skeleton, so that nothing moves. */
  .over {
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
  }
  .stack {
    position: relative;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button.primary {
      border-width: 2px;
    }
    .button:disabled {
      opacity: 1;
      color: GrayText;
      border-color: GrayText;
    }
    .error::before {
      border: 1px solid;
    }
    .skeleton :is(.input, .button, .choices, .bone) {
      border-color: GrayText;
    }
  }
`;
