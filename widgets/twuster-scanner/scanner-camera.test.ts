import { assert, assertAccessible, assertEqual, shownText, until } from "../shared/element-testing.ts";
import { itWith } from "../shared/hands.ts";
import { cameraSeeing, linkTo } from "./camera-testing.ts";
import { german } from "./messages.de.ts";
import { clear, mountPaired, openVoucher, pageInFrame } from "./scanner-testing.ts";

const devices = navigator.mediaDevices;
const real = devices.getUserMedia.bind(devices);
const realList = devices.enumerateDevices.bind(devices);

/** Not every browser lets a page make one of its own. */
const overconstrained = (): Error => Object.assign(new Error("refused"), { name: "OverconstrainedError" });

/** Cameras by their ids, each seeing nothing. @returns what was asked of them, in order */
function cameras(...ids: string[]): MediaTrackConstraints[] {
  const asked: MediaTrackConstraints[] = [];
  devices.enumerateDevices = async () => ids.map((deviceId) => ({ kind: "videoinput", deviceId }) as MediaDeviceInfo); // safe because no more is read
  devices.getUserMedia = async (constraints) => {
    const video = constraints?.video as MediaTrackConstraints; // safe because the counter wants a picture
    asked.push(video);
    const { exact } = (video.deviceId ?? {}) as { exact?: string }; // safe because it is asked so or not at all
    if (exact && !ids.includes(exact)) throw overconstrained();
    const stream = cameraSeeing("https://example.org/", ["#eee", "#eee"]);
    const [track] = stream.getVideoTracks();
    const deviceId = exact ?? ids[0]!; // safe because there is a camera
    track!.getSettings = () => ({ deviceId }); // safe because a canvas gives one track
    return stream;
  };
  return asked;
}

describe("twuster-scanner, the camera", () => {
  beforeEach(clear);
  afterEach(() => void Object.assign(devices, { getUserMedia: real, enumerateDevices: realList }));
  after(clear);

  for (const [name, colours] of [
    ["dark on light", ["#222", "#eee"]],
    ["light on dark", ["#eee", "#222"]],
  ] as const) {
    it(`reads a code ${name} and lets go of the camera`, async () => {
      const hands = await mountPaired();
      const stream = cameraSeeing(await linkTo(await openVoucher()), colours);
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

  itWith(
    "policy",
    "says that the page allows none, where its Permissions-Policy is so, without a retry that leads nowhere",
    async () => {
      await mountPaired();
      const { frame, shows } = pageInFrame(`${location.origin}/__page?policy=camera%3D()`);
      await until(() => shows().includes(german.scan), "the page's counter");
      const { shadowRoot } = frame.contentDocument!.querySelector("twuster-scanner")!;
      shadowRoot!.querySelector<HTMLElement>("[part=scan]")!.click();
      await until(() => shows().includes(german.camera_blocked), "the sentence");
      assert(!shows().includes(german.retry), "no retry");
      shadowRoot!.querySelector<HTMLInputElement>("#code")!.value = await openVoucher();
      shadowRoot!.querySelector<HTMLElement>(".entry [type=submit]")!.click();
      await until(() => shadowRoot!.querySelector('[data-screen="found"]'), "the voucher");
    },
  );

  it("says so when the camera goes away in mid-use, and opens it again", async () => {
    const hands = await mountPaired();
    const stream = cameraSeeing("https://example.org/", ["#eee", "#eee"]);
    const [track] = stream.getVideoTracks();
    devices.getUserMedia = async () => new Promise((resolve) => setTimeout(resolve, 0, new MediaStream([track!]))); // safe because a canvas gives one track
    // An "ended" that a script dispatches on a canvas' track reaches no listener in Firefox.
    let end: (() => void) | undefined;
    track!.addEventListener = (type: string, listener: unknown) => {
      if (type === "ended") end = listener as () => void; // safe because the camera takes no event
    };
    hands.press("Gutschein scannen");
    await until(() => hands.root.querySelector("video:not([hidden])"), "the picture");
    await assertAccessible(hands.element);
    end!();
    await until(() => shownText(hands.root).includes("Die Kamera ist weg"), "the sentence");
    const fresh = cameraSeeing(await linkTo(await openVoucher()));
    devices.getUserMedia = async () => fresh;
    hands.press("Noch einmal versuchen");
    await hands.screen("found");
  });

  it("switches the light on and off where the camera has one, and says so truly where it refuses", async () => {
    const hands = await mountPaired();
    const stream = cameraSeeing("https://example.org/", ["#eee", "#eee"]);
    const track = stream.getVideoTracks()[0]!; // safe because a canvas gives one track
    const asked: unknown[] = [];
    let refuses = false;
    track.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities; // safe because `torch` is only missing in the DOM's types
    track.applyConstraints = async (constraints) => {
      if (refuses) throw overconstrained();
      asked.push(constraints);
    };
    devices.getUserMedia = async () => stream;
    hands.press(german.scan);
    const light = (): HTMLElement | undefined =>
      [...hands.root.querySelectorAll<HTMLElement>(".controls [aria-pressed]")].find((each) => each.offsetHeight >= 44);
    await until(light, "the light's button");
    const says = (): unknown[] => [shownText(light()!), light()!.getAttribute("aria-pressed")]; // safe because it was just awaited
    assertEqual(says(), [german.torchOn, "false"]);
    hands.press(german.torchOn);
    await until(() => says()[1] === "true", "the light");
    assertEqual(says(), [german.torchOff, "true"]);
    await assertAccessible(hands.element);
    hands.press(german.torchOff);
    await until(() => says()[1] === "false", "the dark");
    assertEqual(asked, [{ advanced: [{ torch: true }] }, { advanced: [{ torch: false }] }]);
    refuses = true;
    hands.press(german.torchOn);
    await hands.element.updateComplete;
    assertEqual(says(), [german.torchOn, "false"]);
  });

  it("offers the other camera, lets go of the first, and knows the choice next time", async () => {
    const hands = await mountPaired();
    const asked = cameras("back", "front");
    const picture = (): HTMLVideoElement | null => hands.root.querySelector("video:not([hidden])");
    hands.press(german.scan);
    await until(() => shownText(hands.root).includes(german.cameraSwitch), "the choice");
    const first = (await until(() => picture()?.srcObject, "the picture")) as MediaStream; // safe because the counter shows a stream
    assert(!hands.root.querySelector(".controls [aria-pressed]"), "no light that is none");
    hands.press(german.cameraSwitch);
    await until(() => picture()?.srcObject && picture()?.srcObject !== first, "another picture");
    assert(
      first.getTracks().every(({ readyState }) => readyState === "ended"),
      "the first camera is off",
    );
    hands.press(german.cameraCancel);
    await hands.screen("ready");
    hands.press(german.scan);
    await until(picture, "the picture");
    assertEqual(
      asked.map(({ facingMode, deviceId }) => facingMode ?? deviceId),
      [{ ideal: "environment" }, { exact: "front" }, { exact: "front" }],
    );
  });

  it("takes any other camera where the chosen one is gone, and offers no choice of one", async () => {
    localStorage.setItem("twuster-scanner", JSON.stringify({ isMuted: false, cameraId: "unplugged" }));
    const hands = await mountPaired();
    const asked = cameras("back");
    hands.press(german.scan);
    await until(() => hands.root.querySelector("video:not([hidden])"), "the picture");
    assertEqual(
      asked.map(({ facingMode, deviceId }) => facingMode ?? deviceId),
      [{ exact: "unplugged" }, { ideal: "environment" }],
    );
    await hands.element.updateComplete;
    assert(!shownText(hands.root).includes(german.cameraSwitch), "no choice");
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
