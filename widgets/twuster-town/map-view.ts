import { html, svg, type TemplateResult } from "lit";
import type { PublicPartner } from "../../sdk/wire/profile.ts";
import { MAP_HEIGHT, MAP_WIDTH, projectionOf, scaleOf, spread } from "../shared/town-map.ts";
import type { TownMessages } from "./messages.de.ts";
import { fill } from "./open-words.ts";

const PIN_DISTANCE = 46;

export interface Pin {
  number: number;
  partner: PublicPartner;
}

/** Where they are, drawn by us from their coordinates. The list beside it says the same. */
export function mapView(
  pins: readonly Pin[],
  chosen: string,
  messages: TownMessages,
  choose: (id: string) => void,
): TemplateResult {
  const placed = pins.filter(({ partner }) => partner.location);
  const projection = projectionOf(placed.map(({ partner }) => partner.location!)); // safe because the others are left out
  if (!projection) return html``;
  const points = spread(
    placed.map(({ partner }) => projection.toPoint(partner.location!)), // safe because the others are left out
    PIN_DISTANCE,
  );
  const { metres, units } = scaleOf(projection);
  return html`<svg class="map" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="group" aria-label=${messages.map}>
    <path class="ground" d="M0 0H${MAP_WIDTH}V${MAP_HEIGHT}H0z" />
    <path class="weave" d=${weave()} />
    <g aria-hidden="true">
      <path class="scale" d="M20 ${MAP_HEIGHT - 28}v8h${units}v-8" />
      <text x="24" y=${MAP_HEIGHT - 32}>${fill(messages.metres, { count: metres })}</text>
      <path class="north" d="M576 18l9 24-9-6-9 6z" />
    </g>
    ${placed.map(({ number, partner }, at) => pin(number, partner, points[at]!, partner.id === chosen, choose))}
  </svg>`;
}

function pin(
  number: number,
  { id, name }: PublicPartner,
  { x, y }: { x: number; y: number },
  isChosen: boolean,
  choose: (id: string) => void,
): TemplateResult {
  const byKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(id);
  };
  return svg`<g
    class="pin"
    role="button"
    tabindex="0"
    aria-label="${number} ${name}"
    aria-pressed=${isChosen}
    transform="translate(${x} ${y})"
    @click=${() => choose(id)}
    @keydown=${byKey}
  >
    <circle r="22" />
    <text text-anchor="middle" dy="7">${number}</text>
  </g>`;
}

/** Straw, sewn: the town's ground. */
function weave(): string {
  let path = "";
  for (let x = -MAP_HEIGHT; x < MAP_WIDTH; x += 50)
    path += `M${x} 0l${MAP_HEIGHT} ${MAP_HEIGHT}M${x} ${MAP_HEIGHT}l${MAP_HEIGHT}-${MAP_HEIGHT}`;
  return path;
}
