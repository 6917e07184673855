/** Why there is no picture. */
export type CameraFailure = "refused" | "blocked" | "insecure" | "none" | "busy" | "lost";

export class CameraError extends Error {
  readonly failure: CameraFailure;
  constructor(failure: CameraFailure, cause?: unknown) {
    super(failure, { cause });
    this.name = "CameraError";
    this.failure = failure;
  }
}

/** One open camera. */
export interface Camera {
  readonly stream: MediaStream;
  readonly deviceId: string | undefined;
  /** Whether its light can be switched. */
  readonly hasTorch: boolean;
  setTorch(isOn: boolean): Promise<void>;
  /** While the page is out of sight. */
  setPaused(isPaused: boolean): void;
  close(): void;
}

/** Enough pixels for a small code, few enough to read in time. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/**
 * Opens the back camera, or the one named.
 * @param onLost called once when the camera goes away by itself: unplugged, taken by another app, revoked
 * @throws {CameraError}
 */
export async function openCamera(deviceId: string | undefined, onLost: () => void): Promise<Camera> {
  if (!isSecureContext || !navigator.mediaDevices?.getUserMedia) throw new CameraError("insecure");
  if (isBlockedByPage()) throw new CameraError("blocked");
  const stream = await openStream(deviceId);
  const track = stream.getVideoTracks()[0];
  if (!track) throw new CameraError("none");
  track.addEventListener("ended", onLost, { once: true });
  const { torch } = (track.getCapabilities?.() ?? {}) as { torch?: boolean }; // safe because `torch` is only missing in the DOM's types
  return {
    stream,
    deviceId: track.getSettings().deviceId,
    hasTorch: torch === true,
    setTorch: (isOn) => track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] }), // safe for the same reason
    setPaused: (isPaused) => void (track.enabled = !isPaused),
    close: () => {
      track.removeEventListener("ended", onLost);
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

/** The cameras to choose from; their names are known only once one has been opened. */
export async function listCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId).map(({ deviceId }) => deviceId);
}

async function openStream(deviceId: string | undefined): Promise<MediaStream> {
  const choice = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: "environment" } };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...SIZE, ...choice } });
  } catch (cause) {
    const name = cause instanceof DOMException || cause instanceof Error ? cause.name : "";
    // The chosen camera may be gone since last time: any other will do.
    if (name === "OverconstrainedError" && deviceId) return openStream(undefined);
    if (name === "NotAllowedError" || name === "SecurityError") throw new CameraError("refused", cause);
    if (name === "NotFoundError" || name === "OverconstrainedError") throw new CameraError("none", cause);
    throw new CameraError("busy", cause);
  }
}

/** The page's own `Permissions-Policy: camera=()`: asking people to allow it would lead nowhere. */
function isBlockedByPage(): boolean {
  const { permissionsPolicy, featurePolicy } = document as Document &
    Record<"permissionsPolicy" | "featurePolicy", Policy | undefined>; // safe because both are checked for
  const policy = permissionsPolicy ?? featurePolicy;
  return policy?.allowsFeature("camera") === false;
}

interface Policy {
  allowsFeature(feature: string): boolean;
}
