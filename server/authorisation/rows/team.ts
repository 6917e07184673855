import { randomUUID } from "node:crypto";
import { grantRole } from "../../people/memberships.ts";
import { desk } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** A partner's people, at its desk. */
export const teamRows = (stage: Stage): Rows => {
  const { ours, town } = stage;
  return {
    "get /v1/{network}/desk/{partnerId}/team": desk(stage, { roles: ["owner"] }),
    "post /v1/{network}/desk/{partnerId}/team": desk(stage, {
      roles: ["owner"],
      body: () => ({ email: "neu@desk.example", role: "helper" }),
    }),
    "post /v1/{network}/desk/{partnerId}/team/{membershipId}/end": desk(stage, {
      roles: ["owner"],
      prepare: async () => ({
        membershipId: await town.context.database.transaction((store) =>
          grantRole(town.context, store, {
            email: `${randomUUID()}@desk.example`,
            role: "helper",
            partnerId: ours,
            actor: "test",
          }),
        ),
      }),
    }),
  };
};
