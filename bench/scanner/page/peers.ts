import { BrowserQRCodeReader } from "@zxing/browser";
import { BaseLoggger, Html5QrcodeSupportedFormats } from "html5-qrcode/esm/core.js";
import { ZXingHtml5QrcodeDecoder } from "html5-qrcode/esm/zxing-html5-qrcode-decoder.js";
import jsQR from "jsqr";
import QrScanner from "qr-scanner";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { PLAIN, WASM } from "../reading.ts";

/** A still, as pixels and on a canvas: each decoder takes what it is made for. */
export interface Still {
  pixels: ImageData;
  canvas: HTMLCanvasElement;
}
export type Decode = (still: Still) => string | undefined | Promise<string | undefined>;

const plain = new BrowserQRCodeReader();
const html5 = new ZXingHtml5QrcodeDecoder([Html5QrcodeSupportedFormats.QR_CODE], false, new BaseLoggger(false));
const engine = QrScanner.createQrEngine();
const scanCanvas = document.createElement("canvas");
const wasm = prepareZXingModule({ overrides: { locateFile: () => "/zxing_reader.wasm" }, fireImmediately: true });

/** The plain call that our first step is held against. */
export function readPlainly({ canvas }: Still): string | undefined {
  try {
    return plain.decodeFromCanvas(canvas).getText();
  } catch {
    return undefined;
  }
}

/** The peers as shipped, with the settings their own cameras use. */
export const PEERS: Record<string, Decode> = {
  [PLAIN]: readPlainly,
  jsqr: ({ pixels: { data, width, height } }) =>
    jsQR(data, width, height, { inversionAttempts: "attemptBoth" })?.data || undefined,
  "qr-scanner": async ({ canvas }) => {
    // What its camera looks at: the middle two thirds of the shorter side, at most 400 pixels wide.
    const side = Math.round((2 / 3) * Math.min(canvas.width, canvas.height));
    const scanRegion = {
      x: Math.round((canvas.width - side) / 2),
      y: Math.round((canvas.height - side) / 2),
      width: side,
      height: side,
      downScaledWidth: 400,
      downScaledHeight: 400,
    };
    const found = QrScanner.scanImage(canvas, {
      scanRegion,
      qrEngine: await engine,
      canvas: scanCanvas,
      returnDetailedScanResult: true,
    });
    return found.then(({ data }) => data).catch(() => undefined);
  },
  "html5-qrcode": ({ canvas }) =>
    html5.decodeAsync(canvas).then(
      ({ text }) => text,
      () => undefined,
    ),
  [WASM]: async ({ pixels }) => {
    await wasm;
    return (await readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true }))[0]?.text || undefined;
  },
};
