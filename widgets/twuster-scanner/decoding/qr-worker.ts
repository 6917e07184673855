import { decodeStep } from "./decode-step.ts";
import { grayFromRgba } from "./gray-image.ts";

/** One frame for the worker; the pixels move there and don't come back. */
export interface FrameMessage {
  pixels: ArrayBuffer;
  width: number;
  height: number;
  step: number;
}

/** `undefined` once at the start: the worker is up. Then one answer per frame. */
export interface FrameAnswer {
  text: string | undefined;
}

/**
 * Makes this thread decode what it is sent, if it is a worker. The chunk that reads QR codes is its own
 * worker script, so it is fetched once and no second file has to be found on a foreign page.
 */
export function serveAsWorker(): void {
  if (typeof window !== "undefined" || typeof self === "undefined" || !("postMessage" in self)) return;
  const scope = self as unknown as DedicatedWorkerGlobalScope; // safe because a thread with postMessage and no window is one
  scope.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
    const image = grayFromRgba(new Uint8ClampedArray(data.pixels), data.width, data.height);
    scope.postMessage({ text: decodeStep(image, data.step) } satisfies FrameAnswer);
  };
  scope.postMessage({ text: undefined } satisfies FrameAnswer);
}
