import { css } from "lit";

/** The first screen and the camera. */
export const readyStyles = css`
  .ready {
    gap: 20px;
  }
  .scan {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    min-block-size: 220px;
    padding: 24px;
    border: 0;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_brand);
    color: var(--_on-brand);
    cursor: pointer;
  }
  .scan:hover {
    box-shadow: inset 0 0 0 3px var(--_on-brand);
  }
  .scan .sign {
    inline-size: 96px;
    inline-size: clamp(80px, 26cqi, 120px);
    block-size: auto;
    stroke-width: 4;
  }
  .scan-label {
    font-size: 1.5em;
    font-size: clamp(1.5em, 7.5cqi, 2.1em);
    font-weight: 700;
    line-height: 1.15;
  }
  .entry {
    display: grid;
    gap: 4px;
    text-align: start;
  }
  .entry > label {
    font-weight: 600;
  }
  .entry-line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .entry-line .input {
    flex: 1 1 11em;
    inline-size: auto;
    min-inline-size: 0;
  }
  .entry-line .button {
    flex: 0 0 auto;
  }
  .recent h3 {
    margin-block-end: 4px;
  }
  .recent ul {
    list-style: none;
    border-block-start: 1px solid var(--_hair);
  }
  .recent li {
    border-block-end: 1px solid var(--_hair);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 4px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .row strong {
    min-inline-size: 4.5em;
    overflow-wrap: anywhere;
  }
  .row span:first-of-type {
    flex: 1;
  }
  .row:hover {
    background: var(--_wash);
  }

  .viewfinder {
    position: relative;
    flex: 1;
    min-block-size: 240px;
    max-block-size: 70vh;
    border-radius: calc(var(--_radius) * 1.5);
    overflow: hidden;
    background: #10130f;
    color: #fff;
  }
  .viewfinder video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .viewfinder .frame {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: min(70%, 320px);
    max-block-size: 80%;
    aspect-ratio: 1;
    border: 4px solid #fff;
    border-radius: 20px;
    box-shadow: 0 0 0 100vmax rgb(0 0 0 / 0.35);
  }
  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 24px;
    text-align: center;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .controls .button {
    flex: 1 1 auto;
  }
`;
