import { setTimeout as sleep } from "node:timers/promises";
import { RefusedByServer } from "../testing/device.ts";

const PATIENCE_MS = 60_000;

/**
 * As a client does: where a process is too busy to find a connection (503), the same is sent again, by the same key.
 * @throws what else is refused to a device, and where it stays busy
 */
export async function answered<T>(send: () => Promise<T>): Promise<T> {
  for (const giveUpAt = performance.now() + PATIENCE_MS; performance.now() < giveUpAt; await sleep(200)) {
    const answer = await send().catch((error: unknown) => {
      if (error instanceof RefusedByServer && error.status === 503) return error;
      throw error;
    });
    if (answer instanceof RefusedByServer || (answer as { status?: unknown }).status === 503) continue; // safe because a field is only looked for
    return answer;
  }
  throw new Error("too busy to answer");
}
