import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";
import type { PassView } from "../../sdk/wire/pass.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { isFinal, isShowable, standingOf, type KnownPass } from "./pass-standing.ts";
import { StorageBlocked, type WalletStore } from "./wallet-store.ts";

export interface WalletPass extends KnownPass {
  isKept: boolean;
  isChecking: boolean;
  /** When `view` was fetched, ISO 8601 UTC. */
  checkedAt?: string | undefined;
  /** Why the last question got no answer. */
  failure?: ApiError | undefined;
}

/** A voucher, or a code nobody could ask about yet. */
export interface WalletVoucher extends WalletPass {
  view?: VoucherView | undefined;
}

export function isVoucher(pass: WalletPass): pass is WalletVoucher {
  return !pass.view || pass.view.kind === "voucher";
}

export interface WalletPorts {
  store: WalletStore;
  network(): string;
  /** @throws {ApiError} */
  ask(code: string): Promise<PassView>;
}

/** A market shares one router: a wallet full of passes asks for few at a time. */
const PARALLEL_CHECKS = 4;
const SLOW_AFTER_MS = 5_000;

/** The passes before us: those a link just brought, and those this phone keeps. Elements ask, the store answers. */
export class Wallet implements ReactiveController {
  passes: WalletPass[] = [];
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

  get arrived(): WalletPass[] {
    return this.passes.filter((pass) => !pass.isKept);
  }

  /** What arrived, may be shown at a counter and is not here in another copy. */
  get useful(): WalletPass[] {
    const now = new Date();
    const open = this.arrived.filter(
      ({ view, failure }) => isShowable(standingOf(view, now)) && failure?.code !== "not_found",
    );
    return open.filter((pass) => !this.twinOf(pass));
  }

  /** The same coupon under another code, kept and open: nobody needs it twice. */
  twinOf({ code, view }: WalletPass): WalletPass | undefined {
    if (view?.kind !== "coupon") return undefined;
    const now = new Date();
    return this.kept.find(
      (kept) =>
        kept.code !== code &&
        kept.view?.kind === "coupon" &&
        kept.view.couponId === view.couponId &&
        isShowable(standingOf(kept.view, now)),
    );
  }

  get kept(): WalletPass[] {
    return this.passes.filter((pass) => pass.isKept);
  }

  find(code: string | undefined): WalletPass | undefined {
    return this.passes.find((pass) => pass.code === code);
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
      const arrived = this.passes.filter(({ code, isKept }) => !isKept && !codes.has(code));
      this.passes = [...records.map((record) => this.#fromRecord(record)), ...arrived];
    } catch {
      this.isBlocked = true;
    }
    this.isLoaded = true;
    this.#changed();
  }

  /** Puts a link's or a typed code's passes before us and asks for them. Nothing is stored. */
  async bring(codes: readonly string[]): Promise<void> {
    for (const code of codes) {
      if (!this.find(code)) this.passes.push({ code, isKept: false, isChecking: false });
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
    for (const pass of keepable) pass.isKept = true;
    this.passes = this.kept;
    this.#tellTabs();
    return keepable.length;
  }

  /** Forgets what arrived and was not kept. */
  dismiss(): void {
    this.passes = this.kept;
    this.#changed();
  }

  async remove(code: string): Promise<void> {
    await this.#ports.store.remove(this.#ports.network(), code);
    this.passes = this.passes.filter((pass) => pass.code !== code);
    this.#tellTabs();
  }

  /** Asks for what may have changed; a code that is none is not asked twice, for failures are counted. */
  async refresh(passes = this.passes): Promise<void> {
    const now = new Date();
    const open = passes.filter(({ view, failure }) => !isFinal(view, now) && failure?.code !== "not_found");
    await this.#checkAll(open.map(({ code }) => code));
  }

  async check(code: string): Promise<void> {
    const pass = this.find(code);
    if (!pass || pass.isChecking) return;
    pass.isChecking = true;
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
  #set(code: string, change: Partial<WalletPass>): void {
    const pass = this.find(code);
    if (pass) Object.assign(pass, change);
    this.#changed();
  }

  #setSlow(isSlow: boolean): void {
    this.isSlow = isSlow;
    this.#changed();
  }

  #fromRecord({ code, view, checkedAt }: KnownPass & { checkedAt?: string | undefined }): WalletPass {
    const known = this.find(code);
    return { code, view, checkedAt, isKept: true, isChecking: known?.isChecking ?? false, failure: known?.failure };
  }

  #tellTabs(): void {
    this.#tabs?.postMessage("changed");
    this.#changed();
  }
}
