import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Hono, type Context as HonoContext } from "hono";
import { compress } from "hono/compress";
import { html } from "hono/html";
import type { NetworkDirectory } from "../networks/directory.ts";
import { listNetworks } from "../networks/store.ts";
import { assets } from "../pages/assets.ts";
import type { Platform } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { toRefusal } from "../platform/http/error-answer.ts";
import { requestFrame, withNetwork } from "../platform/http/middleware.ts";
import { describeError } from "../platform/log.ts";
import { pagesBase } from "../profiles/pages-address.ts";
import { findPicture } from "../profiles/pictures.ts";
import { isViewToken } from "../profiles/picture-view.ts";
import { findListedPartner, listPartners, partnerUrl } from "../profiles/profile.ts";
import { listPage } from "./list-page.ts";
import { publicPagesGerman as words } from "./messages.de.ts";
import { drawOgPicture, type Card } from "./og-picture.ts";
import { listUrl, renderPublicPage } from "./page-frame.ts";
import { partnerPage } from "./partner-page.ts";
import { setPageHeaders } from "./security.ts";

const css = fileURLToPath(new URL("assets/public.css", import.meta.url));

/**
 * What everybody may see of those who take part: a list, a page each, pictures, what search engines ask for. Drawn here, no
 * script anywhere; answers on PAGES_URL's host, or below /p where there is none.
 */
export function createPublicPages(platform: Platform, directory: NetworkDirectory): Hono<ApiEnv> {
  const pages = new Hono<ApiEnv>();
  pages.onError(failed);
  pages.use(compress());
  pages.use(async (c, next) => {
    c.set("config", platform.config);
    await next();
  });
  pages.get("/robots.txt", (c) => robots(c, platform));
  pages.get("/_/public.css", async (c) => {
    c.header("Cache-Control", "public, max-age=3600");
    c.header("Content-Type", "text/css; charset=utf-8");
    return c.body(await readFile(css, "utf8"));
  });
  pages.route("/_", assets());
  const inNetwork = withNetwork(directory);
  pages.get("/:network", inNetwork, (c) => c.redirect(listUrl(c.var.context), 301));
  pages.use("/:network/*", inNetwork);
  pages.get("/:network/", listPage);
  pages.get("/:network/og.png", async (c) => {
    const { network } = c.var.context;
    const { town, voucherName, brandColor: color } = network;
    return ogAnswer(c, { name: words.listTitle(town), line: voucherName, band: words.accepted(voucherName), color });
  });
  pages.get("/:network/sitemap.xml", sitemap);
  pages.get("/:network/pictures/:file{[0-9a-f-]{36}(-small)?\\.webp}", pictureAnswer);
  pages.get("/:network/:slug/og.png", async (c) => {
    const { network } = c.var.context;
    const partner = await findListedPartner(c.var.context, c.req.param("slug"));
    if (!partner) throw new Refusal("not_found");
    return ogAnswer(c, {
      name: partner.name,
      line: [words.kinds[partner.kind], partner.city || network.town].join(", "),
      band: words.accepted(network.voucherName),
      color: network.brandColor,
    });
  });
  pages.get("/:network/:slug", partnerPage);
  pages.all("*", (c) => failed(new Refusal("not_found"), c));
  return pages;
}

/** The public pages with a request frame of their own, for a host of their own. */
export function createPagesHost(platform: Platform, directory: NetworkDirectory): Hono<ApiEnv> {
  const host = new Hono<ApiEnv>();
  host.use(requestFrame(platform));
  host.route("/", createPublicPages(platform, directory));
  host.notFound((c) => failed(new Refusal("not_found"), c));
  return host;
}

function failed(error: unknown, c: HonoContext<ApiEnv>): Response | Promise<Response> {
  const { code } = toRefusal(error);
  const isMissing = code === "not_found";
  if (!isMissing) c.var.log.error({ requestId: c.var.requestId, err: describeError(error) }, "public page failed");
  return renderPublicPage(c, {
    title: isMissing ? words.notFoundTitle : words.failedTitle,
    description: isMissing ? words.notFoundText : words.failedText,
    url: `${pagesBase(c.var.config)}/`,
    isHidden: true,
    status: isMissing ? 404 : 503,
    body: html`<h1>${isMissing ? words.notFoundTitle : words.failedTitle}</h1>
      <p>${isMissing ? words.notFoundText : words.failedText}</p>`,
  });
}

async function robots(c: HonoContext<ApiEnv>, { database, config }: Platform): Promise<Response> {
  const live = (await listNetworks(database)).filter(({ mode }) => mode === "live");
  const maps = live.map(({ slug }) => `Sitemap: ${pagesBase(config)}/${slug}/sitemap.xml`);
  c.header("Cache-Control", "public, max-age=3600");
  return c.text(["User-agent: *", "Disallow:", "", ...maps, ""].join("\n"));
}

async function sitemap(c: HonoContext<ApiEnv>): Promise<Response> {
  const { context } = c.var;
  const urls = [listUrl(context), ...(await listPartners(context)).map(({ slug }) => partnerUrl(context, slug))];
  c.header("Cache-Control", "public, max-age=3600");
  c.header("Content-Type", "application/xml; charset=utf-8");
  const entries = urls.map((url) => `<url><loc>${url.replaceAll("&", "&amp;")}</loc></url>`);
  return c.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>\n`,
  );
}

async function pictureAnswer(c: HonoContext<ApiEnv>): Promise<Response> {
  const [, id = "", small] = /^(.{36})(-small)?\.webp$/.exec(c.req.param("file") ?? "") ?? [];
  const { context } = c.var;
  const access = isViewToken(context, id, c.req.query("view") ?? "") ? "desk" : "public";
  const content = await findPicture(context, id, small ? "small" : "large", access);
  if (!content) throw new Refusal("not_found");
  setPageHeaders(c);
  // A picture is never changed, but may be taken away: a suspended partner's are gone after a day everywhere.
  c.header("Cache-Control", `${access === "desk" ? "private" : "public"}, max-age=86400, immutable`);
  c.header("Content-Type", "image/webp");
  return c.body(content);
}

/** Drawing takes a moment; the same card is drawn once. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const maxDrawn = 200;

async function ogAnswer(c: HonoContext<ApiEnv>, card: Card): Promise<Response> {
  const key = createHash("sha256").update(JSON.stringify(card)).digest("base64url").slice(0, 22);
  if (!drawn.has(key) && drawn.size >= maxDrawn) drawn.clear();
  const picture = drawn.get(key) ?? drawOgPicture(card);
  drawn.set(key, picture);
  c.header("Cache-Control", "public, max-age=86400");
  c.header("ETag", `"${key}"`);
  if (c.req.header("If-None-Match") === `"${key}"`) return c.body(null, 304);
  c.header("Content-Type", "image/png");
  return c.body(
    await picture.catch((error: unknown) => {
      drawn.delete(key);
      throw error;
    }),
  );
}
