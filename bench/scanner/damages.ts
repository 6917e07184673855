import { addNoise, background, HEIGHT, shake, soften, WIDTH, type Picture } from "./picture.ts";
import { placeCode, type Placement } from "./place-code.ts";
import type { Random } from "./random.ts";

/** One frame in the making. */
export interface Scene {
  random: Random;
  placement: Placement;
  /** From 0, easy, to 1, hopeless. */
  harm: number;
}
type Damage = (scene: Scene) => Picture;

/** Every camera's own: a little soft, a little noisy. */
const LENS_SIGMA = 0.6;
const SENSOR_SIGMA = 2.5;

export const DAMAGES = {
  /** Turned by any angle, in a hand that turns on while the shutter is open. */
  rotation: ({ random, placement, harm }) => {
    const turn = random.between(0, 2 * Math.PI);
    const smear = (16 * harm ** 2 * Math.PI) / 180;
    const turns = Array.from({ length: smear > 0.01 ? 9 : 1 }, (_, at) => turn + smear * (at / 8 - 0.5));
    const behind = background(random);
    const picture = new Float32Array(behind.length);
    for (const each of turns) {
      const moment = behind.slice();
      placeCode(moment, { ...placement, turn: each });
      for (let at = 0; at < picture.length; at++) picture[at]! += moment[at]! / turns.length;
    }
    return finish(picture, random);
  },
  perspective: ({ random, placement, harm }) =>
    take(random, {
      ...placement,
      turn: random.between(0, 2 * Math.PI),
      tilt: (harm * 80 * Math.PI) / 180,
      tiltAxis: random.between(0, Math.PI),
    }),
  /** Out of focus, or shaken. */
  blur: ({ random, placement, harm }) => {
    const picture = draw(random, placement);
    if (random.next() < 0.5) soften(picture, harm * 1.2 * placement.modulePixels);
    else shake(picture, harm * 3.2 * placement.modulePixels, random.between(0, Math.PI));
    return finish(picture, random);
  },
  /** Of a sensor in poor light, or single pixels gone wrong. */
  noise: ({ random, placement, harm }) => {
    const picture = finish(draw(random, placement), random);
    if (random.next() < 0.5) addNoise(picture, harm * 150, random);
    else
      for (let at = 0; at < picture.length; at++) if (random.next() < harm * 0.5) picture[at] = random.below(2) * 255;
    return picture;
  },
  "low contrast": ({ random, placement, harm }) => {
    const difference = 150 * (1 - harm) ** 2 + 1;
    const light = random.between(100, 220);
    return take(random, { ...placement, light, dark: light - difference });
  },
  /** Lamps mirrored in the display. */
  glare: ({ random, placement, harm }) => {
    const picture = draw(random, placement);
    for (let lamp = 0; lamp < 2; lamp++) addLamp(picture, placement, harm * 0.7, random);
    return finish(picture, random);
  },
  /** The grid of a display against the grid of the sensor. */
  moiré: ({ random, placement, harm }) => {
    const picture = draw(random, placement);
    const period = random.between(2.5, 9);
    const angle = random.between(0, Math.PI);
    const [x1, y1] = [(Math.cos(angle) * 2 * Math.PI) / period, (Math.sin(angle) * 2 * Math.PI) / period];
    for (let y = 0, at = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++, at++)
        picture[at]! += harm * 150 * (Math.sin(x * x1 + y * y1) + Math.sin(x * y1 * 1.1 - y * x1 * 0.9)) * 0.7;
    return finish(picture, random);
  },
  small: ({ random, placement, harm }) =>
    take(random, { ...placement, modulePixels: 3.6 - 2.7 * harm, turn: random.between(-0.3, 0.3) }),
  /** Less and less of the light margin, then something dark over the code's edge. */
  "cropped quiet zone": ({ random, placement, harm }) => {
    const picture = background(random, random.between(20, 60));
    placeCode(picture, { ...placement, quietModules: 4 - 5.5 * harm });
    return finish(picture, random);
  },
  /** Too little light: what is left are few steps of brightness, and the sensor's noise. */
  dark: ({ random, placement, harm }) => {
    const picture = draw(random, placement);
    const exposure = (1 - harm) ** 2.2;
    soften(picture, LENS_SIGMA);
    for (let at = 0; at < picture.length; at++) {
      const light = picture[at]! * exposure;
      picture[at] = light + Math.sqrt(Math.max(0, light) * 0.02 + 4) * random.normal();
    }
    return picture;
  },
  /** A little of everything at once. */
  mixed: ({ random, placement, harm }) => {
    const light = random.between(170, 220);
    const picture = draw(random, {
      ...placement,
      modulePixels: placement.modulePixels * (1 - 0.4 * harm),
      turn: random.between(0, 2 * Math.PI),
      tilt: harm * 0.8,
      tiltAxis: random.between(0, Math.PI),
      light,
      dark: light - 160 + 110 * harm,
    });
    soften(picture, harm * 0.5 * placement.modulePixels);
    if (random.next() < 0.5) addLamp(picture, placement, harm * 0.5, random);
    addNoise(picture, harm * 30, random);
    return finish(picture, random);
  },
  /** No damage: any size that a hand would hold it at, nearly upright. */
  clean: ({ random, placement }) => take(random, { ...placement, modulePixels: random.between(4, 11) }),
} satisfies Record<string, Damage>;

export type DamageName = keyof typeof DAMAGES;

function draw(random: Random, placement: Placement): Picture {
  const picture = background(random);
  placeCode(picture, placement);
  return picture;
}

/** Drawn and photographed with nothing further in the way. */
export function take(random: Random, placement: Placement): Picture {
  return finish(draw(random, placement), random);
}

/** Through the lens and onto the sensor. */
export function finish(picture: Picture, random: Random): Picture {
  soften(picture, LENS_SIGMA);
  addNoise(picture, SENSOR_SIGMA, random);
  return picture;
}

/** A bright spot somewhere on the code, clipped to white in its middle. */
function addLamp(picture: Picture, { centreX, centreY, modulePixels }: Placement, harm: number, random: Random): void {
  const half = modulePixels * 16;
  const [x0, y0] = [centreX + random.between(-1, 1) * half, centreY + random.between(-1, 1) * half];
  const radiusX = half * harm * random.between(0.3, 1.1) + 4;
  const radiusY = half * harm * random.between(0.3, 1.1) + 4;
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    const down = ((y - y0) / radiusY) ** 2;
    for (let x = 0; x < WIDTH; x++, at++)
      picture[at]! += (120 + 250 * harm) * Math.exp(-0.5 * (((x - x0) / radiusX) ** 2 + down));
  }
}
