import { randomUUID } from "node:crypto";
import { addToGroup, createGroup } from "../../acceptance/groups.ts";
import { createKind } from "../../acceptance/kinds.ts";
import { office } from "../actors.ts";
import type { Actor, Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Groups of partners, and the voucher kinds they take. */
export const acceptanceRows = (stage: Stage): Rows => {
  const { context } = stage.town;
  const group = async (): Promise<Subject> => ({
    groupId: await createGroup(context, "test", randomUUID()),
    name: randomUUID(),
  });
  const groupWithPartner = async (): Promise<Subject> => {
    const subject = await group();
    await addToGroup(context, "test", subject["groupId"]!, stage.ours); // safe because it was just made
    return { ...subject, partnerId: stage.ours };
  };
  const kind = { denominationsCents: [1_000], isOffered: false };
  const liveAtHome: Actor = {
    headers: { Cookie: stage.cookies.liveOperator },
    params: { network: stage.live.network.slug },
  };
  return {
    "get /v1/{network}/operator/acceptance": office(stage),
    "post /v1/{network}/operator/acceptance/groups": office(stage, {
      prepare: async () => ({ name: randomUUID() }),
      body: ({ name }) => ({ name }),
    }),
    "post /v1/{network}/operator/acceptance/groups/{groupId}": office(stage, {
      prepare: group,
      body: ({ name }) => ({ name }),
    }),
    "post /v1/{network}/operator/acceptance/groups/{groupId}/partners": office(stage, {
      prepare: group,
      body: () => ({ partnerId: stage.ours }),
    }),
    "post /v1/{network}/operator/acceptance/groups/{groupId}/partners/{partnerId}/end": office(stage, {
      prepare: groupWithPartner,
    }),
    "post /v1/{network}/operator/acceptance/kinds": office(stage, {
      prepare: groupWithPartner,
      body: ({ name, groupId }) => ({ name, groupId, ...kind }),
      also: [
        [
          "the other network's operator, at home, with our group",
          liveAtHome,
          400,
          "invalid",
          { groupId: "value_not_offered" },
        ],
      ],
    }),
    "post /v1/{network}/operator/acceptance/kinds/{kindId}": office(stage, {
      prepare: async () => {
        const { groupId = "", name = "" } = await groupWithPartner();
        return { name, kindId: await createKind(context, "test", { ...kind, name: randomUUID(), groupId }) };
      },
      body: ({ name }) => ({ name, ...kind }),
    }),
  };
};
