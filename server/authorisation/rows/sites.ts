import { addSite } from "../../partners/enrol.ts";
import { desk } from "../actors.ts";
import type { Rows, Subject } from "../row.ts";
import { ourPage, type Stage } from "../stage.ts";

/** A partner's websites, at its desk. */
export const siteRows = (stage: Stage): Rows => {
  const { town, ours } = stage;
  const prepare = async (): Promise<Subject> => {
    const key = await addSite(town.context, ours, "Laden", [ourPage]);
    const { id } = await town.context.database.prisma.site.findFirstOrThrow({ where: { key } });
    return { siteId: id, siteKey: key };
  };
  const body = (): object => ({ name: "Hofladen", origins: [ourPage] });
  return {
    "get /v1/{network}/desk/{partnerId}/sites": desk(stage, { roles: ["owner", "staff"] }),
    "post /v1/{network}/desk/{partnerId}/sites": desk(stage, { roles: ["owner"], status: 201, body }),
    "post /v1/{network}/desk/{partnerId}/sites/{siteId}": desk(stage, { roles: ["owner"], prepare, body }),
    "post /v1/{network}/desk/{partnerId}/sites/{siteId}/key": desk(stage, {
      roles: ["owner"],
      prepare,
      body: ({ siteKey }) => ({ key: siteKey }),
    }),
    "post /v1/{network}/desk/{partnerId}/sites/{siteId}/revocation": desk(stage, { roles: ["owner"], prepare }),
    "get /v1/{network}/site-check":
      "says of a printed key what using it would say, and opens nothing (partners/site-desk.test.ts)",
  };
};
