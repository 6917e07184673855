import { join } from "node:path";
import { Hono } from "hono";
import { SITE_NAMES, type DemoOptions, type SiteName } from "../shared/options.ts";
import { readFolder, type StaticFile } from "../shared/static-files.ts";
import { siteHeaders } from "./site-headers.ts";

export type { DemoOptions, SiteName } from "../shared/options.ts";

type Placeholder = "api" | "key" | "network" | "partner";

interface Site {
  files: Map<string, StaticFile>;
  headers: Record<string, string>;
}

/**
 * The town's pretend websites. Answers requests for `NAME.localhost` (any port) and leaves
 * every other host to the routes that follow.
 */
export function createDemoSites(options: DemoOptions): Hono {
  const sites = new Map(SITE_NAMES.map((name) => [`${name}.localhost`, openSite(name, options)]));
  const app = new Hono();

  app.use("*", async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const site = sites.get(host.replace(/:\d+$/, "").toLowerCase());
    if (!site) return next();

    if (c.req.method !== "GET" && c.req.method !== "HEAD") return c.body(null, 405, { allow: "GET, HEAD" });
    const path = c.req.path.endsWith("/") ? `${c.req.path}index.html` : c.req.path;
    const file = path === "/404.html" ? undefined : site.files.get(path);
    const { contentType, body } = file ?? site.files.get("/404.html")!; // safe because openSite() checked
    return c.body(body, file ? 200 : 404, {
      ...site.headers,
      "content-type": contentType,
      "cache-control": "no-cache",
    });
  });
  return app;
}

function openSite(name: SiteName, options: DemoOptions): Site {
  const { key, network = options.network } = options.sites[name];
  const { partnerId: partner = "" } = options.sites[name];
  const values = { api: options.apiUrl, key, network, partner };
  const files = readFolder(join(import.meta.dirname, name));
  for (const file of files.values()) {
    if (file.contentType.startsWith("text/html")) file.body = fillPlaceholders(String(file.body), values);
  }
  if (!files.has("/index.html") || !files.has("/404.html")) throw new Error(`demo/sites/${name} lacks a page`);
  return { files, headers: siteHeaders(name, options.apiUrl) };
}

/** `{{api}}`, `{{key}}`, `{{network}}`, `{{partner}}` → the value, escaped for text and quoted attributes. */
function fillPlaceholders(page: string, values: Record<Placeholder, string>): string {
  return page.replace(/\{\{(api|key|network|partner)\}\}/g, (_, name: Placeholder) => escapeHtml(values[name]));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
