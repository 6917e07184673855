/** An order is in place and waits for payment. Says nothing that opens it. */
export interface OrderPlacedDetail {
  id: string;
  /** For people, e.g. "TW-7K3F-29QD". */
  number: string;
  totalCents: number;
}

/** The order is paid: the API itself said so when asked, not the page the buyer came back from. Told once. */
export type OrderCompletedDetail = OrderPlacedDetail;

/** The visitor chose other vouchers. */
export interface SelectionChangedDetail {
  totalCents: number;
  /** How many vouchers, all denominations together. */
  count: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    "twuster-order-placed": CustomEvent<OrderPlacedDetail>;
    "twuster-order-completed": CustomEvent<OrderCompletedDetail>;
    "twuster-selection-changed": CustomEvent<SelectionChangedDetail>;
  }
}
