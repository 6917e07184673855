import { html, nothing, svg, type TemplateResult } from "lit";
import { MAP_HEIGHT, MAP_WIDTH, projectionOf, scaleOf } from "../../../shared/town-map.ts";
import { problemView, valueOf, type ProfileForm } from "./profile-form.ts";

/** About ten centimetres. */
const round = (degrees: number): number => Math.round(degrees * 1_000_000) / 1_000_000;

/** Where it is: by a tap on our own drawing, by the phone's own place, or typed. */
export function placeSection(form: ProfileForm, actions: { hereAmI(): void }): TemplateResult {
  const { words, draft, profile, update } = form;
  const { location } = draft;
  const set = (end: "latitude" | "longitude", text: string): void => {
    const number = Number(text.replace(",", "."));
    if (text.trim() === "" || Number.isNaN(number)) return;
    update({ location: { latitude: 0, longitude: 0, ...location, [end]: number } });
  };
  const field = (name: "latitude" | "longitude"): TemplateResult =>
    html`<div class="field">
      <label for=${name}>${words[name]}</label>
      <input
        class="input"
        id=${name}
        inputmode="decimal"
        autocomplete="off"
        .value=${location ? String(location[name]) : ""}
        @change=${(event: Event) => set(name, valueOf(event))}
      />
    </div>`;
  const hasMap = profile.neighbours.length > 0 || profile.location;
  return html`<section class="card" aria-labelledby="place">
    <h3 id="place">${words.place}</h3>
    <p class="hint">${hasMap ? words.placeText : words.placeFirst}</p>
    ${hasMap ? drawing(form) : nothing} ${problemView(form, "location")}
    <div class="actions">
      <button type="button" class="button" @click=${actions.hereAmI}>${words.hereAmI}</button>
      ${
        location
          ? html`<button type="button" class="button quiet" @click=${() => update({ location: undefined })}>
              ${words.clearPlace}
            </button>`
          : nothing
      }
    </div>
    <div class="pair">${field("latitude")} ${field("longitude")}</div>
  </section>`;
}

function drawing({ profile, draft, words, update }: ProfileForm): TemplateResult | typeof nothing {
  // Of what is stored, so that the drawing stays where it is while one taps about on it.
  const projection = projectionOf([...profile.neighbours, ...(profile.location ? [profile.location] : [])]);
  if (!projection) return nothing;
  const tap = (event: MouseEvent): void => {
    const map = event.currentTarget as SVGSVGElement; // safe because the listener sits on the drawing
    const { left, top, width, height } = map.getBoundingClientRect();
    const place = projection.toPlace({
      x: ((event.clientX - left) / width) * MAP_WIDTH,
      y: ((event.clientY - top) / height) * MAP_HEIGHT,
    });
    update({ location: { latitude: round(place.latitude), longitude: round(place.longitude) } });
  };
  const { metres, units } = scaleOf(projection);
  const own = draft.location && projection.toPoint(draft.location);
  return html`<svg
    class="map"
    viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"
    role="img"
    aria-label=${words.map}
    @click=${tap}
  >
    <path class="scale" d="M20 ${MAP_HEIGHT - 28}v8h${units}v-8" />
    <text x="24" y=${MAP_HEIGHT - 32}>${metres} m</text>
    ${labelled(profile.neighbours.map((neighbour) => ({ ...projection.toPoint(neighbour), name: neighbour.name }))).map(
      ({ x, y, labelY, name }) => {
        const isLeft = x > MAP_WIDTH / 2;
        return svg`<circle class="neighbour" cx=${x} cy=${y} r="8" />
        <text x=${isLeft ? x - 14 : x + 14} y=${labelY + 6} text-anchor=${isLeft ? "end" : "start"}>${name}</text>`;
      },
    )}
    ${own ? svg`<path class="own" transform="translate(${own.x} ${own.y})" d="M0 0l-16-26a19 19 0 1 1 32 0z" />` : nothing}
  </svg>`;
}

const LINE = 26;

interface Neighbour {
  x: number;
  y: number;
  name: string;
}

/** Names below each other, not upon each other. */
function labelled(neighbours: readonly Neighbour[]): (Neighbour & { labelY: number })[] {
  let free = 0;
  return [...neighbours]
    .sort((a, b) => a.y - b.y)
    .map((neighbour) => {
      const labelY = Math.max(neighbour.y, free);
      free = labelY + LINE;
      return { ...neighbour, labelY };
    });
}
