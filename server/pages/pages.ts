import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { NetworkDirectory } from "../networks/directory.ts";
import type { Platform } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { withNetwork } from "../platform/http/middleware.ts";
import { assets } from "./assets.ts";
import { deskPages } from "./desk-routes.ts";
import { failurePage, missingPage } from "./error-page.ts";
import { maxFormBytes } from "./form-input.ts";
import { joinPages } from "./join-routes.ts";
import { legalPages } from "./legal-pages.ts";
import { officePages } from "./office-routes.ts";
import { orderPages } from "./order-routes.ts";
import { scanPages } from "./scan-routes.ts";
import { pageHeaders } from "./security.ts";
import { signInPages } from "./sign-in-routes.ts";
import { walletPages } from "./wallet-routes.ts";

/** The hosted pages on the API's own origin: plain forms that work without scripts; where scripts run, our elements take over. */
export function createPages(platform: Platform, directory: NetworkDirectory): Hono<ApiEnv> {
  const pages = new Hono<ApiEnv>();
  pages.onError(failurePage);
  pages.use(pageHeaders(platform));
  pages.route("/pages", assets());
  const tooLong = (): never => {
    throw new Refusal("invalid");
  };
  pages.use("/:network/*", bodyLimit({ maxSize: maxFormBytes, onError: tooLong }), withNetwork(directory));
  pages.get("/:network", async (c) => {
    const { network } = await directory.contextOfSlug(c.req.param("network"));
    return c.redirect(`/${network.slug}/buy`, 302);
  });
  pages.route("/:network", joinPages);
  const sold = [...platform.kinds.values()].flatMap(({ hosted }) => hosted);
  for (const part of [...sold, orderPages, walletPages, scanPages, signInPages, deskPages, officePages, legalPages])
    pages.route("/:network", part);
  pages.all("*", missingPage);
  return pages;
}
