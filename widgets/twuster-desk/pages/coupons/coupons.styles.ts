import { css } from "lit";

export const couponsStyles = css`
  .coupons,
  .making,
  .figures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    list-style: none;
  }
  .what {
    display: flex;
    gap: 12px;
    overflow-wrap: anywhere;
  }
  .what img,
  .coupon img,
  .picture img {
    flex: none;
    border-radius: var(--_radius);
    object-fit: cover;
    background: var(--_hair);
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7.5em, 1fr));
    gap: 8px;
  }
  .kind {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    min-block-size: 72px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .kind .hint {
    display: block;
  }
  .kind input,
  .weekday input,
  .picture input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_brand);
  }
  :is(.kind, .weekday, .picture):has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  details.card {
    display: block;
  }
  details > :not(summary) {
    margin-block-start: 16px;
  }
  summary {
    min-block-size: 44px;
    padding-block: 8px;
    font-weight: 700;
    cursor: pointer;
  }
  summary .hint {
    display: block;
    font-weight: 400;
  }
  /* Inside the frame, not on its line. */
  legend {
    float: left;
    inline-size: 100%;
  }
  fieldset:not(.card) {
    display: grid;
    gap: 8px;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(7.5em, 100%), 1fr));
    gap: 12px;
    align-items: start;
  }
  .input[type="date"],
  .input[type="time"] {
    min-inline-size: 0;
    padding-inline: 8px;
  }
  .weekdays,
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(3.75em, 1fr));
    gap: 8px;
  }
  .weekday {
    display: flex;
    gap: 6px;
    align-items: center;
    min-block-size: 48px;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .pictures {
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
  }
  .picture {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 48px;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .coupon {
    display: grid;
    gap: 4px;
    padding: 16px;
    margin-block-start: 8px;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .gives {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.15;
    color: var(--_accent);
  }
  /* What has the focus is not under the buttons. */
  .making :is(button, input, textarea, select, summary) {
    scroll-margin-block: 16px 180px;
  }
  .save {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 4px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  @media (max-height: 520px) {
    .save {
      position: static;
    }
  }
  .sums {
    display: flex;
    gap: 32px;
  }
  .sums div {
    display: flex;
    flex-direction: column-reverse;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-block: 8px;
    font-weight: 700;
    text-align: start;
  }
  :is(th, td) {
    padding: 6px 4px;
    border-block-end: 1px solid var(--_hair);
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }
  td,
  th.number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .heat :is(th, td) {
    text-align: center;
  }
  .heat th:first-child {
    text-align: start;
    white-space: nowrap;
  }
  abbr {
    text-decoration: none;
  }
  .shade-0 {
    color: var(--_muted);
  }
  .shade-1 {
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  .shade-2 {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .shade-3 {
    background: color-mix(in srgb, var(--_accent) 20%, transparent);
    font-weight: 700;
  }
  .shade-4 {
    box-shadow: inset 0 0 0 2px var(--_accent);
    background: color-mix(in srgb, var(--_accent) 20%, transparent);
    font-weight: 700;
  }
`;
