import type * as Chunk from "../../../widgets/twuster-scanner/decoding/qr-decoder.ts";
import { FIRST_STEP, OURS, STEPS, type BenchPage, type StillReading } from "../reading.ts";
import { openOurs, openPlain, watchStream } from "./camera.ts";
import { PEERS, readPlainly, type Still } from "./peers.ts";

/** How often two calls are timed in turns; the medians count. */
const TURNS = 3;

const canvas = document.createElement("canvas");
const pen = canvas.getContext("2d", { willReadFrequently: true })!; // safe because the canvas is new

/** The built chunk, as a page gets it; the server put its address into the page. */
const ours: Promise<Chunk.QrDecoder> = import(document.documentElement.dataset["chunk"] ?? "").then(
  (chunk) => (chunk as typeof Chunk).openQrDecoder(), // safe because this is the chunk's source
);

async function readStill(path: string): Promise<StillReading> {
  const still = await fetchStill(path);
  const decoders: StillReading["decoders"] = {};
  const stepMs: number[] = [];
  let text: string | undefined;
  for (let step = 0; step < STEPS && text === undefined; step++) {
    const { result, ms } = await timed(() => readOurs(step));
    stepMs.push(ms);
    text = result;
    if (step === 0) decoders[FIRST_STEP] = { text, ms };
  }
  decoders[OURS] = { text, ms: stepMs.reduce((sum, ms) => sum + ms, 0) };
  for (const [name, decode] of Object.entries(PEERS)) {
    const { result, ms } = await timed(() => decode(still));
    decoders[name] = { text: result, ms };
  }
  const turns = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const first = await timed(() => readOurs(0));
    const plain = await timed(() => readPlainly(still));
    turns.push({ first: first.ms, plain: plain.ms });
  }
  const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[TURNS >> 1]!; // safe because there are as many as turns
  return {
    decoders,
    stepMs,
    firstMs: middle(turns.map(({ first }) => first)),
    plainMs: middle(turns.map(({ plain }) => plain)),
  };
}

/** As the frame loop does it: from the canvas, so that the plain call, which starts there too, pays no more than we do. */
async function readOurs(step: number): Promise<string | undefined> {
  const decoder = await ours;
  return decoder.decode(pen.getImageData(0, 0, canvas.width, canvas.height), step);
}

async function fetchStill(path: string): Promise<Still> {
  const response = await fetch(path);
  const [width, height] = (response.headers.get("X-Size") ?? "").split("x").map(Number);
  const gray = new Uint8Array(await response.arrayBuffer());
  const pixels = new ImageData(width!, height!); // safe because the server sends the size
  for (let from = 0, to = 0; from < gray.length; from++, to += 4) {
    pixels.data[to] = pixels.data[to + 1] = pixels.data[to + 2] = gray[from]!;
    pixels.data[to + 3] = 255;
  }
  [canvas.width, canvas.height] = [pixels.width, pixels.height];
  pen.putImageData(pixels, 0, 0);
  return { pixels, canvas };
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const begin = performance.now();
  const result = await run();
  return { result, ms: performance.now() - begin };
}

Object.assign(globalThis, { bench: { readStill, openOurs, openPlain, watchStream } satisfies BenchPage });
