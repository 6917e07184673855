import { assert, assertAccessible, shownText, town, until } from "../shared/element-testing.ts";
import { qrPath } from "../shared/qr-matrix.ts";
import { clear, mountPaired, openVoucher } from "./scanner-testing.ts";

const devices = navigator.mediaDevices;
const real = devices.getUserMedia.bind(devices);

/** A camera that sees a QR code: real pixels in a real stream. */
function cameraSeeing(text: string, [dark, light] = ["#222", "#eee"]): MediaStream {
  const { path, box } = qrPath(text);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 480];
  const pen = canvas.getContext("2d")!; // safe because the canvas is new
  pen.scale(440 / box, 440 / box);
  const code = new Path2D(path);
  const draw = (): void => {
    pen.fillStyle = light!;
    pen.fillRect(0, 0, 2 * box, 2 * box);
    pen.fillStyle = dark!;
    pen.fill(code);
  };
  draw();
  // A still canvas sends no frames.
  setInterval(draw, 40);
  return canvas.captureStream(25);
}

const linkTo = async (code: string): Promise<string> => `https://api.example/${(await town()).network}/w#${code}`;

describe("twuster-scanner, the camera", () => {
  beforeEach(clear);
  afterEach(() => void (devices.getUserMedia = real));
  after(clear);

  for (const [name, colours] of [
    ["dark on light", ["#222", "#eee"]],
    ["light on dark", ["#eee", "#222"]],
  ] as const) {
    it(`reads a code ${name} and lets go of the camera`, async () => {
      const hands = await mountPaired();
      const stream = cameraSeeing(await linkTo(await openVoucher()), [...colours]);
      devices.getUserMedia = async () => stream;
      hands.press("Gutschein scannen");
      await hands.screen("camera");
      await hands.screen("found");
      assert(
        stream.getTracks().every(({ readyState }) => readyState === "ended"),
        "the camera is off",
      );
    });
  }

  for (const [cause, words] of [
    ["NotAllowedError", "darf die Kamera nicht benutzen"],
    ["NotFoundError", "keine Kamera"],
    ["NotReadableError", "anderes Programm"],
  ] as const) {
    it(`says what is the matter at ${cause}, and still takes a typed code`, async () => {
      const hands = await mountPaired();
      devices.getUserMedia = () => Promise.reject(new DOMException("", cause));
      hands.press("Gutschein scannen");
      await until(() => hands.root.querySelector("[role=alert]"), "the sentence");
      assert(shownText(hands.root).includes(words), shownText(hands.root));
      await assertAccessible(hands.element);
      hands.enter(await openVoucher());
      await hands.screen("found");
    });
  }

  it("says so when the camera goes away in mid-use, and opens it again", async () => {
    const hands = await mountPaired();
    const stream = cameraSeeing("https://example.org/");
    const [track] = stream.getVideoTracks();
    devices.getUserMedia = async () => new Promise((resolve) => setTimeout(resolve, 0, new MediaStream([track!]))); // safe because a canvas gives one track
    hands.press("Gutschein scannen");
    await until(() => hands.root.querySelector("video:not([hidden])"), "the picture");
    await assertAccessible(hands.element);
    track!.dispatchEvent(new Event("ended"));
    await until(() => shownText(hands.root).includes("Die Kamera ist weg"), "the sentence");
    const fresh = cameraSeeing(await linkTo(await openVoucher()));
    devices.getUserMedia = async () => fresh;
    hands.press("Noch einmal versuchen");
    await hands.screen("found");
  });

  it("lets go of the camera when the element is taken out of the page", async () => {
    const hands = await mountPaired();
    const stream = cameraSeeing("https://example.org/", ["#ddd", "#eee"]);
    devices.getUserMedia = async () => stream;
    hands.press("Gutschein scannen");
    await until(() => hands.root.querySelector("video:not([hidden])"), "the picture");
    hands.element.remove();
    assert(
      stream.getTracks().every(({ readyState }) => readyState === "ended"),
      "the camera is off",
    );
    document.body.append(hands.element);
    await hands.screen("ready");
  });
});
