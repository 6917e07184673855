/** Raise it when what is kept changes its meaning: older caches are dropped on activation. */
const VERSION = 1;

const PAGE_FILE = /\.(?:js|css|woff2|svg|png|webmanifest)$/;

/** A file of the page, never an answer of the API: those have no file name, and come by `fetch`. */
export function isPageFile(url: URL, origin: string): boolean {
  return url.origin === origin && PAGE_FILE.test(url.pathname);
}

/** Built chunks carry a hash of their content in their name. */
export function isImmutable(url: URL): boolean {
  return url.pathname.startsWith("/v1/c/");
}

/**
 * The files that a page, script or style sheet names. Elements that a script would load only if their tag were there
 * are left out, save ours.
 */
export function partsOf(text: string, base: string): URL[] {
  const matches = text.matchAll(/(import\()?["'`(](\.{0,2}\/[\w./-]+\.(?:js|css|woff2|svg|png|webmanifest))["'`)]/g);
  return [...matches]
    .filter(([, isDynamic, path]) => !(isDynamic && /\/twuster-(?!wallet)/.test(path!)))
    .map(([, , path]) => new URL(path!, base));
}

/**
 * The page of one wallet and what it loads, kept for the time without reception. What is kept always fits together:
 * a new page or script takes an old one's place only after everything it names is here.
 */
export class PageCache {
  readonly #origin: string;
  readonly #shell: string;
  readonly #prefix: string;
  /** Scripts may import in a circle. */
  readonly #underway = new Set<string>();

  /** @param scope the wallet's path, e.g. `/twistringen/w` */
  constructor(origin: string, scope: string) {
    this.#origin = origin;
    this.#shell = origin + scope;
    this.#prefix = `twuster-wallet:${scope}:`;
  }

  isShell(url: URL): boolean {
    return (url.origin + url.pathname).replace(/\/$/, "") === this.#shell;
  }

  isPageFile(url: URL): boolean {
    return isPageFile(url, this.#origin);
  }

  /** The kept copy, if any. */
  async find(url: URL): Promise<Response | undefined> {
    return (await this.#open()).match(this.#key(url));
  }

  /** Fetches anew and keeps it, with the files it names. @throws where the network fails */
  async renew(url: URL): Promise<Response> {
    const key = this.#key(url);
    const response = await fetch(key, { credentials: "same-origin", cache: "no-cache" });
    if (!response.ok || response.redirected) return response;
    this.#underway.add(key);
    try {
      if (this.isShell(url) || /\.(?:js|css)$/.test(url.pathname)) {
        for (const part of partsOf(await response.clone().text(), key)) await this.keep(part);
      }
      await (await this.#open()).put(key, response.clone());
    } finally {
      this.#underway.delete(key);
    }
    return response;
  }

  /** Keeps a page file that is not here yet. @throws where the network fails */
  async keep(url: URL): Promise<void> {
    if (!this.isPageFile(url) || this.#underway.has(this.#key(url))) return;
    if (!(await this.find(url))) await this.renew(url);
  }

  async dropOlder(): Promise<void> {
    const names = await caches.keys();
    const older = names.filter((name) => name.startsWith(this.#prefix) && name !== this.#prefix + VERSION);
    await Promise.all(older.map((name) => caches.delete(name)));
  }

  /** A page's fragment holds a code, and its query nothing of ours: neither is ever part of a key. */
  #key(url: URL): string {
    return this.isShell(url) ? this.#shell : url.origin + url.pathname + url.search;
  }

  #open(): Promise<Cache> {
    return caches.open(this.#prefix + VERSION);
  }
}
