import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { uuidv7 } from "uuidv7";
import type { NetworkDirectory } from "../../networks/directory.ts";
import type { Platform } from "../context.ts";
import { Refusal } from "../errors.ts";
import type { ApiEnv } from "./env.ts";

/** Request id, the caller's address and one log line per request: route and status, never path or body. */
export function requestFrame(platform: Platform): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const begin = performance.now();
    const requestId = uuidv7();
    c.set("requestId", requestId);
    c.set("log", platform.log);
    c.set("address", addressOf(c, platform.config.TRUSTED_PROXIES));
    c.header("Request-Id", requestId);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    await next();
    const milliseconds = Math.round((performance.now() - begin) * 10) / 10;
    platform.log.info(
      { requestId, method: c.req.method, route: routeOf(c), status: c.res.status, milliseconds },
      "request",
    );
  };
}

/** The pattern that matched, e.g. `/v1/:network/orders/:orderId`: a path may hold a token. */
function routeOf(c: HonoContext): string {
  const matched = c.req.matchedRoutes.filter((route) => !route.path.endsWith("*"));
  return matched.at(-1)?.path ?? "(none)";
}

function addressOf(c: HonoContext, trustedProxies: number): string {
  const forwarded = (c.req.header("X-Forwarded-For") ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const believed = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  const address = believed ?? (c.env && "incoming" in c.env ? getConnInfo(c).remote.address : undefined) ?? "unknown";
  // A household has a whole IPv6 prefix: it is one caller.
  return address.includes(":") && !address.startsWith("::ffff:") ? prefixOf(address) : address;
}

/** The first four of an IPv6 address's eight groups, zeros that `::` stands for included. */
function prefixOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return [...groups, ...zeros, ...rest].slice(0, 4).join(":");
}

/** Puts the network named in the path into the request. @throws {Refusal} not_found */
export function withNetwork(directory: NetworkDirectory): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set("context", await directory.contextOfSlug(c.req.param("network") ?? ""));
    await next();
  };
}

/**
 * Any page may call the API and read its answers, errors too; nothing rides on cookies. Who may do what is
 * decided by keys, origins and signatures behind this. Headers are set here by hand: the stock middleware costs
 * half of a small answer's time.
 */
export function openToPages(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.header("Access-Control-Allow-Origin", "*");
    if (c.req.method === "OPTIONS") {
      c.header("Access-Control-Allow-Methods", "GET, POST");
      c.header("Access-Control-Allow-Headers", "Content-Type, Authorization, Idempotency-Key, Accept-Language");
      c.header("Access-Control-Max-Age", "7200");
      return c.body(null, 204);
    }
    c.header("Access-Control-Expose-Headers", "Twuster-Nonce, Retry-After, Request-Id");
    c.header("Cache-Control", "no-store");
    return next();
  };
}

/**
 * No body longer than this. Where the length is known it is looked at here: Hono's own middleware touches the body's
 * stream, which costs node-server its quick way of reading and a redemption a tenth of its time.
 * @param larger paths with a limit of their own
 * @throws {Refusal} invalid
 */
export function limitBody(maxBytes: number, larger?: { paths: RegExp[]; maxBytes: number }): MiddlewareHandler<ApiEnv> {
  const onError = (): never => {
    throw new Refusal("invalid", { fields: { body: "too_long" } });
  };
  const countWhileReading = bodyLimit({ maxSize: maxBytes, onError });
  const limitLarger = larger && limitBody(larger.maxBytes);
  return async (c, next) => {
    if (c.req.method === "GET") return next();
    if (limitLarger && larger.paths.some((path) => path.test(c.req.path))) return limitLarger(c, next);
    const length = c.req.header("Content-Length");
    if (length === undefined || c.req.header("Transfer-Encoding") !== undefined) return countWhileReading(c, next);
    return Number(length) <= maxBytes ? next() : onError();
  };
}
