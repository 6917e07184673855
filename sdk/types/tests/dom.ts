import type { OrderPlacedDetail, TwusterEvents } from "../twuster.js";

/** Uses without a framework that have to compile, and mistakes that must not. Nobody runs this file. */
const purchase = document.querySelector("twuster-voucher-purchase")!;

export const site: string = purchase.site;
purchase.site = "pk_test_twistringen_abc";
// @ts-expect-error a key is text
purchase.site = 5;
// @ts-expect-error what the element keeps to itself is not for pages
purchase.draft = {};
// @ts-expect-error set by the script alone
purchase.late = true;

const wallet = document.createElement("twuster-wallet");
wallet.voucherName = "Stadtgutschein";
wallet.mode = "test";
// @ts-expect-error there are two modes
wallet.mode = "training";
// @ts-expect-error the wallet is not bound to a site
wallet.site = "pk_test_twistringen_abc";

purchase.addEventListener("twuster-order-completed", (event) => {
  const number: string = event.detail.number;
  const totalCents: number = event.detail.totalCents;
  // @ts-expect-error an event never says who bought
  const email: string = event.detail.email;
  return [number, totalCents, email];
});

/** They bubble: a listener may stand anywhere above. */
document.addEventListener("twuster-order-placed", (event) => {
  const detail: OrderPlacedDetail = event.detail;
  event.preventDefault();
  return detail;
});
window.addEventListener("twuster-voucher-redeemed", ({ detail }) => {
  const isTraining: boolean = detail.isTraining;
  // @ts-expect-error no event carries a code
  const code: string = detail.code;
  return [isTraining, code];
});
// @ts-expect-error the wrong detail for this event
document.addEventListener("twuster-voucher-kept", (event: CustomEvent<OrderPlacedDetail>) => event.detail.id);
// A name that nobody sends is an event like any other, without a detail.
document.addEventListener("twuster-order-place", (event) => {
  // @ts-expect-error so its detail is not there to be read
  return event.detail;
});

export type Paired = TwusterEvents["twuster-scanner"]["twuster-device-paired"]["detail"]["partner"];
export const partner: Paired = "Blumen Hansen";
// @ts-expect-error the scanner places no orders
export type Wrong = TwusterEvents["twuster-scanner"]["twuster-order-placed"];
