import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { ApiEnv } from "../platform/http/env.ts";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const own = (name: string): string => fileURLToPath(new URL(`assets/${name}`, import.meta.url));
const font = (subset: string): string =>
  fileURLToPath(
    import.meta.resolve(
      `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`,
    ),
  );

/** Everything below /pages. Nothing else is ever read, whatever the path says. */
const files = new Map<string, string>([
  ...["pages.css", "order.js", "icon.svg", "icon-192.png", "icon-512.png", "plait.svg"].map(
    (name): [string, string] => [name, own(name)],
  ),
  ["atkinson-latin.woff2", font("latin")],
  ["atkinson-latin-ext.woff2", font("latin-ext")],
]);

export function assets(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.get("/:file", async (c, next) => {
    const name = c.req.param("file");
    const file = files.get(name);
    if (!file) return next();
    const content = await readFile(file);
    const tag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 16)}"`;
    const isFont = name.endsWith(".woff2");
    c.header("Cache-Control", isFont ? "public, max-age=2592000" : "public, max-age=300, stale-while-revalidate=86400");
    c.header("ETag", tag);
    if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
    c.header("Content-Type", types[extname(name)] ?? "application/octet-stream");
    return c.body(new Uint8Array(content));
  });
  return app;
}
