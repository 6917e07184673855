import type { OrderProgress } from "../../../sdk/wire/order.ts";

/**
 * What this tab remembers of an order while the buyer is away to pay: how to ask how far it is, and where to pay. Nothing
 * that opens the order or shows a voucher: other scripts of the page can read it too.
 */
export interface RememberedOrder extends OrderProgress {
  progressToken: string;
  payUrl?: string;
}

/** The element looks for it before this chunk is fetched. */
export const memoryKey = (site: string): string => `twuster-order ${site}`;

/** A browser that stores nothing tells the page of no completion; the buyer's way goes over the order's own page anyway. */
export function remember(site: string, order: RememberedOrder): void {
  try {
    sessionStorage.setItem(memoryKey(site), JSON.stringify(order));
  } catch {
    // As said above.
  }
}

export function recall(site: string): RememberedOrder | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(memoryKey(site)) ?? "null") as RememberedOrder | undefined; // safe because only `remember` writes there
  } catch {
    return undefined;
  }
}

export function forget(site: string): void {
  try {
    sessionStorage.removeItem(memoryKey(site));
  } catch {
    // Then there was nothing.
  }
}
