import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface FaultProxy {
  /** Origin of the proxy. Put `${url}/~FAULT` where an API's base URL goes. */
  url: string;
  /** The answers that `~hold-ID` keeps back go on. */
  letGo(id: string): void;
  close(): Promise<void>;
}

/**
 * A real proxy whose base path chooses what goes wrong on the way:
 * `/~pass` nothing; `/~hold-ID` the answer waits until `letGo(ID)`; `/~cut` the line breaks before the request arrives;
 * `/~lose` the request is done, its answer lost; `/~lose-once-ID` so once per ID, then passes;
 * `/~first-ID` the first request of this ID passes, then the line is cut;
 * `/~refuse` a gateway's own 503, not the API's; `/~limit` its 429 with one second to wait.
 * CORS preflights always pass.
 */
export async function startFaultProxy(targetOrigin: string): Promise<FaultProxy> {
  const target = new URL(targetOrigin);
  const lost = new Set<string>();
  const sockets = new Set<Socket>();
  const kept = new Map<string, (() => void)[]>();

  const pass = (
    incoming: IncomingMessage,
    path: string,
    answer: (response: IncomingMessage) => void,
    fail: () => void,
  ): void => {
    const { host: _host, connection: _connection, ...headers } = incoming.headers;
    const outgoing = forward(
      {
        host: target.hostname,
        port: target.port,
        path,
        method: incoming.method,
        headers: { ...headers, host: target.host },
      },
      answer,
    );
    outgoing.on("error", fail);
    incoming.pipe(outgoing);
  };

  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A line of its own for every request: on a reused one Chromium repeats a lost POST by itself, and hides the fault.
    outgoing.shouldKeepAlive = false;
    const match = /^\/~(pass|cut|first|lose-once|lose|refuse|limit|hold)(?:-([A-Za-z0-9]+))?(\/.*)$/.exec(
      incoming.url ?? "",
    );
    if (!match) return void outgoing.writeHead(404).end();
    const [, name, argument = "", path] = match;
    const isPreflight = incoming.method === "OPTIONS";
    const cut = (): void => void incoming.socket.destroy();
    const relay = (response: IncomingMessage, more: Record<string, string> = {}): void => {
      const { connection: _connection, "keep-alive": _keepAlive, ...headers } = response.headers;
      outgoing.writeHead(response.statusCode ?? 502, { ...headers, ...more });
      response.pipe(outgoing);
    };
    const swallow = (response: IncomingMessage): void => void response.resume().on("end", cut);
    const through = (): void => pass(incoming, path!, relay, cut);

    if (isPreflight || name === "pass") return through();
    if (name === "cut") return cut();
    if (name === "first") {
      if (lost.has(argument)) return cut();
      lost.add(argument);
      // Kept by nobody, so that the next one is asked for here.
      const unkept = (response: IncomingMessage): void => relay(response, { "cache-control": "no-store" });
      return pass(incoming, path!, unkept, cut);
    }
    if (name === "lose") return pass(incoming, path!, swallow, cut);
    if (name === "lose-once") {
      if (lost.has(argument)) return through();
      // The loss is for what changes something; looking comes through before it.
      if (incoming.method === "GET") return through();
      lost.add(argument);
      return pass(incoming, path!, swallow, cut);
    }
    if (name === "hold") {
      const keep = (response: IncomingMessage): void => {
        kept.set(argument, [...(kept.get(argument) ?? []), () => relay(response)]);
      };
      return pass(incoming, path!, keep, cut);
    }
    incoming.resume();
    const origin = incoming.headers.origin ?? "*";
    const headers = {
      "Content-Type": "text/html",
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "Retry-After",
    };
    if (name === "limit")
      outgoing.writeHead(429, { ...headers, "Retry-After": "1" }).end("<h1>429 Too Many Requests</h1>");
    else outgoing.writeHead(503, headers).end("<h1>503 Service Unavailable</h1>");
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`, // safe because it listens on TCP
    letGo: (id) => {
      for (const goOn of kept.get(id) ?? []) goOn();
      kept.delete(id);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
