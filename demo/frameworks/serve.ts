import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFolder } from "../shared/static-files.ts";
import type { TestTown } from "../testing/test-town.ts";
import { bundlePages } from "./bundle.ts";

export interface FrameworkPages {
  /** E.g. "http://laden.localhost:41234". */
  origin: string;
  close(): Promise<void>;
}

/** The pages of this folder on a site of their own: another port of the API's host would be the same site. */
export async function serveFrameworkPages(town: TestTown): Promise<FrameworkPages> {
  const files = readFolder(import.meta.dirname);
  for (const [path, body] of await bundlePages())
    files.set(path, { contentType: "text/javascript; charset=utf-8", body });
  const personal = (text: string): string =>
    text
      .replaceAll("https://YOUR-TWUSTER", town.url)
      .replaceAll("YOUR-TOWN", town.network)
      .replaceAll("pk_test_YOUR_SITE", town.siteKey);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://laden.localhost");
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return void response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    response.writeHead(200, { "Content-Type": file.contentType });
    response.end(typeof file.body === "string" ? personal(file.body) : file.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // safe because it listens on TCP
  const origin = `http://laden.localhost:${port}`;
  await town.allowOrigin(origin);
  return {
    origin,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
