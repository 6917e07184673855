import { office } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Who did what when: the office alone. */
export const auditRows = (stage: Stage): Rows => ({
  "get /v1/{network}/operator/audit": office(stage),
  "get /v1/{network}/operator/audit/places": office(stage),
  "get /v1/{network}/operator/audit.csv": office(stage, {
    query: () => `month=${stage.town.context.clock.now().toISOString().slice(0, 7)}`,
  }),
});
