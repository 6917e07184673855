import { randomBytes, randomUUID } from "node:crypto";
import { keptApplication } from "../../../demo/testing/applicant.ts";
import { placeOrder, referenceOf } from "../../../demo/testing/ask.ts";
import { applicationUrl } from "../../applications/application-link.ts";
import { createPairingCode, pairDevice } from "../../devices/pairing.ts";
import { orderToken } from "../../orders/token.ts";
import type { Context } from "../../platform/context.ts";
import type { Actor, Asked, Refused, Row, Rows, Subject } from "../row.ts";
import { foreignPage, type Stage } from "../stage.ts";
import { orderToPayAgain } from "./orders.ts";
import { bearersOfSignInLink } from "./people.ts";

const everybody = "a page that everybody may read";

/** The hosted pages: plain forms, which are in no API document. */
export const pageRows = (stage: Stage): Rows => {
  const { town } = stage;
  const { context } = town;
  const voucher = async (): Promise<Subject> => ({ secret: await town.openVoucher(), key: randomUUID() });
  const used = async (): Promise<Subject> => {
    const { receiptNumber } = (await stage.devices.oursToo.redeem(await town.openVoucher())) as {
      receiptNumber: string;
    }; // safe because an open voucher is redeemed
    return { receipt: receiptNumber, key: randomUUID() };
  };
  return {
    "get /{network}": everybody,
    "get /{network}/buy": everybody,
    "post /{network}/buy": "anybody may buy; what it costs in orders is limited (orders/orders.test.ts)",
    "get /{network}/coupons": everybody,
    "get /{network}/coupons/{couponId}": everybody,
    "post /{network}/coupons/{couponId}":
      "anybody may take a coupon; how many from one address is limited (coupons/take.test.ts, pages/coupon-pages.test.ts)",
    "get /{network}/coupon-book": everybody,
    "post /{network}/coupon-book": "anybody may buy; as for vouchers (coupon-books/book-line.test.ts)",
    "get /{network}/join": everybody,
    "get /{network}/join/sent": everybody,
    "post /{network}/join": "anybody may apply; the office decides (applications/applications.test.ts)",
    "get /{network}/join/{applicationId}/{token}": application(stage, { isReading: true }),
    "post /{network}/join/{applicationId}/{token}": application(stage, { status: 303, form: () => ({}) }),
    "get /{network}/o/{orderId}/{token}": order(stage),
    "post /{network}/o/{orderId}/{token}/pay": order(stage, {
      status: 303,
      prepare: async () => ({ orderId: await orderToPayAgain(stage) }),
      form: () => ({}),
    }),
    "get /{network}/o/{orderId}/{token}/gutscheine.pdf": order(stage, {
      prepare: async () => {
        await town.openVoucher();
        const { id } = await context.database.prisma.order.findFirstOrThrow({
          where: { state: "fulfilled" },
          orderBy: { id: "desc" },
        });
        return { orderId: id };
      },
    }),
    "get /{network}/w": everybody,
    "post /{network}/w": {
      status: 200,
      isReading: true,
      prepare: voucher,
      form: ({ secret = "" }) => ({ code: secret }),
      accepted: () => ({}),
      refused: () => [
        ["the code in another network", { params: { network: town.town.liveSlug } }, 404, "not_found"],
        ["another code", { params: { secret: "0000000000000000" } }, 404, "not_found"],
      ],
    },
    "get /{network}/w/manifest.webmanifest": everybody,
    "get /{network}/w/service-worker.js": everybody,
    "get /{network}/scan": everybody,
    "post /{network}/scan/pair": pairing(stage),
    "post /{network}/scan/look": formCounter(stage, {
      isReading: true,
      prepare: voucher,
      form: ({ secret = "" }) => ({ code: secret }),
    }),
    "post /{network}/scan/redeem": formCounter(stage, {
      prepare: voucher,
      form: ({ secret = "", key = "" }) => ({ code: secret, key, valueCents: "2500" }),
    }),
    "post /{network}/scan/undo": formCounter(stage, {
      prepare: used,
      form: ({ receipt = "", key = "" }) => ({ receipt, key, reason: "mistake" }),
      isTheirs: true,
    }),
    "post /{network}/scan/note": formCounter(stage, {
      prepare: used,
      form: ({ receipt = "", key = "" }) => ({ receipt, key, partnerReceipt: "B-1" }),
      isTheirs: true,
    }),
    "get /{network}/sign-in/{linkId}/{token}": bearersOfSignInLink(stage, { isReading: true }),
    "post /{network}/sign-in/{linkId}/{token}": bearersOfSignInLink(stage, {
      status: 303,
      form: () => ({}),
      // A wrong link leads back to its own page, which says that it is over.
      refusedWith: 303,
    }),
    "get /{network}/desk": "an empty room: what is in it comes from the API",
    "get /{network}/operator": "an empty room: what is in it comes from the API",
    "get /{network}/office": everybody,
    "post /{network}/office": officeForm(stage),
    "get /{network}/withdrawal": everybody,
    "get /{network}/terms": everybody,
    "get /{network}/privacy": everybody,
    "get /{network}/where": everybody,
  };
};

function application({ town, live }: Stage, asked: Asked): Row {
  const tokenOf = (id: string): string => applicationUrl(town.context, id).split("/").at(-1)!; // safe because a URL has parts
  return {
    status: 200,
    ...asked,
    prepare: async () => {
      const id = await keptApplication(town);
      return { applicationId: id, token: tokenOf(id), another: tokenOf(await keptApplication(town)) };
    },
    accepted: () => ({}),
    refused: ({ token = "", another = "" }) => [
      ["a token cut short", { params: { token: token.slice(0, -1) } }, 404, "not_found"],
      ["another application's token", { params: { token: another } }, 404, "not_found"],
      ["the same link in the other network", { params: { network: live.network.slug } }, 404, "not_found"],
    ],
  };
}

function order({ town }: Stage, asked: Asked = {}): Row {
  const tokenOf = (id: string): string => orderToken(town.context, id);
  return {
    status: 200,
    ...asked,
    prepare: async () => {
      const { orderId = (await placeOrder(town)).id } = (await asked.prepare?.()) ?? {};
      return { orderId, token: tokenOf(orderId), another: tokenOf((await placeOrder(town)).id) };
    },
    accepted: () => ({}),
    refused: ({ orderId = "", token = "", another = "" }) => [
      ["a token cut short", { params: { token: token.slice(0, -1) } }, 404, "not_found"],
      ["another order's token", { params: { token: another } }, 404, "not_found"],
      [
        "the token of the other use",
        { params: { token: orderToken(town.context, orderId, "progress") } },
        404,
        "not_found",
      ],
      ["the same link in the other network", { params: { network: town.town.liveSlug } }, 404, "not_found"],
    ],
  };
}

/** A counter's cookie, made as the form makes it. */
async function formDevice(context: Context, partnerId: string): Promise<{ id: string; actor: Actor }> {
  const secret = randomBytes(32).toString("base64url");
  const pairingCode = await createPairingCode(context, partnerId);
  const { id } = await pairDevice(context, randomUUID(), { pairingCode, name: "Kasse" }, { secret });
  return { id, actor: { headers: { Cookie: `__Host-twuster-device-${context.network.slug}=${id}.${secret}` } } };
}

function cookieOf({ headers }: Actor): string {
  return headers?.["Cookie"] ?? "";
}

/** @param asked.isTheirs the thing belongs to the partner: another one's device does not find it */
function formCounter(stage: Stage, asked: Asked & { isTheirs?: boolean }): Row {
  const { isTheirs, ...row } = asked;
  const { town, ours, theirs, live, livePartner, cookies } = stage;
  const { context } = town;
  let accepted: Actor = {};
  return {
    status: 200,
    ...row,
    prepare: async () => {
      accepted = (await formDevice(context, ours)).actor;
      return { ...(await row.prepare?.()) };
    },
    accepted: () => accepted,
    refused: async () => {
      const revoked = await formDevice(context, ours);
      await context.database.prisma.device.updateMany({ where: { id: revoked.id }, data: { state: "revoked" } });
      const over = await formDevice(context, ours);
      const now = context.clock.now();
      await context.database.prisma.device.updateMany({ where: { id: over.id }, data: { expiresAt: now } });
      const suspended = await formDevice(context, town.town.sites.kultur.partnerId);
      const another = await formDevice(context, theirs);
      const elsewhere = await formDevice(live, livePartner);
      const name = `__Host-twuster-device-${context.network.slug}`;
      const renamed = cookieOf(elsewhere.actor).replace(/^[^=]+/, name);
      const from = (headers: Record<string, string>): Actor => ({ headers: { ...accepted.headers, ...headers } });
      return [
        ["nobody", {}, 401, "unauthorized"],
        ["a cookie cut short", from({ Cookie: cookieOf(accepted).slice(0, -1) }), 401, "unauthorized"],
        ["a revoked device", revoked.actor, 401, "unauthorized"],
        ["a helper's device after the event", over.actor, 401, "unauthorized"],
        ["a device of a suspended partner", suspended.actor, 401, "unauthorized"],
        ["the other network's device", { headers: { Cookie: renamed } }, 401, "unauthorized"],
        ["the partner's owner", { headers: { Cookie: cookies.owner } }, 401, "unauthorized"],
        ["a page of another origin", from({ Origin: foreignPage }), 403, "forbidden"],
        ["another site, as the browser says", from({ "Sec-Fetch-Site": "cross-site" }), 403, "forbidden"],
        ...(isTheirs ? ([["another partner's device", another.actor, 404, "not_found"]] satisfies Refused[]) : []),
      ];
    },
  };
}

function pairing({ town, live, livePartner }: Stage): Row {
  return {
    status: 303,
    prepare: async () => ({ good: await town.pairingCode(), elsewhere: await createPairingCode(live, livePartner) }),
    form: ({ secret = "" }) => ({ pairingCode: secret, name: "Kasse" }),
    accepted: ({ good = "" }) => ({ params: { secret: good } }),
    refused: ({ good = "", elsewhere = "" }) => [
      ["a wrong code", { params: { secret: "0000-0000" } }, 400, "not_found"],
      ["another network's code", { params: { secret: elsewhere } }, 400, "not_found"],
      ["a page of another origin", { params: { secret: good }, headers: { Origin: foreignPage } }, 403, "forbidden"],
    ],
  };
}

/** The issuer's office by form: its key is typed in. */
function officeForm({ town, operatorKeys }: Stage): Row {
  const as = (secret: string, headers: Record<string, string> = {}): Actor => ({ params: { secret }, headers });
  return {
    status: 200,
    prepare: async () => ({ reference: referenceOf(await placeOrder(town)), key: randomUUID() }),
    form: ({ reference = "", key = "", secret = "" }) => ({
      reference,
      amount: "25,00",
      bankReference: key,
      once: key.replaceAll("-", ""),
      key: secret,
    }),
    accepted: () => as(town.operatorKey),
    refused: () => [
      ["nobody", as(""), 401, "unauthorized"],
      ["a revoked key", as(operatorKeys.revoked), 401, "unauthorized"],
      ["the other network's key", as(operatorKeys.live), 401, "unauthorized"],
      ["a site's key", as(town.siteKey), 401, "unauthorized"],
      ["a page of another origin", as(town.operatorKey, { Origin: foreignPage }), 403, "forbidden"],
    ],
  };
}
