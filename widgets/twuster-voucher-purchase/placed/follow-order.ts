import { ApiError } from "../../../sdk/client/api-error.ts";
import type { Endpoint } from "../../../sdk/client/client.ts";
import { getOrderProgress } from "../../../sdk/client/orders-progress.ts";
import type { OrderProgress } from "../../../sdk/wire/order.ts";

/** An instant payment is often through within seconds; a transfer takes days, and then the mail tells. */
const FIRST_MS = 3_000;
const LONGEST_MS = 60_000;

/**
 * Asks how far an order is, ever more rarely, while somebody looks at the page; ends when it is settled or `signal` says so.
 * @param isFresh the API has just said it: asked first after a pause
 */
export async function followOrder(
  endpoint: Endpoint,
  { id, progressToken }: { id: string; progressToken: string },
  onProgress: (progress: OrderProgress | undefined) => void,
  signal: AbortSignal,
  isFresh = false,
): Promise<void> {
  if (isFresh) await pause(FIRST_MS, signal);
  for (let pauseMs = FIRST_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 1.5, LONGEST_MS)) {
    try {
      const progress = await getOrderProgress(endpoint, id, progressToken, { signal });
      onProgress(progress);
      if (progress.state !== "placed") return;
    } catch (error) {
      if (signal.aborted) return;
      // Another installation, or long ago: nobody knows this order any more.
      if (error instanceof ApiError && error.code === "not_found") return onProgress(undefined);
    }
    await pause(pauseMs, signal);
  }
}

/** Until the time is over, or somebody comes back to the page: a buyer who has just paid, perhaps. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      if (!signal.aborted && document.visibilityState !== "visible") return;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    document.addEventListener("visibilitychange", end);
    signal.addEventListener("abort", end, { once: true });
  });
}
