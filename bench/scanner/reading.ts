/** What the page in the browser tells about one still. */
export interface StillReading {
  /** What each decoder read, and how long it took; ours with as many steps as it needed. */
  decoders: Record<string, { text: string | undefined; ms: number }>;
  /** Time of each of our steps, from the canvas to the answer, in milliseconds. */
  stepMs: number[];
  /** Median times of our first step and of plain @zxing/browser, taken in turns. */
  firstMs: number;
  plainMs: number;
}

/** What the page in the browser offers; called from outside. */
export interface BenchPage {
  readStill(path: string): Promise<StillReading>;
  /** Milliseconds from opening the camera to the first text. */
  openOurs(): Promise<number>;
  openPlain(): Promise<number>;
  /** Reads a film without a code for so long; milliseconds of the longest main-thread task and of the longest wait. */
  watchStream(milliseconds: number): Promise<{ longestTask: number; longestWait: number; frames: number }>;
}

/** Names of the decoders in the table. */
export const OURS = "twuster, 8 steps";
export const FIRST_STEP = "twuster, 1 step";
export const PLAIN = "@zxing/browser";
export const WASM = "zxing-wasm";
export const PURE_JAVASCRIPT: readonly string[] = [PLAIN, "jsqr", "qr-scanner", "html5-qrcode"];

/** Frames a code may take. */
export const STEPS = 8;
