import { TestDevice } from "../../../demo/testing/device.ts";
import { minutes } from "../../../demo/testing/test-clock.ts";
import { createHelperCode } from "../../devices/pairing.ts";
import { listScanners } from "../../scanners/scanners.ts";
import { desk } from "../actors.ts";
import type { Rows } from "../row.ts";
import { ourPage, type Stage } from "../stage.ts";

/** A partner's scanners, at its desk. */
export const scannerRows = (stage: Stage): Rows => {
  const { town, clock, ours } = stage;
  const prepare = async (): Promise<{ scannerId: string }> => ({
    scannerId: (await TestDevice.pair(town, await town.pairingCode("blumen"))).view.id,
  });
  return {
    "post /v1/{network}/desk/{partnerId}/pairing-codes": desk(stage, {
      roles: ["owner", "staff", "helper"],
      status: 201,
    }),
    "get /v1/{network}/desk/{partnerId}/scanners": desk(stage, { roles: ["owner", "staff"] }),
    "post /v1/{network}/desk/{partnerId}/scanners/{scannerId}/name": desk(stage, {
      roles: ["owner", "staff"],
      prepare,
      body: () => ({ name: "Theke" }),
    }),
    "post /v1/{network}/desk/{partnerId}/scanners/{scannerId}/revocation": desk(stage, {
      roles: ["owner", "staff"],
      prepare,
    }),
    "post /v1/{network}/desk/{partnerId}/helper-links": desk(stage, {
      roles: ["owner", "staff"],
      status: 201,
      body: () => ({ until: "2026-12-01T12:00:00Z", phones: 1 }),
    }),
    "post /v1/{network}/desk/{partnerId}/helper-links/{linkId}/end": desk(stage, {
      roles: ["owner", "staff"],
      prepare: async () => {
        const until = new Date(clock.now().getTime() + minutes(60));
        await createHelperCode(town.context, { partnerId: ours, until, phones: 3, actor: "test" });
        return { linkId: (await listScanners(town.context, ours)).helperLinks.at(-1)!.id }; // safe because it was just made
      },
    }),
    "post /v1/{network}/desk/{partnerId}/embedding": desk(stage, {
      roles: ["owner"],
      body: () => ({ origins: [ourPage], limitCents: 70_000 }),
    }),
  };
};
