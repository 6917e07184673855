import type { DeliveredPass, OrderedLine } from "../../sdk/wire/order.ts";
import type { Language } from "../documents/format.ts";
import type { Order } from "../orders/order.ts";
import type { Context } from "../platform/context.ts";
import type { Attachment } from "./mailer.ts";
import type { BuyerLinks, Mail, MailNetwork, OrderedGoods, PaidGoods } from "./templates/types.ts";

/** What an order delivered, ready to be written about and printed. */
export interface Delivery<P extends DeliveredPass = DeliveredPass> {
  order: Order;
  delivered: P[];
  /** Plain text of the buyer. */
  greeting?: string;
  /** Present where the buyer is the reader. */
  buyer?: BuyerLinks;
}
/** How a kind of thing is confirmed and reaches its owner: by letter and on paper. */
export interface DeliveryKind<P extends DeliveredPass = DeliveredPass> {
  /** What the confirmation of the order says of these goods. */
  confirm(network: MailNetwork, lines: OrderedLine[], language: Language): OrderedGoods;
  /** What a taxed sale has to say to whoever paid, where the goods go to somebody else or come later (§ 33 UStDV). */
  receipt?(context: Context, order: Order): Promise<readonly (readonly [label: string, value: string])[]>;
  /** Where these goods go, once they are paid and go to somebody else or on a later day. */
  paid(network: MailNetwork, lines: readonly { quantity: number }[], language: Language): PaidGoods;
  letter(context: Context, delivery: Delivery<P>): Promise<Mail>;
  /** For printing; what is mailed and what the order page offers. */
  print(context: Context, delivery: Delivery<P>): Promise<Attachment>;
}
