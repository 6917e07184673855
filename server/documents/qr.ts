import QRCode from "qrcode";

/** M for screens (and required by GiroCode, EPC069-12); Q for paper, which gets folded and stained. */
type QrLevel = "M" | "Q";

/** Light modules a reader needs around the symbol (ISO/IEC 18004). */
const QUIET_MODULES = 4;

interface QrDrawing {
  /** Side of the square in modules, quiet zone included. */
  size: number;
  /** SVG path of the dark modules, one unit per module. */
  path: string;
}

/** The dark modules of a QR code as one vector path, merged along the rows. */
export function drawQr(text: string, level: QrLevel): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
  const isDark = (x: number, y: number): boolean => x < modules.size && modules.get(y, x) !== 0;
  let path = "";
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!isDark(x, y)) continue;
      const start = x;
      while (isDark(x + 1, y)) x++;
      const width = x - start + 1;
      path += `M${start + QUIET_MODULES} ${y + QUIET_MODULES}h${width}v1h-${width}z`;
    }
  }
  return { size: modules.size + 2 * QUIET_MODULES, path };
}

/**
 * A QR code as SVG markup for our own pages: black on white in any colour scheme, quiet zone
 * included. It carries no text of its own; name it where it stands (`role="img"`, `aria-label`).
 */
export function qrSvg(text: string): string {
  const { size, path } = drawQr(text, "M");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  );
}
