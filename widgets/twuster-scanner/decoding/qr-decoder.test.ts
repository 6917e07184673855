import { assert, assertEqual, town } from "../../shared/element-testing.ts";
import { frameSeeing } from "../camera-testing.ts";
import { mainThreadDecoder, openQrDecoder, openWorkerDecoder, type QrDecoder } from "./qr-decoder.ts";

/** However slow the machine: these ask whether it works at all. */
const PATIENCE_MS = 60_000;
const text = "https://api.example/twistringen/w#0123456789ABCDEF";

/** Reads a frame. @returns whether its pixels went to another thread, from where they don't come back */
async function readsElsewhere(decoder: QrDecoder): Promise<boolean> {
  const frame = frameSeeing(text);
  assertEqual(await decoder.decode(frame, 0), text);
  return frame.data.length === 0;
}

describe("qr-decoder, off the main thread", () => {
  const opened: QrDecoder[] = [];
  const keep = (decoder: QrDecoder): QrDecoder => (opened.push(decoder), decoder);
  afterEach(() => opened.splice(0).forEach((decoder) => decoder.close()));

  it("runs as a worker from the API's origin on another's page, by way of a blob", async () => {
    const { url, decoderChunk } = await town();
    assert(new URL(url).origin !== location.origin, "two origins");
    const decoder = keep(await openWorkerDecoder(`${url}/v1/c/${decoderChunk}.js`, PATIENCE_MS));
    assertEqual([await readsElsewhere(decoder), await readsElsewhere(decoder)], [true, true]);
  });

  it("runs as a worker on the API's own pages, from its own address", async () => {
    const { decoderChunk } = await town();
    const decoder = keep(await openWorkerDecoder(`${location.origin}/dist/v1/c/${decoderChunk}.js`, PATIENCE_MS));
    assertEqual(await readsElsewhere(decoder), true);
  });

  it("tries another change of the picture with each frame, and finds nothing where nothing is", async () => {
    const { url, decoderChunk } = await town();
    const decoder = keep(await openWorkerDecoder(`${url}/v1/c/${decoderChunk}.js`, PATIENCE_MS));
    assertEqual(await decoder.decode(new ImageData(64, 48), 0), undefined);
    assertEqual(await decoder.decode(frameSeeing(text), 1), text);
  });

  for (const [why, scriptUrl] of [
    ["the script is not there", `${location.origin}/dist/v1/c/no-such-chunk.js`],
    ["another origin has none", "http://127.0.0.1:9/qr-decoder.js"],
    ["the script has no address, as in the pinned form", ""],
  ] as const) {
    it(`reads on the main thread where no worker starts: ${why}`, async () => {
      const decoder = keep(await openQrDecoder(scriptUrl));
      assertEqual(decoder === mainThreadDecoder, true);
      assertEqual(await readsElsewhere(decoder), false);
    });
  }

  it("reads on the main thread under a policy without workers", async () => {
    const { Worker } = globalThis;
    // What Trusted Types do; the tests' own page has no such policy.
    globalThis.Worker = function () {
      throw new TypeError("refused");
    } as unknown as typeof Worker; // safe because it is only ever constructed
    try {
      assertEqual(await readsElsewhere(keep(await openQrDecoder((await town()).url))), false);
    } finally {
      globalThis.Worker = Worker;
    }
  });
});
