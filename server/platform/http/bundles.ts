import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { ApiEnv } from "./env.ts";

const folder = fileURLToPath(new URL("../../../dist/", import.meta.url));
const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
};

/** The built scripts below /v1. Chunks carry their hash and never change; the loader is asked for anew each hour. */
export function bundles(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const known = new Set<string>();
  app.get("/v1/:file{.+\\.js}", async (c) =>
    serveBundle(`v1/${c.req.param("file")}`, c.req.param("file").startsWith("c/") ? 31_536_000 : 3_600),
  );

  async function serveBundle(name: string, maxAgeSeconds: number): Promise<Response> {
    if (!known.has(name)) for (const file of await readdir(folder, { recursive: true })) known.add(file);
    if (!known.has(name)) return new Response("not found", { status: 404 });
    return fileAnswer(name, maxAgeSeconds);
  }
  return app;
}

/** A file of the build, readable from every page. */
export async function fileAnswer(
  name: string,
  maxAgeSeconds: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const cache =
    maxAgeSeconds > 86_400 ? `public, max-age=${maxAgeSeconds}, immutable` : `public, max-age=${maxAgeSeconds}`;
  const type = types[extname(name)] ?? "application/octet-stream";
  return new Response(await readFile(join(folder, name)), {
    headers: {
      "Content-Type": type,
      "Cache-Control": cache,
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}
