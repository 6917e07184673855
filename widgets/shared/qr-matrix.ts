import qrcode from "qrcode/lib/core/qrcode.js";

/** Squares of white around a QR code that readers need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * A QR code (level M) as one SVG path, each run of dark squares of a row as one bar.
 * @returns `box`: the side of the view box, quiet zone included
 */
export function qrPath(text: string): { path: string; box: number } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  const isDark = (row: number, column: number): boolean => column < modules.size && modules.get(row, column) === 1;
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (isDark(row, column + 1)) column++;
      const width = column - start + 1;
      path += `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${width}v1h-${width}z`;
    }
  }
  return { path, box: modules.size + 2 * QUIET_ZONE };
}
