/** Centre of what may be one of a code's three large squares, in pixels. */
export interface Corner {
  x: number;
  y: number;
  /** Side of the code's smallest square here. */
  modulePx: number;
}

/** Where squares differ more in size they are not one code's, however it is held. */
const MOST_UNEVEN = 1.5;

/**
 * The three that stand most like a code's corners: at the ends of two equal sides with a right angle between them.
 * Data may look like a corner; it seldom stands where one would.
 */
export function bestThree(corners: readonly Corner[]): Corner[] | undefined {
  let best: Corner[] | undefined;
  let least = Infinity;
  for (let i = 2; i < corners.length; i++)
    for (let j = 1; j < i; j++)
      for (let k = 0; k < j; k++) {
        const three = [corners[i]!, corners[j]!, corners[k]!];
        const skew = skewOf(three);
        if (skew >= least) continue;
        least = skew;
        best = three;
      }
  return best;
}

/** 0 for half a square, more the farther from one. */
function skewOf(three: Corner[]): number {
  const [a, b, c] = three as [Corner, Corner, Corner]; // safe because it is only asked of three
  const sizes = three.map(({ modulePx }) => modulePx);
  if (Math.max(...sizes) > MOST_UNEVEN * Math.min(...sizes)) return Infinity;
  const [short, middle, long] = [squared(a, b), squared(b, c), squared(a, c)].sort((one, other) => one - other) as [
    number,
    number,
    number,
  ]; // safe because there are three
  return (Math.abs(long - 2 * middle) + Math.abs(long - 2 * short)) / long;
}

function squared(a: Corner, b: Corner): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/** Adds those that are new: a second search finds the same ones a little beside. */
export function addNew(corners: Corner[], found: readonly Corner[]): void {
  for (const one of found)
    if (!corners.some((known) => squared(known, one) < (2 * one.modulePx) ** 2)) corners.push(one);
}
