import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { isFinal, isShowable, standingOf, townDay, type KnownVoucher } from "./voucher-standing.ts";
import { StorageBlocked, type WalletStore } from "./wallet-store.ts";

export interface WalletVoucher extends KnownVoucher {
  isKept: boolean;
  isChecking: boolean;
  /** When `view` was fetched, ISO 8601 UTC. */
  checkedAt?: string | undefined;
  /** Why the last question got no answer. */
  failure?: ApiError | undefined;
}

export interface WalletPorts {
  store: WalletStore;
  network(): string;
  /** @throws {ApiError} */
  ask(code: string): Promise<VoucherView>;
}

/** A market shares one router: a wallet full of vouchers asks for few at a time. */
const PARALLEL_CHECKS = 4;
const SLOW_AFTER_MS = 5_000;

/** The vouchers before us: those a link just brought, and those this phone keeps. Elements ask, the store answers. */
export class Wallet implements ReactiveController {
  vouchers: WalletVoucher[] = [];
  /** False until the store was read. */
  isLoaded = false;
  isBlocked = false;
  /** An answer has been awaited for five seconds. */
  isSlow = false;

  readonly #host: ReactiveControllerHost;
  readonly #ports: WalletPorts;
  #tabs: BroadcastChannel | undefined;

  constructor(host: ReactiveControllerHost, ports: WalletPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  get arrived(): WalletVoucher[] {
    return this.vouchers.filter((voucher) => !voucher.isKept);
  }

  /** What arrived and may be shown at a counter. */
  get useful(): WalletVoucher[] {
    const today = townDay(new Date());
    return this.arrived.filter(
      ({ view, failure }) => isShowable(standingOf(view, today)) && failure?.code !== "not_found",
    );
  }

  get kept(): WalletVoucher[] {
    return this.vouchers.filter((voucher) => voucher.isKept);
  }

  find(code: string | undefined): WalletVoucher | undefined {
    return this.vouchers.find((voucher) => voucher.code === code);
  }

  hostConnected(): void {
    addEventListener("online", this.#refresh);
    addEventListener("offline", this.#changed);
    document.addEventListener("visibilitychange", this.#refresh);
    this.#tabs = new BroadcastChannel("twuster-wallet");
    this.#tabs.onmessage = (): void => void this.load();
  }

  hostDisconnected(): void {
    removeEventListener("online", this.#refresh);
    removeEventListener("offline", this.#changed);
    document.removeEventListener("visibilitychange", this.#refresh);
    this.#tabs?.close();
  }

  /** Reads the store: at the start, and when another tab changed it. */
  async load(): Promise<void> {
    try {
      const records = await this.#ports.store.list(this.#ports.network());
      const codes = new Set(records.map((record) => record.code));
      const arrived = this.vouchers.filter(({ code, isKept }) => !isKept && !codes.has(code));
      this.vouchers = [...records.map((record) => this.#fromRecord(record)), ...arrived];
    } catch {
      this.isBlocked = true;
    }
    this.isLoaded = true;
    this.#changed();
  }

  /** Puts a link's or a typed code's vouchers before us and asks for them. Nothing is stored. */
  async bring(codes: readonly string[]): Promise<void> {
    for (const code of codes) {
      if (!this.find(code)) this.vouchers.push({ code, isKept: false, isChecking: false });
    }
    await this.#checkAll(codes);
  }

  /** Keeps what arrived and is good for something, also unchecked. @throws {StorageBlocked} */
  async keep(now: Date): Promise<number> {
    const keepable = this.useful;
    const network = this.#ports.network();
    try {
      await this.#ports.store.put(
        keepable.map(({ code, view, checkedAt }) => ({ network, code, view, checkedAt, keptAt: now.toISOString() })),
      );
    } catch (cause) {
      this.isBlocked = true;
      this.#changed();
      throw cause instanceof StorageBlocked ? cause : new StorageBlocked(cause);
    }
    for (const voucher of keepable) voucher.isKept = true;
    this.vouchers = this.kept;
    this.#tellTabs();
    return keepable.length;
  }

  /** Forgets what arrived and was not kept. */
  dismiss(): void {
    this.vouchers = this.kept;
    this.#changed();
  }

  async remove(code: string): Promise<void> {
    await this.#ports.store.remove(this.#ports.network(), code);
    this.vouchers = this.vouchers.filter((voucher) => voucher.code !== code);
    this.#tellTabs();
  }

  /** Asks for what may have changed; a code that is none is not asked twice, for failures are counted. */
  async refresh(vouchers = this.vouchers): Promise<void> {
    const now = new Date();
    const open = vouchers.filter(({ view, failure }) => !isFinal(view, now) && failure?.code !== "not_found");
    await this.#checkAll(open.map(({ code }) => code));
  }

  async check(code: string): Promise<void> {
    const voucher = this.find(code);
    if (!voucher || voucher.isChecking) return;
    voucher.isChecking = true;
    this.#changed();
    const timer = setTimeout(() => this.#setSlow(true), SLOW_AFTER_MS);
    try {
      const view = await this.#ports.ask(code);
      const checkedAt = new Date().toISOString();
      this.#set(code, { view, checkedAt, failure: undefined, isChecking: false });
      if (this.find(code)?.isKept)
        await this.#ports.store.note(this.#ports.network(), code, view, checkedAt).catch(() => undefined);
    } catch (cause) {
      const failure = cause instanceof ApiError ? cause : new ApiError("internal", { cause });
      this.#set(code, { failure, isChecking: false });
    } finally {
      clearTimeout(timer);
      this.#setSlow(false);
    }
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  readonly #refresh = (): void => {
    if (document.visibilityState === "visible") void this.refresh();
  };

  async #checkAll(codes: readonly string[]): Promise<void> {
    const waiting = [...codes];
    const work = async (): Promise<void> => {
      for (let code = waiting.shift(); code; code = waiting.shift()) await this.check(code);
    };
    await Promise.all(Array.from({ length: PARALLEL_CHECKS }, work));
  }

  /** By code, not by object: another tab's change may have replaced the list while we waited. */
  #set(code: string, change: Partial<WalletVoucher>): void {
    const voucher = this.find(code);
    if (voucher) Object.assign(voucher, change);
    this.#changed();
  }

  #setSlow(isSlow: boolean): void {
    this.isSlow = isSlow;
    this.#changed();
  }

  #fromRecord({ code, view, checkedAt }: KnownVoucher & { checkedAt?: string | undefined }): WalletVoucher {
    const known = this.find(code);
    return { code, view, checkedAt, isKept: true, isChecking: known?.isChecking ?? false, failure: known?.failure };
  }

  #tellTabs(): void {
    this.#tabs?.postMessage("changed");
    this.#changed();
  }
}
