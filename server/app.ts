import type { OpenAPIHono } from "@hono/zod-openapi";
import { acceptanceRoutes } from "./acceptance/routes.ts";
import { applicationRoutes } from "./applications/routes.ts";
import { coverUploadPath } from "./coupon-books/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { dayRoutes } from "./day/routes.ts";
import type { Context as HonoContext } from "hono";
import { compress } from "hono/compress";
import { deliveryRoutes } from "./deliveries/routes.ts";
import { deviceRoutes } from "./devices/routes.ts";
import type { NetworkDirectory } from "./networks/directory.ts";
import { settingsRoutes } from "./networks/settings-routes.ts";
import { orderRoutes } from "./orders/routes.ts";
import { createPages } from "./pages/pages.ts";
import { siteDeskRoutes } from "./partners/site-desk-routes.ts";
import { passRoutes } from "./passes/routes.ts";
import { supervisionRoutes } from "./partners/supervision-routes.ts";
import { deputyRoutes } from "./people/deputy-routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { paymentRoutes } from "./payments/routes.ts";
import type { Platform } from "./platform/context.ts";
import { printRoutes } from "./prints/routes.ts";
import { scannerRoutes } from "./scanners/routes.ts";
import { teamRoutes } from "./team/routes.ts";
import { Refusal } from "./platform/errors.ts";
import { answerError, refuse } from "./platform/http/error-answer.ts";
import type { ApiEnv } from "./platform/http/env.ts";
import { limitBody, openToPages, requestFrame, withNetwork } from "./platform/http/middleware.ts";
import { createRouter } from "./platform/http/openapi.ts";
import { referencePage } from "./platform/http/reference-page.ts";
import { bundles } from "./platform/http/bundles.ts";
import { maxPictureBytes } from "./profiles/encode-picture.ts";
import { pictureUploadPath, profileRoutes } from "./profiles/routes.ts";
import { pagesPath } from "./profiles/pages-address.ts";
import { createPagesHost, createPublicPages } from "./public-pages/public-pages.ts";

const maxBodyBytes = 16_384;

/** The whole HTTP surface. A new slice adds one line to `slices`, a new kind one to kinds.ts. */
export function createApp(platform: Platform, directory: NetworkDirectory): OpenAPIHono<ApiEnv> {
  const app = createRouter();
  app.onError(answerError);
  app.notFound((c) => refuse(c, new Refusal("not_found")));
  const pagesHost = platform.config.PAGES_URL ? new URL(platform.config.PAGES_URL).host : undefined;
  const publicPages = pagesHost ? createPagesHost(platform, directory) : createPublicPages(platform, directory);
  // Before everything else: on that host there is nothing but the public pages.
  if (pagesHost)
    app.use(
      (c, next) =>
        (hostOf(c) === pagesHost ? publicPages.fetch(c.req.raw, c.env as object) : next()) as Promise<Response | void>,
    );
  app.use(requestFrame(platform));

  app.get("/livez", (c) => c.json({ alive: true, pid: process.pid }));
  app.get("/readyz", async (c) =>
    (await platform.database.isReachable()) ? c.json({ ready: true }) : refuse(c, new Refusal("unavailable")),
  );

  app.route("/", bundles(platform.config));
  const slices = [
    peopleRoutes,
    orderRoutes,
    paymentRoutes,
    deviceRoutes,
    passRoutes,
    applicationRoutes,
    supervisionRoutes,
    deputyRoutes,
  ];
  slices.push(dayRoutes, scannerRoutes, teamRoutes, printRoutes);
  slices.push(siteDeskRoutes);
  slices.push(profileRoutes);
  slices.push(...[...platform.kinds.values()].flatMap(({ routes }) => routes));
  slices.push(settingsRoutes);
  slices.push(auditRoutes, deliveryRoutes);
  slices.push(acceptanceRoutes);
  const api = createRouter();
  api.use(
    "/:network/*",
    openToPages(),
    limitBody(maxBodyBytes, { paths: [pictureUploadPath, coverUploadPath], maxBytes: maxPictureBytes }),
    withNetwork(directory),
  );
  // A long list that is the same for everybody; where an answer holds a secret, its packed length would tell of it (BREACH).
  api.get("/:network/coupons", compress());
  for (const slice of slices) api.route("/:network", slice);
  app.route("/v1", api);

  const documentation = { openapi: "3.1.0", info: { title: "Twuster", version: "1" } } as const;
  app.doc31("/openapi.json", documentation);
  app.get("/docs", (c) => c.html(referencePage(app.getOpenAPI31Document(documentation))));

  if (!pagesHost) app.route(pagesPath, publicPages);
  app.route("/", createPages(platform, directory));
  return app;
}

/** What the browser asked for; tests that call the app directly have it in the URL alone. */
function hostOf(c: HonoContext<ApiEnv>): string {
  return c.req.header("Host") ?? new URL(c.req.url).host;
}
