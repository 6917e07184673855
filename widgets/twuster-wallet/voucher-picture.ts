import { formatCode } from "../../sdk/wire/pass-code.ts";
import { formatDay } from "../shared/language.ts";
import { qrPath } from "../shared/qr-matrix.ts";
import { nameOf, onlyAt, valueText, type VoucherFrame } from "./voucher-card.ts";
import type { WalletVoucher } from "./wallet.ts";

/** A phone's gallery shows this without cutting, and a camera reads it off the screen. */
const WIDTH = 1080;
const HEIGHT = 1560;
const QR_SIDE = 800;
const PAPER = "#fffaf0";
const INK = "#26221b";

/** The voucher as a PNG: value, QR code, code, validity; for the gallery, where no browser tidies up. */
async function voucherPicture(voucher: WalletVoucher, link: string, frame: VoucherFrame, font: string): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d")!; // safe because no other kind of context was asked for
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawPlait(pen, 0);
  drawPlait(pen, HEIGHT - 32);
  const write = (text: string, y: number, sizePx: number, weight = 400): void => {
    pen.fillStyle = INK;
    pen.textAlign = "center";
    pen.font = `${weight} ${sizePx}px ${font}`;
    pen.fillText(text, WIDTH / 2, y, WIDTH - 120);
  };
  const { messages, language } = frame;
  write(nameOf(voucher, frame), 120, 50, 600);
  write(valueText(voucher, frame), 255, voucher.view ? 130 : 70, 700);
  drawQr(pen, link, (WIDTH - QR_SIDE) / 2, 300);
  write(formatCode(voucher.code), 1195, 66, 700);
  if (voucher.view) write(`${messages.validUntil} ${formatDay(voucher.view.validUntil, language)}`, 1285, 50, 600);
  const warnings = [
    onlyAt(voucher, frame),
    frame.isTest ? messages.testMode : "",
    voucher.view?.isTraining ? messages.training : "",
  ].filter(Boolean);
  if (warnings.length) write(warnings.join(" · "), 1365, 46, 700);
  write(messages.pictureFoot, 1455, 34);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("canvas refused"))), "image/png");
  });
}

/** Draws the picture and hands it to the browser's downloads. @throws where the canvas or the download is refused */
export async function savePicture(
  voucher: WalletVoucher,
  link: string,
  frame: VoucherFrame,
  font: string,
): Promise<void> {
  const euros = String((voucher.view?.valueCents ?? 0) / 100);
  saveFile(await voucherPicture(voucher, link, frame, font), frame.messages.pictureName(euros, voucher.code.slice(-4)));
}

function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Safari still reads the address a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function drawQr(pen: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { path, box } = qrPath(text);
  // Whole pixels per square: blurred edges cost readability.
  const scale = Math.floor(QR_SIDE / box);
  const inset = Math.floor((QR_SIDE - scale * box) / 2);
  pen.fillStyle = "#ffffff";
  pen.fillRect(left, top, QR_SIDE, QR_SIDE);
  pen.fillStyle = "#000000";
  pen.save();
  pen.translate(left + inset, top + inset);
  pen.scale(scale, scale);
  const squares = new Path2D(path);
  pen.fill(squares);
  pen.restore();
}

function drawPlait(pen: CanvasRenderingContext2D, top: number): void {
  for (const [color, lean] of [
    ["#dcb04a", -16],
    ["#c9972f", 16],
  ] as const) {
    pen.fillStyle = color;
    for (let x = -24; x < WIDTH; x += 24) {
      pen.beginPath();
      pen.moveTo(x, top + 16);
      pen.lineTo(x + 12, top + 16 + lean);
      pen.lineTo(x + 32, top + 16 + lean);
      pen.lineTo(x + 20, top + 16);
      pen.fill();
    }
  }
}
