import { finish } from "./damages.ts";
import { background, HEIGHT, WIDTH, type Picture } from "./picture.ts";
import type { Random } from "./random.ts";

/** What cameras see that is no QR code, the nastier the better. */
const SCENES: readonly ((picture: Picture, random: Random) => void)[] = [
  () => {},
  (picture, random) => picture.forEach((_, at) => (picture[at] = random.next() * 255)),
  /** Lines of print. */
  (picture, random) => {
    for (let y = 40; y < HEIGHT - 40; y += 22)
      for (let x = 60; x < WIDTH - 60; x += random.between(5, 16))
        fill(picture, x, y, random.between(2, 5), random.between(8, 14), 30);
  },
  /** A bar code as on goods. */
  (picture, random) => {
    fill(picture, 300, 160, 680, 400, 230);
    for (let x = 340; x < 940; x += random.between(6, 24)) fill(picture, x, 200, random.between(3, 12), 320, 20);
  },
  (picture, random) => {
    const size = random.between(6, 20);
    for (let y = 0; y < HEIGHT; y += size)
      for (let x = 0; x < WIDTH; x += size)
        fill(picture, x, y, size, size, (Math.round(x / size) + Math.round(y / size)) % 2 ? 30 : 220);
  },
  /** Rings and squares as in a code's corners, with nothing between them. */
  (picture, random) => {
    for (let count = 0; count < 12; count++)
      corner(picture, random.between(0, 1200), random.between(0, 640), random.between(4, 10));
  },
  /** Three corners and modules that say nothing. */
  (picture, random) => {
    const size = random.between(5, 9);
    const [left, top] = [random.between(100, 700), random.between(40, 300)];
    fill(picture, left - 4 * size, top - 4 * size, 41 * size, 41 * size, 225);
    for (let row = 0; row < 33; row++)
      for (let column = 0; column < 33; column++)
        if (random.next() < 0.5) fill(picture, left + column * size, top + row * size, size, size, 25);
    for (const [column, row] of [
      [0, 0],
      [26, 0],
      [0, 26],
    ] as const)
      corner(picture, left + column * size, top + row * size, size);
  },
];

/** One of the scenes, in turn. */
export function withoutCode(index: number, random: Random): Picture {
  const picture = background(random);
  SCENES[index % SCENES.length]!(picture, random);
  return finish(picture, random);
}

function corner(picture: Picture, x: number, y: number, module: number): void {
  for (const [inset, brightness] of [
    [-1, 225],
    [0, 25],
    [1, 225],
    [2, 25],
  ] as const)
    fill(
      picture,
      x + inset * module,
      y + inset * module,
      (7 - 2 * inset) * module,
      (7 - 2 * inset) * module,
      brightness,
    );
}

function fill(picture: Picture, x: number, y: number, width: number, height: number, brightness: number): void {
  const left = Math.max(0, Math.round(x));
  const right = Math.min(WIDTH, Math.round(x + width));
  for (let row = Math.max(0, Math.round(y)); row < Math.min(HEIGHT, Math.round(y + height)); row++)
    if (right > left) picture.fill(brightness, row * WIDTH + left, row * WIDTH + right);
}
