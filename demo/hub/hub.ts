import { join } from "node:path";
import { Hono } from "hono";
import type { HubOptions } from "./hub-options.ts";
import { readFolder, type StaticFile } from "../shared/static-files.ts";
import { hubPage, lostPage } from "./hub-page.ts";

const FONT_FOLDER = join(
  import.meta.dirname,
  "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files",
);

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** The first page of the demo: `/` and `/hub/*` on the API's own host; every other host is left alone. */
export function createHub(options: HubOptions): Hono {
  const ownHost = new URL(options.apiUrl).hostname;
  const files = hubFiles();
  const app = new Hono();

  const isOwnHost = (host: string) => host.replace(/:\d+$/, "").toLowerCase() === ownHost;

  app.get("/", async (c, next) => {
    if (!isOwnHost(c.req.header("host") ?? new URL(c.req.url).host)) return next();
    // A hub without a pairing code is still worth showing; the page says what to do.
    const pairingCode = await options.pairingCode().catch(() => undefined);
    return c.html(hubPage(options, pairingCode), 200, { ...HEADERS, "cache-control": "no-store" });
  });

  app.get("/hub/*", (c, next) => {
    if (!isOwnHost(c.req.header("host") ?? new URL(c.req.url).host)) return next();
    const file = files.get(c.req.path);
    if (!file) return Promise.resolve(c.html(lostPage(), 404, HEADERS));
    const cacheControl = file.contentType.startsWith("font/") ? "public, max-age=31536000, immutable" : "no-cache";
    const headers = { ...HEADERS, "content-type": file.contentType, "cache-control": cacheControl };
    return Promise.resolve(c.body(file.body, 200, headers));
  });
  return app;
}

function hubFiles(): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const [path, file] of readFolder(import.meta.dirname)) files.set(`/hub${path}`, file);
  for (const [path, file] of readFolder(FONT_FOLDER)) files.set(`/hub/fonts${path}`, file);
  return files;
}
