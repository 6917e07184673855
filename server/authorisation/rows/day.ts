import { desk } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** A partner's day. */
export const dayRows = (stage: Stage): Rows => ({
  "get /v1/{network}/desk/{partnerId}/day": desk(stage, { roles: ["owner", "staff"] }),
  "get /v1/{network}/desk/{partnerId}/redemptions.csv": desk(stage, {
    roles: ["owner", "staff"],
    query: () => "period=2026-11",
  }),
  "post /v1/{network}/desk/{partnerId}/day-end-mail": desk(stage, {
    roles: ["owner"],
    body: () => ({ isWanted: true }),
  }),
});
