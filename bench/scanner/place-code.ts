import QRCode from "qrcode";
import { HEIGHT, WIDTH, type Picture } from "./picture.ts";

/** Where and how a code lies in the picture. Angles in radians, lengths in pixels unless said otherwise. */
export interface Placement {
  text: string;
  /** Of one module, seen straight on. */
  modulePixels: number;
  centreX: number;
  centreY: number;
  turn: number;
  /** Tilted away about an axis in the code's plane that lies at `tiltAxis`. */
  tilt: number;
  tiltAxis: number;
  /** Modules of light around the code; negative where something lies over the code's edge. */
  quietModules: number;
  dark: number;
  light: number;
}

/** Distance of the camera; a phone's lens is about this long in pixels of 1280 × 720. */
const FOCAL = 1100;

/** Draws the code with its card over the picture, each pixel the mean of what falls into it. */
export function placeCode(picture: Picture, placement: Placement): void {
  const { modules } = QRCode.create(placement.text, { errorCorrectionLevel: "M" });
  const toCode = inverseOf(homography(placement));
  const edge = modules.size / 2 + placement.quietModules;
  const samples = placement.modulePixels < 3 ? 5 : 3;
  const reach = (modules.size / 2 + 5) * placement.modulePixels * 1.6;
  const top = Math.max(0, Math.floor(placement.centreY - reach));
  const bottom = Math.min(HEIGHT, Math.ceil(placement.centreY + reach));
  const left = Math.max(0, Math.floor(placement.centreX - reach));
  const right = Math.min(WIDTH, Math.ceil(placement.centreX + reach));
  const [a, b, c, d, e, f, g, h, i] = toCode;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const behind = picture[y * WIDTH + x]!;
      let sum = 0;
      for (let sample = 0; sample < samples * samples; sample++) {
        const px = x + ((sample % samples) + 0.5) / samples;
        const py = y + (Math.floor(sample / samples) + 0.5) / samples;
        const w = g * px + h * py + i;
        const u = (a * px + b * py + c) / w;
        const v = (d * px + e * py + f) / w;
        sum += w <= 0 || Math.abs(u) > edge || Math.abs(v) > edge ? behind : brightnessAt(u, v);
      }
      picture[y * WIDTH + x] = sum / (samples * samples);
    }
  }

  function brightnessAt(u: number, v: number): number {
    const column = Math.floor(u + modules.size / 2);
    const row = Math.floor(v + modules.size / 2);
    const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
    return isInside && modules.get(row, column) ? placement.dark : placement.light;
  }
}

type Matrix = [number, number, number, number, number, number, number, number, number];

/** From modules, counted from the code's middle, to pixels. */
function homography({ modulePixels: m, centreX, centreY, turn, tilt, tiltAxis }: Placement): Matrix {
  const [cos, sin] = [Math.cos(tiltAxis), Math.sin(tiltAxis)];
  const flat = Math.cos(tilt);
  // Tilted: what is across the axis gets shorter and goes away from the camera.
  const xx = cos * cos + sin * sin * flat;
  const xy = cos * sin * (1 - flat);
  const yy = sin * sin + cos * cos * flat;
  const [zx, zy] = [-sin * Math.sin(tilt), cos * Math.sin(tilt)];
  const [ct, st] = [Math.cos(turn) * m, Math.sin(turn) * m];
  const row = (kx: number, ky: number): [number, number] => [kx * ct + ky * st, -kx * st + ky * ct];
  const [x1, x2] = row(xx, xy);
  const [y1, y2] = row(xy, yy);
  const [z1, z2] = row(zx, zy).map((value) => value / FOCAL) as [number, number]; // safe because map keeps the length
  return [x1 + centreX * z1, x2 + centreX * z2, centreX, y1 + centreY * z1, y2 + centreY * z2, centreY, z1, z2, 1];
}

function inverseOf([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const adjugate = [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f];
  return [...adjugate, d * h - e * g, b * g - a * h, a * e - b * d].map((value) => value / det) as Matrix; // safe because there are nine
}
