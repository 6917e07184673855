import type { DeliveredVoucher, OrderLine } from "../../sdk/wire/order.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Order } from "./order.ts";

/** What a slice brings so that its things can be ordered. Registered in compose.ts, one line each. */
export interface LineKind {
  kind: string;
  /** @throws {Refusal} invalid, with the field, where the lines cannot be sold today. */
  check(context: Context, lines: OrderLine[]): void;
  /** What was delivered, with codes, while the sealed copies are kept. */
  listDelivered(context: Context, orderId: string): Promise<DeliveredVoucher[]>;
  /** Makes what was bought, in the transaction that marks the order fulfilled. */
  fulfil(context: Context, store: Store, order: Order): Promise<void>;
}
