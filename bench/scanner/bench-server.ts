import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GrayImage } from "../../widgets/twuster-scanner/decoding/gray-image.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface BenchServer {
  url: string;
  close(): Promise<void>;
}

/** A page with all decoders, the built chunk and the stills; everything local. */
export async function serveBench(stills: readonly GrayImage[]): Promise<BenchServer> {
  // Read at once: another build may replace the folder meanwhile.
  const chunk = builtChunk();
  const files = new Map([
    [chunk.path, { type: "text/javascript", body: chunk.body }],
    ["/page.js", { type: "text/javascript", body: await bundlePage(chunk.path) }],
    [
      "/zxing_reader.wasm",
      {
        type: "application/wasm",
        body: readFileSync(join(root, "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm")),
      },
    ],
    ["/", { type: "text/html", body: pageFor(chunk.path) }],
  ]);
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const still = stills[Number(/^\/stills\/(\d+)$/.exec(path)?.[1])];
    const file = files.get(path);
    response.setHeader("Cache-Control", "no-store");
    if (still) response.setHeader("X-Size", `${still.width}x${still.height}`).end(new Uint8Array(still.data.buffer));
    else if (file) response.setHeader("Content-Type", file.type).end(file.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // safe because it listens on a port
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The chunk with the reader as `npm run` builds it, and the path a page finds it at. */
export function builtChunk(): { path: string; body: Buffer } {
  const folder = join(root, "dist/v1/c");
  const name = readdirSync(folder).find((file) => file.startsWith("qr-decoder-"));
  if (!name) throw new Error("the bundles are not built");
  return { path: `/v1/c/${name}`, body: readFileSync(join(folder, name)) };
}

/** Peers and viewfinder as one file; the reader itself stays the built chunk. */
async function bundlePage(chunkPath: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "bench/scanner/page/stills.ts")],
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    target: "es2022",
    logLevel: "error",
    plugins: [
      {
        name: "built-chunk",
        setup: ({ onResolve }) =>
          onResolve({ filter: /\/qr-decoder\.ts$/ }, () => ({ path: chunkPath, external: true })),
      },
    ],
  });
  return outputFiles[0]!.text; // safe because there is one entry point
}

function pageFor(chunkPath: string): string {
  return `<!doctype html><html lang="en" data-chunk="${chunkPath}"><meta charset="utf-8"><title>Scanner</title><link rel="icon" href="data:,"><body><script type="module" src="/page.js"></script></body></html>`;
}
