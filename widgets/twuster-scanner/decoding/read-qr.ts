import { DecodeHintType, QRCodeReader, type BinaryBitmap, type ResultPoint } from "@zxing/library";
import { addNew, bestThree, type Corner } from "./corners.ts";
import type { DarkMap } from "./dark-map.ts";

const reader = new QRCodeReader();
/** How often a picture is searched; more would read next to nothing and take a camera's time. */
const SEARCHES = 4;
/** A picture that seems to have more corners is noise, and not worth the time. */
const MOST_CORNERS = 12;

/**
 * The text of a QR code on the map; undefined where none can be read. Touches no DOM. One clean code in twenty has data
 * that @zxing takes for a corner: such a place is painted over, and the search goes on without it.
 */
export function readQr(map: DarkMap): string | undefined {
  const corners: Corner[] = [];
  const tried = new Set<string>();
  let hidden: Corner[] = [];
  for (let search = 0; search < SEARCHES; search++) {
    const { text, found } = look(hidden.length ? map.without(hidden) : map);
    if (text) return text;
    const known = corners.length;
    if (found.length <= MOST_CORNERS) addNew(corners, found);
    if (corners.length < 3 || corners.length > MOST_CORNERS) return undefined;
    // What was no corner hid none either.
    if (search > 0 && corners.length === known) return undefined;
    const best = bestThree(corners) ?? [];
    hidden = corners.filter((corner) => !best.includes(corner));
    // The search ends with three: the last of them may have stood where it saw no further.
    if (!hidden.length || tried.has(keyOf(hidden))) hidden = corners.slice(-1);
    tried.add(keyOf(hidden));
  }
  return undefined;
}

const keyOf = (corners: Corner[]): string => corners.map(({ x, y }) => `${x} ${y}`).join();

/** One search by @zxing, and every corner it thought to see. */
function look(map: DarkMap): { text?: string; found: Corner[] } {
  const found: Corner[] = [];
  const foundPossibleResultPoint = (point: ResultPoint): void => {
    // The small square near the fourth corner is told here too; it has no module of its own.
    if ("getEstimatedModuleSize" in point)
      found.push({ x: point.getX(), y: point.getY(), modulePx: (point.getEstimatedModuleSize as () => number)() });
  };
  try {
    const picture = { getBlackMatrix: () => map } as unknown as BinaryBitmap; // safe because the reader asks for nothing else
    const hints = new Map([[DecodeHintType.NEED_RESULT_POINT_CALLBACK, { foundPossibleResultPoint }]]);
    return { text: reader.decode(picture, hints).getText(), found };
  } catch {
    // @zxing throws for every picture without a code, and other errors on some damaged ones: none may stop the camera.
    return { found };
  }
}
