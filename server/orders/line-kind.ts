import type { OrderedLine, OrderLine } from "../../sdk/wire/order.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Order } from "./order.ts";
import type { Sale } from "../kind.ts";

/** What a slice brings so that its things can be ordered (kind.ts). */
export interface LineKind {
  /** How many orders one caller's address may place in an hour, where what is sold is limited in number. */
  ordersPerHour?: number;
  /** @throws {Refusal} invalid, with the field, where the lines cannot be sold today. */
  check(context: Context, lines: OrderLine[]): Promise<void>;
  /** Last day they may be paid and delivered on, `YYYY-MM-DD`; absent: any. */
  lastDay?(context: Context, lines: OrderLine[]): Promise<string | undefined>;
  /**
   * Sets aside what is limited, in the transaction that places the order.
   * @throws {Refusal} invalid, with the field, where too little is left
   */
  reserve?(context: Context, store: Store, order: Pick<Order, "lines" | "paymentMethod">): Promise<void>;
  /** Gives it back, in the transaction that cancels the order. */
  release?(context: Context, store: Store, lines: OrderLine[]): Promise<void>;
  /** Books what is due with the payment, in the transaction that marks the order paid. */
  pay?(context: Context, store: Store, order: Order): Promise<void>;
  /** Lines with what their goods are called now. */
  nameLines(context: Context, lines: OrderLine[]): Promise<OrderedLine[]>;
  /** Makes what was bought, in the transaction that marks the order fulfilled. */
  fulfil(context: Context, store: Store, order: Order): Promise<void>;
}

/** How what was ordered is sold; an order's lines are of one kind. */
export function saleOf({ kinds }: Context, { lines }: Pick<Order, "lines">): Sale {
  const kind = lines[0]?.kind ?? "";
  const sale = kinds.get(kind)?.sale;
  if (!sale) throw new Error(`no ${kind} is sold`);
  return sale;
}
