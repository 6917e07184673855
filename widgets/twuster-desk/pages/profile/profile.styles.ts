import { css } from "lit";

export const profileStyles = css`
  .small {
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 0;
    font-size: 1.25em;
  }
  .rows > .day {
    display: grid;
    grid-template-columns: 1fr auto 44px;
    gap: 8px;
  }
  .day > .small {
    grid-column: 3;
  }
  .span {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 1fr 1fr 44px;
    gap: 8px;
    align-items: center;
  }
  .closed,
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
  }
  .closed {
    padding-block-end: 12px;
    border-block-end: 1px solid var(--_hair);
  }
  .wide {
    grid-column: 1 / -1;
  }
  .input[type="date"],
  .input[type="time"] {
    min-inline-size: 0;
    padding-inline: 8px;
  }
  /* Where there is little room the time needs it; a tap opens the clock all the same. */
  .input[type="time"]::-webkit-calendar-picker-indicator {
    display: none;
  }
  .rows > .picture {
    display: grid;
    grid-template-columns: 96px 1fr;
    align-items: start;
    gap: 12px;
  }
  .picture img {
    border-radius: var(--_radius);
    object-fit: cover;
    background: var(--_hair);
  }
  .alt {
    gap: 8px;
  }
  .file {
    position: relative;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(14em, 1fr));
  }
  .map {
    inline-size: 100%;
    block-size: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_wash);
    cursor: crosshair;
  }
  .map text {
    fill: var(--_text);
    font-size: 22px;
  }
  .neighbour {
    fill: var(--_muted);
  }
  .own {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .scale {
    fill: none;
    stroke: var(--_muted);
    stroke-width: 2;
  }
  /* What has the focus is not under the button to save. */
  .profile :is(button, input, textarea) {
    scroll-margin-block: 16px 120px;
  }
  .save {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 4px;
    padding-block: 12px;
    background: var(--_surface);
    border-block-start: 1px solid var(--_hair);
  }
`;
