import type { QrDecoder } from "./decoding/qr-decoder.ts";
import { findNativeDetector, type NativeDetector } from "./native-detector.ts";

/** How long the browser's own reader tries alone before ours helps it with what it can't read. */
const NATIVE_ALONE_MS = 1500;
/** Larger pictures cost time and read no better. */
const MAX_WIDTH = 1280;

/** What a loop tells: a text it read (once), or that the code which reads could not be fetched. */
export interface FrameListener {
  onText(text: string): void;
  onFailure(): void;
}

/** Reads one frame of a video after the other, until it has a text or is stopped. */
export class FrameLoop {
  readonly #video: HTMLVideoElement;
  readonly #canvas = document.createElement("canvas");
  readonly #listener: FrameListener;
  readonly #prepared: Promise<QrDecoder> | undefined;
  #native: NativeDetector | undefined;
  #decoder: QrDecoder | undefined;
  #isStopped = false;

  /** @param prepared a decoder that is already on its way; the loop closes it */
  constructor(video: HTMLVideoElement, listener: FrameListener, prepared?: Promise<QrDecoder>) {
    this.#video = video;
    this.#listener = listener;
    this.#prepared = prepared;
    this.#run().catch(() => this.#isStopped || listener.onFailure());
  }

  stop(): void {
    this.#isStopped = true;
    this.#decoder?.close();
  }

  async #run(): Promise<void> {
    this.#native = await findNativeDetector();
    let helpsAtMs = this.#native ? undefined : 0;
    for (let step = 0; !this.#isStopped;) {
      await nextFrame(this.#video);
      if (document.hidden || this.#isStopped) continue;
      // A camera that is slow to start: the browser's reader refuses a video without a picture, and would be given up.
      if (this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      // From the first picture on: a camera may take longer to open than the reader is left alone.
      helpsAtMs ??= performance.now() + NATIVE_ALONE_MS;
      const needsHelp = !this.#native || performance.now() > helpsAtMs;
      const text = (await this.#readNatively()) ?? (needsHelp ? await this.#readOurselves(step++) : undefined);
      if (text === undefined || this.#isStopped) continue;
      this.stop();
      this.#listener.onText(text);
    }
  }

  async #readNatively(): Promise<string | undefined> {
    try {
      return (await this.#native?.detect(this.#video))?.[0]?.rawValue;
    } catch {
      // Some systems offer the class without the service behind it.
      this.#native = undefined;
      return undefined;
    }
  }

  async #readOurselves(step: number): Promise<string | undefined> {
    const decoder = (this.#decoder ??= await (this.#prepared ?? loadDecoder()));
    if (this.#isStopped) {
      decoder.close();
      return undefined;
    }
    const frame = this.#grab();
    return frame && decoder.decode(frame, step);
  }

  #grab(): ImageData | undefined {
    const { videoWidth, videoHeight } = this.#video;
    if (!videoWidth || !videoHeight) return undefined;
    const scale = Math.min(1, MAX_WIDTH / Math.max(videoWidth, videoHeight));
    const width = Math.round(videoWidth * scale);
    const height = Math.round(videoHeight * scale);
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext("2d", { willReadFrequently: true })!; // safe because this canvas has no other context
    context.drawImage(this.#video, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  }
}

/** No code that reads pictures is fetched before the camera is opened. */
async function loadDecoder(): Promise<QrDecoder> {
  return (await import("./decoding/qr-decoder.ts")).openQrDecoder();
}

/** Starts it while the camera is still opening, where the browser has no reader of its own. */
export function prepareDecoder(): Promise<QrDecoder> | undefined {
  if ("BarcodeDetector" in globalThis) return undefined;
  const decoder = loadDecoder();
  // A failure counts when the loop needs it, not before.
  decoder.catch(() => undefined);
  return decoder;
}

/** The next picture; a video that stands still, or a hidden page, is looked at again after a while. */
function nextFrame(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, 250);
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(resolve);
    else requestAnimationFrame(resolve);
  });
}
