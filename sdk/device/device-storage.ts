import type { DeviceView } from "../wire/scan.ts";

/** What this browser keeps of its pairing with one network. */
export interface StoredDevice {
  network: string;
  device: DeviceView;
  keys: CryptoKeyPair;
}

/** Where a counter keeps what must outlive a reload. Every method rejects where the browser stores nothing. */
export interface DeviceStorage {
  findDevice(network: string): Promise<StoredDevice | undefined>;
  saveDevice(stored: StoredDevice): Promise<void>;
  /** A small value of the counter's own, e.g. the booking whose outcome is unknown. */
  findNote<T>(network: string, name: string): Promise<T | undefined>;
  /** `undefined` forgets it. */
  saveNote(network: string, name: string, value: unknown): Promise<void>;
}

/** IndexedDB, the only store that keeps a key which can't be exported. */
export function openDeviceStorage(): DeviceStorage {
  let opened: Promise<IDBDatabase> | undefined;
  /** Looking for a pairing must leave nothing behind on a page that nobody has used yet. */
  const look = async <T>(store: string, key: string): Promise<T | undefined> =>
    opened || (await mayBeThere()) ? run<T>(store, "readonly", (from) => from.get(key)) : undefined;
  const database = (): Promise<IDBDatabase> => {
    // A failed opening is tried again: private windows refuse at first and allow later.
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const run = async <T>(
    store: string,
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const transaction = (await database()).transaction(store, mode, { durability: "strict" });
    const request = act(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB aborted"));
    });
  };
  return {
    findDevice: (network) => look("devices", network),
    saveDevice: async (stored) =>
      void (await run("devices", "readwrite", (store) => store.put(stored, stored.network))),
    findNote: (network, name) => look("notes", `${network}/${name}`),
    saveNote: async (network, name, value) => {
      const key = `${network}/${name}`;
      const change = (store: IDBObjectStore): IDBRequest =>
        value === undefined ? store.delete(key) : store.put(value, key);
      await run("notes", "readwrite", change);
    },
  };
}

const NAME = "twuster-device";

/** Firefox before 126 can't be asked. @throws where the browser lets nothing be stored */
async function mayBeThere(): Promise<boolean> {
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("devices");
      request.result.createObjectStore("notes");
    };
    request.onsuccess = () => {
      // A later version in another tab must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error("IndexedDB refused"));
  });
}
