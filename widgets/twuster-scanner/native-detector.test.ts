import { assertEqual } from "../shared/element-testing.ts";
import { cameraSeeing, linkTo } from "./camera-testing.ts";
import { clear, mountPaired, openVoucher } from "./scanner-testing.ts";

const devices = navigator.mediaDevices;
const real = devices.getUserMedia.bind(devices);

/** Chromium has no reader of its own on Linux: this one stands in for it, for as long as a test lasts. */
function standIn(formats: string[], detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]>): void {
  class BarcodeDetector {
    static getSupportedFormats = async (): Promise<string[]> => formats;
    detect = detect;
  }
  Object.assign(globalThis, { BarcodeDetector });
}

const ownReaderIsLoaded = (): boolean =>
  performance.getEntriesByType("resource").some(({ name }) => name.includes("/decoding/qr-decoder"));

describe("twuster-scanner, the browser's own reader", () => {
  beforeEach(clear);
  afterEach(() => {
    devices.getUserMedia = real;
    delete (globalThis as { BarcodeDetector?: unknown }).BarcodeDetector;
  });
  after(clear);

  it("reads alone; ours is not even fetched", async () => {
    const hands = await mountPaired();
    const link = await linkTo(await openVoucher());
    const seen: boolean[] = [];
    standIn(["ean_13", "qr_code"], async (source) => {
      seen.push(source instanceof HTMLVideoElement && source.videoWidth > 0);
      // Nothing in the first two frames.
      return seen.length < 3 ? [] : [{ rawValue: link }];
    });
    devices.getUserMedia = async () => cameraSeeing(link);
    hands.press("Gutschein scannen");
    await hands.screen("found");
    // It saw a picture each time.
    assertEqual([seen, ownReaderIsLoaded()], [[true, true, true], false]);
  });

  it("is helped by ours with what it can't read", async () => {
    const hands = await mountPaired();
    standIn(["qr_code"], async () => []);
    const link = await linkTo(await openVoucher());
    devices.getUserMedia = async () => cameraSeeing(link);
    hands.press("Gutschein scannen");
    await hands.screen("found");
    assertEqual(ownReaderIsLoaded(), true);
  });

  for (const [why, formats, detect] of [
    ["knows no QR codes", ["ean_13"], () => Promise.reject(new Error("never asked"))],
    [
      "has no service behind it",
      ["qr_code"],
      () => Promise.reject(new DOMException("unavailable", "NotSupportedError")),
    ],
  ] as const) {
    it(`is replaced by ours where it ${why}`, async () => {
      const hands = await mountPaired();
      standIn([...formats], detect);
      const link = await linkTo(await openVoucher());
      devices.getUserMedia = async () => cameraSeeing(link);
      hands.press("Gutschein scannen");
      await hands.screen("found");
    });
  }
});
