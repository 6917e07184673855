import type { GlobalComponents } from "vue";
import type { OrderPlacedDetail } from "../twuster.js";

/** What vue-tsc looks up for a tag in a template: its props and what it emits. Nobody runs this file. */
type Purchase = InstanceType<GlobalComponents["twuster-voucher-purchase"]>;
type Wallet = InstanceType<GlobalComponents["twuster-wallet"]>;

export const good: Purchase["$props"] = {
  id: "gutschein",
  class: "wide",
  lang: "en",
  key: "purchase",
  site: "pk_test_twistringen_abc",
};
export const wallet: Wallet["$props"] = { network: "twistringen", "voucher-name": "Stadtgutschein", mode: "test" };

// @ts-expect-error no town without a key
export const bare: Purchase["$props"] = { id: "gutschein" };
export const number: Purchase["$props"] = {
  // @ts-expect-error a key is text
  site: 5,
};
export const mode: Wallet["$props"] = {
  network: "twistringen",
  // @ts-expect-error there are two modes
  mode: "training",
};

export function emits(emit: Purchase["$emit"], placed: CustomEvent<OrderPlacedDetail>): void {
  emit("twuster-order-placed", placed);
  // @ts-expect-error another event's detail
  emit("twuster-selection-changed", placed);
  // @ts-expect-error the shop redeems nothing
  emit("twuster-voucher-redeemed", placed);
}

export function reads(element: Purchase): string {
  // @ts-expect-error the shop has no network of its own
  void element.network;
  return element.site;
}
// @ts-expect-error no such element
export type Cart = GlobalComponents["twuster-cart"];
