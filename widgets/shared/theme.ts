import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { LivingPalette } from "./living-palette.ts";

/**
 * The element's colours. The arithmetic is a chunk of its own that comes while the content is fetched; until then,
 * or where it does not come, the safe defaults of base.styles.ts stand and no colour of the page is used unguarded.
 */
export class Theme implements ReactiveController {
  /** The network's colour, `#rrggbb`; the page's own `--twuster-brand` goes first. */
  networkBrand = "";

  readonly #host: ReactiveControllerHost & HTMLElement;
  #palette: LivingPalette | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#start();
  }

  hostUpdated(): void {
    this.#palette?.follow(this.networkBrand);
  }

  hostDisconnected(): void {
    this.#palette?.disconnect();
  }

  async #start(): Promise<void> {
    const chunk = await import("./living-palette.ts").catch(() => undefined);
    if (!chunk || !this.#host.isConnected) return;
    this.#palette ??= new chunk.LivingPalette(this.#host);
    this.#palette.connect();
    this.#palette.follow(this.networkBrand);
  }
}
