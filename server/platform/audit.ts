import { uuidv7 } from "uuidv7";
import type { AuditAction } from "../../sdk/wire/audit.ts";
import type { Context } from "./context.ts";
import type { Store } from "./database/database.ts";

/** Who did what to which thing. Ids only: no name, no address, no code. */
export async function audit(
  context: Context,
  store: Store,
  entry: { actor: string; action: AuditAction; subject: string },
): Promise<void> {
  await store.auditRow.create({
    data: { networkId: context.network.id, id: uuidv7(), at: context.clock.now(), ...entry },
  });
}
