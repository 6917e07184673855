import { decodeStep } from "./decode-step.ts";
import { grayFromRgba } from "./gray-image.ts";
import { serveAsWorker, type FrameAnswer, type FrameMessage } from "./qr-worker.ts";

/** Reads QR codes out of pixels, one step per frame. */
export interface QrDecoder {
  /** The text in the frame after the change whose turn it is; `step` counts the frames from 0. */
  decode(frame: ImageData, step: number): Promise<string | undefined>;
  close(): void;
}

/** How long a worker may take to come up before the main thread does its work. */
const WORKER_START_MS = 3000;

serveAsWorker();

/** Off the main thread where the page allows a worker, else on it. */
export async function openQrDecoder(scriptUrl = import.meta.url): Promise<QrDecoder> {
  try {
    return await openWorkerDecoder(scriptUrl);
  } catch {
    // No `worker-src`, Trusted Types, or a browser without module workers.
    return mainThreadDecoder;
  }
}

/** One step per frame keeps each task short. */
export const mainThreadDecoder: QrDecoder = {
  async decode({ data, width, height }, step) {
    return decodeStep(grayFromRgba(data, width, height), step);
  },
  close() {},
};

/** @param patienceMs for its start, and for each picture @throws where the page or the browser refuses it. */
export async function openWorkerDecoder(scriptUrl: string, patienceMs = WORKER_START_MS): Promise<QrDecoder> {
  const worker = startWorker(scriptUrl);
  try {
    await nextAnswer(worker, patienceMs);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  let isBroken = false;
  return {
    async decode(frame, step) {
      if (isBroken) return mainThreadDecoder.decode(frame, step);
      const { data, width, height } = frame;
      const pixels = data.buffer;
      const message: FrameMessage = { pixels, width, height, step };
      try {
        const answer = nextAnswer(worker, patienceMs);
        worker.postMessage(message, [pixels]);
        return (await answer).text;
      } catch {
        isBroken = true;
        return undefined;
      }
    },
    close: () => worker.terminate(),
  };
}

/** A worker of another origin's script is refused, a `blob:` one that imports it is not. */
function startWorker(scriptUrl: string): Worker {
  if (new URL(scriptUrl).origin === location.origin) return new Worker(scriptUrl, { type: "module" });
  const blob = new Blob([`import ${JSON.stringify(scriptUrl)};`], { type: "text/javascript" });
  const blobUrl = URL.createObjectURL(blob);
  try {
    return new Worker(blobUrl, { type: "module" });
  } finally {
    // The fetch has its own hold on the blob by now.
    setTimeout(() => URL.revokeObjectURL(blobUrl), WORKER_START_MS);
  }
}

function nextAnswer(worker: Worker, timeoutMs: number): Promise<FrameAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("worker is silent")), timeoutMs);
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      finish();
    };
    worker.onmessage = ({ data }: MessageEvent<FrameAnswer>) => settle(() => resolve(data));
    worker.onerror = (event) => settle(() => reject(new Error(event.message)));
    worker.onmessageerror = () => settle(() => reject(new Error("unreadable message")));
  });
}
