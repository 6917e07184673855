import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { Config } from "../config.ts";
import type { ApiEnv } from "./env.ts";
import { Releases } from "./releases.ts";

const folder = fileURLToPath(new URL("../../../dist/", import.meta.url));
/** For the editors and compilers of people who embed us: custom-elements.json, twuster.d.ts and the like. */
const typesFolder = fileURLToPath(new URL("../../../sdk/types/", import.meta.url));
const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  // TypeScript has no media type of its own: `video/mp2t` is what its ending would say.
  ".ts": "text/plain; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
};

const foreverSeconds = 31_536_000;

/**
 * The built scripts. `/v1/twuster.js` is evergreen and asked for anew each hour; its chunks carry their hash and never
 * change. `/v1.x.y/twuster.js` is one release as one file, for ever; `/v1/releases.json` tells its hash.
 */
export function bundles(config: Config): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const known = new Set<string>();
  const releases = new Releases(config.TWUSTER_DATA);
  app.get("/v1/releases.json", async (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cache-Control", "public, max-age=3600");
    const list = (await releases.list()).map(({ version, integrity }) => ({
      version,
      url: `${config.PUBLIC_URL}/v${version}/twuster.js`,
      integrity,
    }));
    return c.json({ releases: list });
  });
  app.get("/:release{v1\\.\\d+\\.\\d+}/twuster.js", async (c) => {
    const release = await releases.find(c.req.param("release").slice(1));
    if (!release) return new Response("not found", { status: 404 });
    return new Response(release.content, { headers: headersOf("twuster.js", foreverSeconds) });
  });
  app.get("/v1/sizes.json", async () => serveBundle("v1/sizes.json", 3_600));
  app.get("/v1/:file{.+\\.js}", async (c) =>
    serveBundle(`v1/${c.req.param("file")}`, c.req.param("file").match(/^[co]\//) ? foreverSeconds : 3_600),
  );

  app.get("/v1/types/:file{[\\w-]+(?:\\.d\\.ts|\\.json)}", async (c) => {
    const file = c.req.param("file");
    if (!(await readdir(typesFolder)).includes(file)) return new Response("not found", { status: 404 });
    return new Response(await readFile(join(typesFolder, file)), { headers: headersOf(file, 3_600) });
  });

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
  return new Response(await readFile(join(folder, name)), {
    headers: { ...headersOf(name, maxAgeSeconds), ...headers },
  });
}

function headersOf(name: string, maxAgeSeconds: number): Record<string, string> {
  const cache =
    maxAgeSeconds > 86_400 ? `public, max-age=${maxAgeSeconds}, immutable` : `public, max-age=${maxAgeSeconds}`;
  return {
    "Content-Type": types[extname(name)] ?? "application/octet-stream",
    "Cache-Control": cache,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
  };
}
