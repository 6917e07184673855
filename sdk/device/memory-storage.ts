import type { DeviceStorage, StoredDevice } from "./device-storage.ts";

/** A storage that forgets with the page: for tests. */
export function memoryStorage(): DeviceStorage {
  const devices = new Map<string, StoredDevice>();
  const notes = new Map<string, unknown>();
  return {
    findDevice: async (network) => devices.get(network),
    saveDevice: async (stored) => void devices.set(stored.network, stored),
    findNote: async <T>(network: string, name: string) =>
      structuredClone(notes.get(`${network}/${name}`)) as T | undefined, // safe because a note has one type per name
    saveNote: async (network, name, value) =>
      void (value === undefined
        ? notes.delete(`${network}/${name}`)
        : notes.set(`${network}/${name}`, structuredClone(value))),
  };
}
