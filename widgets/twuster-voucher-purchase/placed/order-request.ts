import type { Delivery, PlaceOrderRequest } from "../../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../../sdk/wire/voucher.ts";
import { linesOf, methodOf, type Draft } from "../order-draft.ts";

/** What was entered as the wire's order; what belongs to another answer is not sent. */
export function requestOf(draft: Draft, offer: VoucherOffer, site: string, language: "de" | "en"): PlaceOrderRequest {
  const delivery: Delivery = { to: draft.to === "recipient" ? "recipient" : "buyer" };
  if (draft.to === "recipient") {
    delivery.recipientEmail = draft.recipientEmail.trim();
    if (draft.isDated) delivery.on = draft.on;
  }
  if (draft.to !== "me" && draft.greeting.trim()) delivery.greeting = draft.greeting.trim();
  return {
    site,
    lines: linesOf(draft, offer),
    email: draft.email.trim(),
    delivery,
    paymentMethod: methodOf(draft, offer),
    language,
  };
}
