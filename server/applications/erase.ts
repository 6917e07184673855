import type { Context } from "../platform/context.ts";
import { confirmDays, keptDays } from "./application.ts";

/** What nobody confirmed goes after a week; what was decided after thirty days. The row stays for the count, without a person. */
export async function eraseOldApplications(context: Context): Promise<void> {
  const networkId = context.network.id;
  const before = (days: number): Date => new Date(context.clock.now().getTime() - days * 86_400_000);
  await context.database.prisma.application.updateMany({
    where: {
      networkId,
      sealed: { not: null },
      OR: [
        { state: "unconfirmed", createdAt: { lte: before(confirmDays) } },
        { state: { in: ["approved", "declined"] }, decidedAt: { lte: before(keptDays) } },
      ],
    },
    data: { sealed: null, name: "", message: null, emailHmac: new Uint8Array() },
  });
}
