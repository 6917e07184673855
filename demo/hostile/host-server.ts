import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFolder } from "../shared/static-files.ts";
import { ask } from "../testing/ask.ts";
import type { TestTown } from "../testing/test-town.ts";

/** The pages of this folder, as somebody else's web server sends them. */
export interface HostPages {
  origin: string;
  /** @param element the same page with another of our elements in the place of the shop */
  url(page: string, element?: ElementTag): string;
  /** What the host itself was sent by POST; a page's form that nobody meant to send shows here. */
  posted: string[];
  close(): Promise<void>;
}

export type ElementTag = "twuster-voucher-purchase" | "twuster-wallet" | "twuster-scanner" | "twuster-town" | "twuster-coupon-list";

interface Published {
  releases?: { url: string; integrity: string }[];
}

/** On an origin of its own (`laden.localhost`): another port of the API's host would be the same site and prove nothing. */
export async function serveHostPages(town: TestTown): Promise<HostPages> {
  const files = readFolder(import.meta.dirname);
  const { body } = await ask<Published>(town, "/v1/releases.json");
  const pinned = body.releases?.[0];
  if (!pinned) throw new Error(`no release is published: ${JSON.stringify(body)}`);
  const values: Record<string, string> = {
    api: town.url,
    pages: town.config.PAGES_URL ?? "",
    key: town.siteKey,
    network: town.network,
    pinned: pinned.url,
    integrity: pinned.integrity,
  };
  const posted: string[] = [];
  const server = createServer((request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? "/", "http://laden.localhost");
    if (request.method !== "GET") posted.push(path);
    const file = files.get(`${path}.html`);
    if (!file) return void response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    // No charset here: as with cheap web space, the page has to say it itself.
    response.writeHead(200, { "Content-Type": "text/html", ...headersOf(path, town.url) });
    const html = withElement(String(file.body), searchParams.get("element"));
    response.end(html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ""));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // safe because it listens on TCP
  const origin = `http://laden.localhost:${port}`;
  await town.allowOrigin(origin);
  return {
    origin,
    url: (page, element) => `${origin}/${page}${element ? `?element=${element}` : ""}`,
    posted,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Each page was written around the shop; the others are named by the town and need nothing else. */
function withElement(html: string, tag: string | null): string {
  if (!tag || tag === "twuster-voucher-purchase") return html;
  return html
    .replace(/<(\/?)twuster-voucher-purchase(?: site="[^"]*")?/g, (_, end: string) => `<${end}${tag}${end ? "" : ' network="{{network}}"'}`)
    .replace(/data-twuster="voucher-purchase" data-site="[^"]*"/g, `data-twuster="${tag.replace("twuster-", "")}" data-network="{{network}}"`)
    .replaceAll("'twuster-voucher-purchase'", `'${tag}'`);
}

/** The strictest policy that Twuster promises to run under (docs/einbetten/csp.md), to the letter. */
function headersOf(path: string, api: string): Record<string, string> {
  if (path !== "/strict-policy") return {};
  const policy = `default-src 'none'; script-src ${api}; connect-src ${api}; img-src ${api}`;
  return {
    "Content-Security-Policy": `${policy}; require-trusted-types-for 'script'; trusted-types lit-html`,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  };
}
