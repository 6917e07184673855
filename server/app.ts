import type { OpenAPIHono } from "@hono/zod-openapi";
import { deviceRoutes } from "./devices/routes.ts";
import type { NetworkDirectory } from "./networks/directory.ts";
import { orderRoutes } from "./orders/routes.ts";
import { createPages } from "./pages/pages.ts";
import { passRoutes } from "./passes/routes.ts";
import { paymentRoutes } from "./payments/routes.ts";
import type { Platform } from "./platform/context.ts";
import { Refusal } from "./platform/errors.ts";
import { answerError, refuse } from "./platform/http/error-answer.ts";
import type { ApiEnv } from "./platform/http/env.ts";
import { limitBody, openToPages, requestFrame, withNetwork } from "./platform/http/middleware.ts";
import { createRouter } from "./platform/http/openapi.ts";
import { referencePage } from "./platform/http/reference-page.ts";
import { bundles } from "./platform/http/bundles.ts";
import { voucherRoutes } from "./vouchers/routes.ts";

const maxBodyBytes = 16_384;

/** The whole HTTP surface. A new slice adds one line to `slices`. */
export function createApp(platform: Platform, directory: NetworkDirectory): OpenAPIHono<ApiEnv> {
  const app = createRouter();
  app.onError(answerError);
  app.notFound((c) => refuse(c, new Refusal("not_found")));
  app.use(requestFrame(platform));

  app.get("/livez", (c) => c.json({ alive: true, pid: process.pid }));
  app.get("/readyz", async (c) =>
    (await platform.database.isReachable()) ? c.json({ ready: true }) : refuse(c, new Refusal("unavailable")),
  );

  app.route("/", bundles());
  const slices = [voucherRoutes, orderRoutes, paymentRoutes, deviceRoutes, passRoutes];
  const api = createRouter();
  api.use("/:network/*", openToPages(), limitBody(maxBodyBytes), withNetwork(directory));
  for (const slice of slices) api.route("/:network", slice);
  app.route("/v1", api);

  const documentation = { openapi: "3.1.0", info: { title: "Twuster", version: "1" } } as const;
  app.doc31("/openapi.json", documentation);
  app.get("/docs", (c) => c.html(referencePage(app.getOpenAPI31Document(documentation))));

  app.route("/", createPages(platform, directory));
  return app;
}
