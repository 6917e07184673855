import { readdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { pageFor, SIDES } from "./pages.ts";
import { OFFER, PRODUCT_ANSWER } from "./stub-data.ts";

/** Before every answer, a preflight's too. Bandwidth is left as fast as it is, which favours the heavier side. */
export const LATENCY_MS = 40;

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface RenderServer {
  /** Origin of the pages. */
  pages: string;
  close(): Promise<void>;
}

/** The baker's origin with one page per side, and the service's with both scripts and both APIs. */
export async function serveRender(): Promise<RenderServer> {
  const service = await listen(readService());
  const pages = await listen(
    new Map(SIDES.map((side) => [`/${side}`, answer("text/html; charset=utf-8", pageFor(side, service.origin))])),
  );
  return { pages: pages.origin, close: async () => void (await Promise.all([pages.close(), service.close()])) };
}

interface Answer {
  type: string;
  body: Buffer;
}

function answer(type: string, body: string | Buffer): Answer {
  return { type, body: gzipSync(body, { level: 9 }) };
}

/** Read at once: another build may replace the folder meanwhile. */
function readService(): Map<string, Answer> {
  const folder = join(root, "dist/v1");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const script = (path: string): Answer => answer("text/javascript; charset=utf-8", readFileSync(join(root, path)));
  const json = (body: object): Answer => answer("application/json", JSON.stringify(body));
  return new Map([
    ...scripts.map((name) => [`/v1/${name}`, script(`dist/v1/${name}`)] as const),
    ["/buybutton.js", script("node_modules/@shopify/buy-button-js/dist/buybutton.min.js")],
    [`/v1/${OFFER.network.slug}/voucher-offer`, json(OFFER)],
    ["/api/2025-01/graphql", json(PRODUCT_ANSWER)],
  ]);
}

async function listen(answers: ReadonlyMap<string, Answer>): Promise<{ origin: string; close(): Promise<void> }> {
  const respond: RequestListener = (request, response) => {
    const found = answers.get(new URL(request.url ?? "/", "http://localhost").pathname);
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (request.method === "OPTIONS") response.writeHead(204, { "Access-Control-Allow-Headers": "*" }).end();
    else if (!found) response.writeHead(404).end();
    else {
      response.setHeader("Content-Type", found.type).setHeader("Content-Encoding", "gzip");
      response.setHeader("Cache-Control", "no-store").end(found.body);
    }
  };
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => respond(request, response), LATENCY_MS);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // safe because it listens on a port
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
