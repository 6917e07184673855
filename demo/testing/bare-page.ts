import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody's web space on an origin of its own: one page, with whatever body and headers a test gives it. */
export class BarePage {
  body = "";
  headers: Record<string, string> = {};
  lang = "de";
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<BarePage> {
    const page: BarePage = new BarePage(
      createServer((request, response) => {
        if (new URL(request.url ?? "/", page.origin).pathname !== "/") return void response.writeHead(404).end();
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...page.headers });
        response.end(
          `<!doctype html><html lang="${page.lang}"><head><title>Laden</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head><body><main><h1>Laden</h1>${page.body}</main></body></html>`,
        );
      }),
    );
    await new Promise<void>((ready) => void page.#server.listen(0, ready));
    return page;
  }

  get origin(): string {
    return `http://laden.localhost:${(this.#server.address() as AddressInfo).port}`; // safe because it listens on TCP
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
