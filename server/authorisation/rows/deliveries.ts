import { randomUUID } from "node:crypto";
import { office } from "../actors.ts";
import type { Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Undelivered mail: the office alone. */
export const deliveryRows = (stage: Stage): Rows => {
  const { clock, database, network } = stage.town.context;
  const givenUp = async (): Promise<Subject> => {
    const jobId = randomUUID();
    const now = clock.now();
    await database.prisma.outboxJob.create({
      data: {
        networkId: network.id,
        id: jobId,
        topic: "mail.order",
        subjectId: randomUUID(),
        state: "dead",
        runAt: now,
        createdAt: now,
        failedAt: now,
        lastError: "recipient_refused",
      },
    });
    return { jobId };
  };
  return {
    "get /v1/{network}/operator/deliveries": office(stage, { prepare: givenUp }),
    "post /v1/{network}/operator/deliveries/{jobId}/retry": office(stage, { prepare: givenUp }),
    "post /v1/{network}/operator/deliveries/{jobId}/drop": office(stage, {
      prepare: givenUp,
      body: () => ({ reason: "address_wrong" }),
    }),
  };
};
