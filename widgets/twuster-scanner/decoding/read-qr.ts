import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from "@zxing/library";
import type { GrayImage } from "./gray-image.ts";

const reader = new QRCodeReader();

/** The text of a QR code in the picture, dark on light; undefined where none can be read. Touches no DOM. */
export function readQr({ data, width, height }: GrayImage): string | undefined {
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(data, width, height)))).getText();
  } catch {
    // @zxing throws for every picture without a code, and other errors on some damaged ones: none may stop the camera.
    return undefined;
  }
}
