import { parseColor, textOn, toHex, type Rgb } from "./contrast.ts";
import { palette } from "./palette.ts";

/**
 * Colours that can be read wherever the element stands. It takes the page's ground (its tokens, else the solid
 * colour behind the tag, else the page's colour scheme) and works out the rest: `color-mix()` is younger
 * than our oldest browsers, and CSS alone can't guard contrast.
 */
export class LivingPalette {
  readonly #host: HTMLElement;
  readonly #probe = document.createElement("span");
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #watcher = new MutationObserver(() => this.#apply());
  #sheet: CSSStyleSheet | undefined;
  #followed = "";
  #networkBrand: Rgb | undefined;
  #written = "";

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#probe.className = "probe";
    this.#probe.setAttribute("aria-hidden", "true");
    // The probe's colours are the page's tokens with a 1 ms transition, so a changed token announces itself.
    this.#probe.addEventListener("transitionend", () => this.#apply());
    // First, where Lit's own markers do not sweep it away.
    host.shadowRoot?.prepend(this.#probe);
  }

  /** Takes the network's colour, `#rrggbb`; the page's own `--twuster-brand` goes first. */
  follow(networkBrand: string): void {
    const digits = /^#(..)(..)(..)$/.exec(networkBrand);
    if (!digits || networkBrand === this.#followed) return;
    this.#followed = networkBrand;
    const channel = (i: 1 | 2 | 3): number => parseInt(digits[i]!, 16) || 0;
    this.#networkBrand = [channel(1), channel(2), channel(3)];
    this.#apply();
  }

  connect(): void {
    this.#dark.addEventListener("change", this.#apply);
    for (const node of [document.documentElement, document.body]) {
      this.#watcher.observe(node, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
    }
    this.#apply();
  }

  disconnect(): void {
    this.#dark.removeEventListener("change", this.#apply);
    this.#watcher.disconnect();
  }

  readonly #apply = (): void => {
    if (!this.#probe.isConnected) return;
    const seen = getComputedStyle(this.#probe);
    const token = (computed: string): Rgb | undefined => {
      const parsed = parseColor(computed);
      return parsed && parsed.opacity > 0 ? parsed.color : undefined;
    };
    const surface = token(seen.backgroundColor) ?? this.#ground(parseColor(seen.outlineColor)?.color);
    const brand = token(seen.color) ?? this.#networkBrand;
    this.#write(palette({ surface, brand, text: token(seen.borderTopColor) }));
  };

  /** The first solid colour behind the tag; where a picture is in between, the scheme's own canvas. */
  #ground(canvas: Rgb = [255, 255, 255]): Rgb {
    let node: Node | null = this.#host;
    while (node) {
      if (node instanceof Element) {
        const style = getComputedStyle(node);
        const behind = parseColor(style.backgroundColor);
        if (style.backgroundImage !== "none") return behind && behind.opacity === 1 ? behind.color : canvas;
        if (behind && behind.opacity > 0.5) return behind.color;
      }
      node =
        node instanceof Element && node.assignedSlot
          ? node.assignedSlot
          : node instanceof ShadowRoot
            ? node.host
            : node.parentNode;
    }
    return canvas;
  }

  #write(colors: ReturnType<typeof palette>): void {
    const scheme = textOn(colors.surface)[0] ? "dark" : "light";
    const values = Object.entries(colors).map(([name, color]) => [`--_${name}`, toHex(color)] as const);
    const declarations = [...values, ["--_scheme", scheme] as const];
    const css = declarations.map(([name, value]) => `${name}:${value}`).join(";");
    if (css === this.#written) return;
    this.#written = css;
    const root = this.#host.shadowRoot!;
    try {
      this.#sheet ??= new CSSStyleSheet();
      this.#sheet.replaceSync(`:host{${css}}`);
      if (!root.adoptedStyleSheets.includes(this.#sheet))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    } catch {
      // Safari before 16.4 can't construct sheets: the same, written on the element by script (which CSP allows).
      for (const [name, value] of declarations) this.#host.style.setProperty(name, value);
    }
  }
}
