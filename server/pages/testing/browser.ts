/** An answer as a person without scripts sees it. */
export interface SeenPage {
  status: number;
  headers: Headers;
  text: string;
  /** Value of a hidden field; empty where there is none. */
  hidden(name: string): string;
  links(pattern: RegExp): string[];
}

/** A browser with plain forms only: cookies, Fetch Metadata, nothing else. */
export class Browser {
  readonly #base: string;
  readonly #language: string;
  readonly #cookies = new Map<string, string>();

  constructor(base: string, options: { language?: string } = {}) {
    this.#base = base;
    this.#language = options.language ?? "de-DE";
  }

  get(path: string, headers: Record<string, string> = {}): Promise<SeenPage> {
    return this.raw("GET", path, undefined, headers).then(see);
  }

  /** Sends a form from our own page; `headers` may say otherwise, an empty one is left out. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<SeenPage> {
    return this.raw("POST", path, fields, headers).then(see);
  }

  /** `path` below the network, or whole. Redirects are not followed. */
  async raw(
    method: "GET" | "POST",
    path: string,
    fields?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const isBelow =
      path.startsWith("/") && !path.startsWith(`${new URL(this.#base).pathname}/`) && !/^\/[^/]+\/o\//.test(path);
    const url = isBelow ? this.#base + path : new URL(path, this.#base).href;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: Object.entries({
        "Accept-Language": this.#language,
        "Sec-Fetch-Site": method === "POST" ? "same-origin" : "",
        Cookie: cookie,
        ...headers,
      }).filter(([, value]) => value !== ""),
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name) this.#cookies.set(name, value ?? "");
    }
    return response;
  }
}

async function see(response: Response): Promise<SeenPage> {
  const text = await response.text();
  const unescape = (value: string): string =>
    value
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  return {
    status: response.status,
    headers: response.headers,
    text,
    hidden: (name) =>
      unescape(new RegExp(`<input\\s+type="hidden"\\s+name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? ""),
    links: (pattern) =>
      [...text.matchAll(/href="([^"]*)"/g)].map((match) => unescape(match[1]!)).filter((href) => pattern.test(href)),
  };
}
