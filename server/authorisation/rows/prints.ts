import { desk } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** A partner's paper. */
export const printRows = (stage: Stage): Rows => ({
  "get /v1/{network}/desk/{partnerId}/prints/{print}": desk(stage, {
    roles: ["owner", "staff", "helper"],
    prepare: async () => ({ print: "counter-card.pdf" }),
  }),
});
