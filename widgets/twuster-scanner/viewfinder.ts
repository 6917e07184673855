import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CameraError, listCameras, openCamera, type Camera, type CameraFailure } from "./camera.ts";
import type { QrDecoder } from "./decoding/qr-decoder.ts";
import { FrameLoop, prepareDecoder } from "./frame-loop.ts";
import { readPreferences, writePreferences } from "./preferences.ts";

/** The camera while its screen is up: opens it, reads its frames, lets go of it. */
export class Viewfinder implements ReactiveController {
  status: "closed" | "opening" | "live" | "failed" = "closed";
  failure: CameraFailure | "decoder" | undefined;
  /** How many cameras there are to choose from. */
  cameraCount = 0;
  isTorchOn = false;

  readonly #host: ReactiveControllerHost;
  readonly #onText: (text: string) => void;
  #camera: Camera | undefined;
  #cameras: string[] = [];
  #loop: FrameLoop | undefined;
  #decoder: Promise<QrDecoder> | undefined;
  /** Raised by every opening and closing; an answer to an older one is thrown away. */
  #turn = 0;

  constructor(host: ReactiveControllerHost, onText: (text: string) => void) {
    this.#host = host;
    this.#onText = onText;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#followVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#followVisibility);
    this.close();
  }

  get hasTorch(): boolean {
    return this.#camera?.hasTorch === true;
  }

  async open(cameraId = readPreferences().cameraId): Promise<void> {
    this.close();
    const turn = this.#turn;
    this.#set("opening");
    this.#decoder = prepareDecoder();
    try {
      const camera = await openCamera(cameraId, () => this.#fail("lost"));
      if (turn !== this.#turn) return camera.close();
      this.#camera = camera;
      this.#set("live");
      const cameras = await listCameras().catch(() => []);
      if (turn !== this.#turn) return;
      this.#cameras = cameras;
      this.cameraCount = cameras.length;
      this.#host.requestUpdate();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error instanceof CameraError ? error.failure : "busy");
    }
  }

  /** Shows the picture in `video` and reads it. Called after each drawing; does its work once per camera. */
  attach(video: HTMLVideoElement | null): void {
    if (!video || !this.#camera || video.srcObject === this.#camera.stream) return;
    video.srcObject = this.#camera.stream;
    // A refused play() (iOS low-power mode) leaves the first frame standing; the loop reads that one.
    void video.play().catch(() => undefined);
    this.#loop = new FrameLoop(video, { onText: this.#onText, onFailure: () => this.#fail("decoder") }, this.#decoder);
  }

  async toggleTorch(): Promise<void> {
    try {
      await this.#camera?.setTorch(!this.isTorchOn);
      this.isTorchOn = !this.isTorchOn;
    } catch {
      this.isTorchOn = false;
    }
    this.#host.requestUpdate();
  }

  /** The next of several cameras; remembered for this counter. */
  async switchCamera(): Promise<void> {
    const current = this.#cameras.indexOf(this.#camera?.deviceId ?? "");
    const cameraId = this.#cameras[(current + 1) % this.#cameras.length];
    if (!cameraId) return;
    writePreferences({ ...readPreferences(), cameraId });
    await this.open(cameraId);
  }

  close(): void {
    this.#turn++;
    this.#loop?.stop();
    this.#camera?.close();
    this.#decoder?.then((decoder) => decoder.close()).catch(() => undefined);
    this.#loop = this.#camera = this.#decoder = undefined;
    this.isTorchOn = false;
    this.#set("closed");
  }

  readonly #followVisibility = (): void => this.#camera?.setPaused(document.hidden);

  #fail(failure: CameraFailure | "decoder"): void {
    this.close();
    this.failure = failure;
    this.#set("failed");
  }

  #set(status: Viewfinder["status"]): void {
    this.status = status;
    this.#host.requestUpdate();
  }
}
