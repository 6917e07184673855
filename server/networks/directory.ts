import type { Context, Platform } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { findNetworkBySlug, getNetwork } from "./store.ts";

const keptMs = 2_000;

/** Finds networks by slug or id; what it found is believed for two seconds, so settings change soon everywhere. */
export class NetworkDirectory {
  readonly #platform: Platform;
  readonly #kept = new Map<string, { context: Context; until: number }>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** @throws {Refusal} not_found */
  async contextOfSlug(slug: string): Promise<Context> {
    return this.#keep(`slug ${slug}`, async () => {
      const network = /^[a-z0-9][a-z0-9-]{1,40}$/.test(slug)
        ? await findNetworkBySlug(this.#platform.database, slug)
        : undefined;
      if (!network) throw new Refusal("not_found");
      return network;
    });
  }

  async contextOfId(id: string): Promise<Context> {
    return this.#keep(`id ${id}`, () => getNetwork(this.#platform.database, id));
  }

  async #keep(key: string, find: () => Promise<Context["network"]>): Promise<Context> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.context;
    const context = { ...this.#platform, network: await find() };
    this.#kept.set(key, { context, until: performance.now() + keptMs });
    return context;
  }
}
