import { randomBytes } from "node:crypto";
import { Hono, type Context as HonoContext } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { parseCode, parseLink } from "../../sdk/wire/pass-code.ts";
import type { Device } from "../devices/device.ts";
import { findFormDevice, viewDevice } from "../devices/devices.ts";
import { pairDevice } from "../devices/pairing.ts";
import { notePartnerReceipt, redeemPass, reverseRedemption, scan } from "../passes/counter.ts";
import { redeemRequest } from "../passes/routes.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { statusOf } from "../platform/http/error-answer.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { isKey } from "./form-key.ts";
import { readForm } from "./form-input.ts";
import { renderPage, viewOf, type Page } from "./page-frame.ts";
import { kindOf } from "../kind.ts";
import { notedPage, pairingPage, readyPage, type CodeProblem } from "./scan-pages.ts";
import { redeemedPage, refusedPage, reversedPage } from "./scan-results.ts";
import { assertFromHere, tellOrigin } from "./security.ts";

/** One per town: a counter may belong to a town and to its test twin. */
const cookieOf = (c: HonoContext<ApiEnv>): string => `__Host-twuster-device-${c.var.context.network.slug}`;
const cookieSeconds = 365 * 86_400;

/** The counter by plain forms. The device is a cookie; the element beside it has a key of its own. */
export const scanPages = new Hono<ApiEnv>()
  .use("/scan/*", async (c, next) => {
    tellOrigin(c);
    if (c.req.method !== "GET") assertFromHere(c);
    await next();
  })
  .get("/scan", async (c) => {
    const device = await deviceOf(c);
    // Coming from another site, a strict cookie stays at home: once more from here, and it is there.
    const isAbroad = !device && /^(cross-site|same-site)$/.test(c.req.header("Sec-Fetch-Site") ?? "");
    return answer(c, device ? await ready(c, device) : pairingPage(viewOf(c), { isElement: true, isAbroad }));
  })
  .post("/scan/pair", async (c) => {
    const field = await readForm(c);
    const view = viewOf(c);
    const values = { pairingCode: field("pairingCode").trim().slice(0, 40), name: field("name").trim().slice(0, 40) };
    if (!values.pairingCode || !values.name) return answer(c, pairingPage(view, { values, problem: "pairMissing" }));
    if (!nameInput(40).safeParse(values.name).success) throw new Refusal("invalid");
    const secret = randomBytes(32).toString("base64url");
    try {
      const device = await pairDevice(c.var.context, c.var.address, values, { secret });
      setCookie(c, cookieOf(c), `${device.id}.${secret}`, {
        path: "/",
        secure: true,
        httpOnly: true,
        sameSite: "Strict",
        maxAge: cookieSeconds,
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === "not_found")
        return answer(c, pairingPage(view, { values, problem: "pairRefused" }));
      throw error;
    }
    return c.redirect(`/${c.var.context.network.slug}/scan`, 303);
  })
  .post("/scan/look", async (c) =>
    atCounter(c, async (device) => {
      const view = viewOf(c);
      const field = await readForm(c);
      const typed = field("code").slice(0, 2_200);
      const read = readCode(typed, c.var.context.network.slug);
      if ("problem" in read) return ready(c, device, { typed, problem: read.problem });
      const { code, entitlement = numberOf(field("entitlement")) } = read;
      const found = await scan(c.var.context, device, { code, ...(entitlement ? { entitlement } : {}) });
      return found.outcome === "redeemable" || found.outcome === "choose"
        ? kindOf(view.context, found.kind).pages.found(view, found, code)
        : refusedPage(view, found);
    }),
  )
  .post("/scan/redeem", async (c) =>
    atCounter(c, async (device) => {
      const view = viewOf(c);
      const field = await readForm(c);
      const partnerReceipt = field("partnerReceipt").trim().slice(0, 40);
      const request = redeemRequest.safeParse({
        code: field("code"),
        ...whatOf(field),
        ...(partnerReceipt ? { partnerReceipt } : {}),
      });
      if (!request.success) throw new Refusal("invalid");
      const outcome = await redeemPass(c.var.context, device, keyOf(field), request.data);
      if (outcome.outcome !== "redeemed") return refusedPage(view, outcome);
      const { reversedAt } = outcome;
      // The form sent once more after an undo: what was, and no reason to hand anything over.
      if (reversedAt) return reversedPage(view, { ...outcome, outcome: "reversed", reversedAt });
      return redeemedPage(view, outcome, partnerReceipt);
    }),
  )
  .post("/scan/undo", async (c) =>
    atCounter(c, async (device) => {
      const field = await readForm(c);
      const reason = field("reason") === "customer_changed_mind" ? "customer_changed_mind" : "mistake";
      return reversedPage(
        viewOf(c),
        await reverseRedemption(c.var.context, device, keyOf(field), receiptOf(field), { reason }),
      );
    }),
  )
  .post("/scan/note", async (c) =>
    atCounter(c, async (device) => {
      const field = await readForm(c);
      const own = field("partnerReceipt").trim().slice(0, 40);
      if (!nameInput(40).safeParse(own).success) throw new Refusal("invalid");
      const isKept = await notePartnerReceipt(c.var.context, device, receiptOf(field), own).then(
        () => true,
        isConflict,
      );
      return notedPage(viewOf(c), { own, receipt: receiptOf(field), isKept });
    }),
  );

function deviceOf(c: HonoContext<ApiEnv>): Promise<Device | undefined> {
  return findFormDevice(c.var.context, getCookie(c, cookieOf(c)));
}

/** Only a paired device acts; one that was signed off is told how to go on. */
async function atCounter(c: HonoContext<ApiEnv>, act: (device: Device) => Promise<Page>): Promise<Response> {
  const signedOff = (): Promise<Response> =>
    answer(c, { ...pairingPage(viewOf(c), { problem: "signedOff" }), status: statusOf("unauthorized") });
  const device = await deviceOf(c);
  if (!device) return signedOff();
  try {
    return await answer(c, await act(device));
  } catch (error) {
    if (error instanceof Refusal && error.code === "unauthorized") return signedOff();
    throw error;
  }
}

async function ready(
  c: HonoContext<ApiEnv>,
  device: Device,
  entry: { typed?: string; problem?: CodeProblem } = {},
): Promise<Page> {
  return readyPage(viewOf(c), await viewDevice(c.var.context, device), entry);
}

async function answer(c: HonoContext<ApiEnv>, page: Page): Promise<Response> {
  return renderPage(c, page);
}

/** What the form saw and confirmed. Without a press that says so, no minimum purchase is reached. */
function whatOf(field: (name: string) => string): object {
  const entitlement = numberOf(field("entitlement"));
  if (!entitlement) return { valueCents: Number(field("valueCents")) };
  return { kind: "coupon", entitlement, ...(field("minimum") === "reached" ? { isMinimumReached: true } : {}) };
}

/** Number of a coupon in its book; undefined where the text is none. */
function numberOf(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

/** Typed, or read by a hand scanner, which types the whole link. */
function readCode(typed: string, slug: string): { code: string; entitlement?: number } | { problem: CodeProblem } {
  if (!typed.trim()) return { problem: "empty" };
  const link = parseLink(typed);
  if (link && link.network !== slug) return { problem: "foreign" };
  if (link && link.codes.length > 1) return { problem: "several" };
  const code = link?.codes[0] ?? parseCode(typed);
  if (code === undefined) return { problem: "mistyped" };
  return { code, ...(link?.entitlement === undefined ? {} : { entitlement: link.entitlement }) };
}

/** @throws {Refusal} invalid */
function keyOf(field: (name: string) => string): string {
  if (!isKey(field("key"))) throw new Refusal("invalid");
  return field("key");
}

/** @throws {Refusal} not_found */
function receiptOf(field: (name: string) => string): string {
  if (!/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(field("receipt"))) throw new Refusal("not_found");
  return field("receipt");
}

function isConflict(error: unknown): false {
  if (error instanceof Refusal && error.code === "conflict") return false;
  throw error;
}
