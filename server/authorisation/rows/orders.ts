import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { orderBody, placeOrder, referenceOf } from "../../../demo/testing/ask.ts";
import { orderToken } from "../../orders/token.ts";
import { readPayment } from "../../payments/receive.ts";
import { operatorKey, site } from "../actors.ts";
import type { Actor, Asked, Row, Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** What is on offer, orders, and the money for them. */
export const orderRows = (stage: Stage): Rows => ({
  "get /v1/{network}/voucher-offer": site(stage, { query: ({ secret }) => `site=${secret}` }),
  "post /v1/{network}/orders": site(stage, {
    status: 201,
    body: ({ secret = "" }) => orderBody({ siteKey: secret }),
  }),
  "get /v1/{network}/orders/{orderId}": order(stage, "opens"),
  "get /v1/{network}/orders/{orderId}/progress": order(stage, "progress"),
  "post /v1/{network}/orders/{orderId}/payment": order(stage, "opens", {
    prepare: async () => ({ orderId: await orderToPayAgain(stage) }),
  }),
  "post /v1/{network}/payment-notices/{provider}":
    "a hint anybody may give: only what the provider itself says counts (payments/notices.test.ts)",
  "post /v1/{network}/transfers": operatorKey(stage, {
    prepare: async () => ({ reference: referenceOf(await placeOrder(stage.town)), key: randomUUID() }),
    body: ({ reference, key }) => ({ reference, amountCents: 2_500, bankReference: key }),
  }),
});

/** An order, by the token that only its buyer has. */
function order({ town, cookies }: Stage, use: "opens" | "progress", asked: Partial<Asked> = {}): Row {
  const bearer = (token: string, network = town.network): Actor => ({
    params: { network },
    headers: { Authorization: `Bearer ${token}` },
  });
  const tokenOf = (id: string, which = use): string => orderToken(town.context, id, which);
  return {
    status: 200,
    ...asked,
    prepare: async () => {
      const { orderId = (await placeOrder(town)).id } = (await asked.prepare?.()) ?? {};
      return { orderId, key: randomUUID(), another: (await placeOrder(town)).id };
    },
    accepted: ({ orderId = "" }) => bearer(tokenOf(orderId)),
    refused: ({ orderId = "", another = "" }) => [
      ["nobody", {}, 404, "not_found"],
      ["another order's token", bearer(tokenOf(another)), 404, "not_found"],
      [
        "the token of the other use",
        bearer(tokenOf(orderId, use === "opens" ? "progress" : "opens")),
        404,
        "not_found",
      ],
      ["a token cut short", bearer(tokenOf(orderId).slice(0, -1)), 404, "not_found"],
      ["the same token in another network", bearer(tokenOf(orderId), town.town.liveSlug), 404, "not_found"],
      ["the operator's key", bearer(town.operatorKey), 404, "not_found"],
      ["the office", { headers: { Cookie: cookies.operator } }, 404, "not_found"],
    ],
  };
}

/** An order whose payment failed at the provider. */
export async function orderToPayAgain({ town }: Stage): Promise<string> {
  const { id, payment } = await placeOrder(town, { paymentMethod: "test" });
  assert.equal(payment?.method, "test");
  await fetch(payment.redirectUrl, {
    method: "POST",
    body: new URLSearchParams({ action: "fail", notice: "lost" }),
    redirect: "manual",
  });
  const [row] = await town.context.database.prisma.payment.findMany({ where: { orderId: id } });
  await readPayment(town.context, row!.id); // safe because placing prepares the payment
  return id;
}
