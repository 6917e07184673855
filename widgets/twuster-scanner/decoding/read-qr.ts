import { QRCodeReader, type BinaryBitmap } from "@zxing/library";
import type { DarkMap } from "./dark-map.ts";

const reader = new QRCodeReader();

/** The text of a QR code on the map; undefined where none can be read. Touches no DOM. */
export function readQr(map: DarkMap): string | undefined {
  try {
    const picture = { getBlackMatrix: () => map } as unknown as BinaryBitmap; // safe because the reader asks for nothing else
    return reader.decode(picture).getText() || undefined;
  } catch {
    // @zxing throws for every picture without a code, and other errors on some damaged ones: none may stop the camera.
    return undefined;
  }
}
