/** Where things are on our own drawing of a town; no tiles, nobody is asked. */
export interface Place {
  latitude: number;
  longitude: number;
}
export interface Point {
  x: number;
  y: number;
}

export const MAP_WIDTH = 600;
export const MAP_HEIGHT = 400;
const MARGIN = 64;
const METRES_PER_DEGREE = 111_320;
/** A town of one shop is still drawn as a town. */
const SMALLEST_METRES = 600;

/** From degrees to the drawing and back. Flat: within a town the earth's curve is less than a line's width. */
export interface Projection {
  toPoint(place: Place): Point;
  toPlace(point: Point): Place;
  /** Units of the drawing to a metre. */
  unitsPerMetre: number;
}

/** A drawing that holds all places with some room around; undefined where there is none. */
export function projectionOf(places: readonly Place[]): Projection | undefined {
  if (places.length === 0) return undefined;
  const middleOf = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const latitude = middleOf(places.map((place) => place.latitude));
  const longitude = middleOf(places.map((place) => place.longitude));
  const eastMetres = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const reach = (metres: number[]): number => Math.max(SMALLEST_METRES, 2 * Math.max(...metres.map(Math.abs)));
  const unitsPerMetre = Math.min(
    (MAP_WIDTH - 2 * MARGIN) / reach(places.map((place) => (place.longitude - longitude) * eastMetres)),
    (MAP_HEIGHT - 2 * MARGIN) / reach(places.map((place) => (place.latitude - latitude) * METRES_PER_DEGREE)),
  );
  return {
    unitsPerMetre,
    toPoint: (place) => ({
      x: MAP_WIDTH / 2 + (place.longitude - longitude) * eastMetres * unitsPerMetre,
      y: MAP_HEIGHT / 2 - (place.latitude - latitude) * METRES_PER_DEGREE * unitsPerMetre,
    }),
    toPlace: ({ x, y }) => ({
      longitude: longitude + (x - MAP_WIDTH / 2) / unitsPerMetre / eastMetres,
      latitude: latitude - (y - MAP_HEIGHT / 2) / unitsPerMetre / METRES_PER_DEGREE,
    }),
  };
}

/** A round number of metres that is about a fifth of the drawing. */
export function scaleOf({ unitsPerMetre }: Projection): { metres: number; units: number } {
  const wanted = MAP_WIDTH / 5 / unitsPerMetre;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const metres = power * (wanted >= 5 * power ? 5 : wanted >= 2 * power ? 2 : 1);
  return { metres, units: metres * unitsPerMetre };
}

/** Moves points apart that would cover each other, as little as it takes. */
export function spread(points: readonly Point[], distance: number): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < 40; round++)
    for (let a = 0; a < moved.length; a++)
      for (let b = a + 1; b < moved.length; b++) {
        const [first, second] = [moved[a]!, moved[b]!]; // safe because both are within the list
        // Those at the very same place part along a line of their own.
        const dx = second.x - first.x || Math.cos(b);
        const dy = second.y - first.y || Math.sin(b);
        const length = Math.hypot(dx, dy);
        const push = (distance - length) / 2 / length;
        if (push <= 0) continue;
        first.x -= dx * push;
        first.y -= dy * push;
        second.x += dx * push;
        second.y += dy * push;
      }
  return moved.map(({ x, y }) => ({
    x: Math.min(MAP_WIDTH - 24, Math.max(24, x)),
    y: Math.min(MAP_HEIGHT - 24, Math.max(24, y)),
  }));
}
