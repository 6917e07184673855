import type { PassView } from "../../sdk/wire/pass.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";

/** A voucher, coupon or book as this phone keeps it. Nothing of it leaves the phone but the code, when asking for its state. */
export interface KeptPass {
  network: string;
  code: string;
  /** ISO 8601 UTC. */
  keptAt: string;
  /** Absent until the server could be asked. */
  view?: PassView | undefined;
  /** When `view` was fetched, ISO 8601 UTC. */
  checkedAt?: string | undefined;
}

/** The browser keeps nothing here: private mode, blocked site data, a full disk. */
export class StorageBlocked extends Error {
  constructor(cause?: unknown) {
    super("storage blocked", { cause });
    this.name = "StorageBlocked";
  }
}

const TABLE = "vouchers";
/** Safari has had versions whose first open() never answers. */
const OPEN_TIMEOUT_MS = 4_000;

/**
 * What this phone keeps, in IndexedDB. Each call opens and closes, so that tabs never wait for each other.
 * @throws {StorageBlocked} from every method
 */
export class WalletStore {
  readonly #name: string;

  constructor(name = "twuster-wallet") {
    this.#name = name;
  }

  /** Leaves no trace: where nothing was ever kept, no database appears. */
  async list(network: string): Promise<KeptPass[]> {
    const database = await this.#open({ mayCreate: false });
    if (!database) return [];
    const range = IDBKeyRange.bound([network], [network, []]);
    const reading = (table: IDBObjectStore): IDBRequest<KeptPass[]> => table.getAll(range) as IDBRequest<KeptPass[]>; // safe because only put() writes
    return (await this.#run(database, "readonly", reading)).map(withKind);
  }

  async put(passes: readonly KeptPass[]): Promise<void> {
    const database = await this.#open({ mayCreate: true });
    if (!database) throw new StorageBlocked();
    await this.#run(database, "readwrite", (table) => passes.map((pass) => table.put(pass)).at(-1));
  }

  /** Notes what the server said; a pass that another tab removed meanwhile stays removed. */
  async note(network: string, code: string, view: PassView, checkedAt: string): Promise<void> {
    const database = await this.#open({ mayCreate: false });
    if (!database) return;
    await this.#run(database, "readwrite", (table) => {
      const reading = table.get([network, code]) as IDBRequest<KeptPass | undefined>; // safe because only put() writes
      reading.onsuccess = (): void => {
        if (reading.result) table.put({ ...reading.result, view, checkedAt });
      };
      return reading;
    });
  }

  async remove(network: string, code: string): Promise<void> {
    const database = await this.#open({ mayCreate: false });
    if (database) await this.#run(database, "readwrite", (table) => table.delete([network, code]));
  }

  #open({ mayCreate }: { mayCreate: boolean }): Promise<IDBDatabase | undefined> {
    return new Promise((resolve, reject) => {
      let isNew = false;
      const timer = setTimeout(() => reject(new StorageBlocked("timeout")), OPEN_TIMEOUT_MS);
      const fail = (cause: unknown): void => {
        clearTimeout(timer);
        if (isNew && !mayCreate) resolve(undefined);
        else reject(new StorageBlocked(cause));
      };
      const open = (): void => {
        const opening = indexedDB.open(this.#name, 1);
        opening.onupgradeneeded = (): void => {
          isNew = true;
          if (mayCreate) opening.result.createObjectStore(TABLE, { keyPath: ["network", "code"] });
          else opening.transaction?.abort();
        };
        opening.onerror = (): void => fail(opening.error);
        opening.onsuccess = (): void => {
          clearTimeout(timer);
          opening.result.onversionchange = (): void => opening.result.close();
          resolve(opening.result);
        };
      };
      const openWhatIsThere = async (): Promise<void> => {
        if (mayCreate || (await this.#mayBeThere())) return open();
        clearTimeout(timer);
        resolve(undefined);
      };
      openWhatIsThere().catch(fail);
    });
  }

  /**
   * Safari keeps the name of a database whose creation was aborted. Firefox before 126 can't be asked, and keeps nothing.
   * Deleting it afterwards would take along what another tab has put there meanwhile.
   */
  async #mayBeThere(): Promise<boolean> {
    if (!indexedDB.databases) return true;
    return (await indexedDB.databases()).some(({ name }) => name === this.#name);
  }

  #run<T>(
    database: IDBDatabase,
    mode: IDBTransactionMode,
    work: (table: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const request = work(transaction.objectStore(TABLE));
      transaction.oncomplete = (): void => resolve(request?.result as T); // safe because a completed transaction's requests have results
      transaction.onabort = (): void => reject(new StorageBlocked(transaction.error));
    }).finally(() => database.close());
  }
}

/** Phones hold vouchers from before there was anything else: they have no kind. */
function withKind(pass: KeptPass): KeptPass {
  return pass.view && !("kind" in pass.view)
    ? { ...pass, view: { ...(pass.view as VoucherView), kind: "voucher" } }
    : pass; // safe because only vouchers were kept then
}
