import { newIdempotencyKey } from "../../../sdk/client/call.ts";
import type { PlaceOrderRequest } from "../../../sdk/wire/order.ts";

/**
 * One idempotency key per intended order: the same order keeps its key over every retry, also after a detour over
 * another one, so that a lost answer repeated never orders twice. Forgotten once the order is placed.
 */
export class OrderKeys {
  readonly #keys = new Map<string, string>();

  keyFor(order: PlaceOrderRequest): string {
    const body = JSON.stringify(order);
    const key = this.#keys.get(body) ?? newIdempotencyKey();
    this.#keys.set(body, key);
    return key;
  }

  forget(): void {
    this.#keys.clear();
  }
}
