import { randomUUID } from "node:crypto";
import { enrolPartner } from "../../partners/enrol.ts";
import { suspendPartner } from "../../partners/supervision.ts";
import { grantRole } from "../../people/memberships.ts";
import { office } from "../actors.ts";
import type { Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

/** The office's partners and its own people. */
export const supervisionRows = (stage: Stage): Rows => {
  const { context } = stage.town;
  const partner = async (): Promise<Subject> => ({ partnerId: await enrolPartner(context, "Hofladen") });
  const reason = "Das Geschäft ist zu.";
  return {
    "get /v1/{network}/operator/partners": office(stage),
    "get /v1/{network}/operator/partners/{partnerId}": office(stage, { prepare: partner }),
    "post /v1/{network}/operator/partners/{partnerId}/suspension": office(stage, {
      prepare: partner,
      body: () => ({ reason }),
    }),
    "post /v1/{network}/operator/partners/{partnerId}/resumption": office(stage, {
      prepare: async () => {
        const subject = await partner();
        await suspendPartner(context, "test", subject["partnerId"]!, reason); // safe because it was just made
        return subject;
      },
    }),
    "get /v1/{network}/operator/team": office(stage),
    "post /v1/{network}/operator/team": office(stage, { body: () => ({ email: "neu@gut.example" }) }),
    "post /v1/{network}/operator/team/{deputyId}/end": office(stage, {
      prepare: async () => ({
        deputyId: await context.database.transaction((store) =>
          grantRole(context, store, { email: `${randomUUID()}@gut.example`, role: "operator", actor: "test" }),
        ),
      }),
    }),
  };
};
