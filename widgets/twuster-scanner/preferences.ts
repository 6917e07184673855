/** What this counter likes; kept in the browser, and only once somebody chose. */
export interface Preferences {
  isMuted: boolean;
  cameraId?: string;
}

const KEY = "twuster-scanner";

export function readPreferences(): Preferences {
  try {
    const { isMuted, cameraId } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>; // safe because both are checked below
    return { isMuted: isMuted === true, ...(typeof cameraId === "string" ? { cameraId } : {}) };
  } catch {
    return { isMuted: false };
  }
}

export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that stores nothing asks again next time.
  }
}
