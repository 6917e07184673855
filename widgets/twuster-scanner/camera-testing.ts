import { town } from "../shared/element-testing.ts";
import { qrPath } from "../shared/qr-matrix.ts";

type Colours = readonly [dark: string, light: string];

/**
 * A QR code on a canvas, as a camera in a hand sees it: a little nearer and farther from frame to frame. A code that
 * stood perfectly still would be read from the first frame or, one in thirty of those light on dark, from none.
 */
function drawing(
  text: string,
  [dark, light]: Colours,
): { canvas: HTMLCanvasElement; draw: (frameNumber: number) => void } {
  const { path, box } = qrPath(text);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 480];
  const pen = canvas.getContext("2d")!; // safe because the canvas is new
  const code = new Path2D(path);
  const draw = (frameNumber: number): void => {
    const sway = Math.sin(frameNumber / 5);
    const scale = (420 + 20 * sway) / box;
    pen.setTransform(scale, 0, 0, scale, 10 - 10 * sway, 10 - 10 * sway);
    pen.fillStyle = light;
    pen.fillRect(-box, -box, 4 * box, 4 * box);
    pen.fillStyle = dark;
    pen.fill(code);
  };
  draw(0);
  return { canvas, draw };
}

/** A camera that sees a QR code: real pixels in a real stream. */
export function cameraSeeing(text: string, colours: Colours = ["#222", "#eee"]): MediaStream {
  const { canvas, draw } = drawing(text, colours);
  // A still canvas sends no frames.
  let frameNumber = 0;
  setInterval(() => draw(++frameNumber), 40);
  return canvas.captureStream(25);
}

/** One frame of it. */
export function frameSeeing(text: string): ImageData {
  const { canvas } = drawing(text, ["#222", "#eee"]);
  return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height); // safe because it has one already
}

/** What a voucher's QR code says. */
export async function linkTo(code: string): Promise<string> {
  return `https://api.example/${(await town()).network}/w#${code}`;
}
