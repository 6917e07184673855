/** Numbers that a seed decides, the same on every machine. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  between(from: number, to: number): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** Normally distributed: mean 0, deviation 1. */
  normal(): number;
}

/** Ready-made normal numbers: a frame takes a million of them. */
const TABLE_SIZE = 1 << 16;
let normals: Float32Array | undefined;

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    below: (count) => Math.floor(next() * count),
    normal: () => (normals ??= makeNormals())[Math.floor(next() * TABLE_SIZE)]!, // safe because next() is below 1
  };
}

/** Box and Muller's */
function makeNormals(): Float32Array {
  const { next } = randomFrom(1);
  return Float32Array.from(
    { length: TABLE_SIZE },
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  );
}
