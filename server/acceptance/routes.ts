import { createRoute } from "@hono/zod-openapi";
import type {
  AcceptanceResponse,
  AddToGroupRequest,
  GroupRequest,
  KindRequest,
  NewKindRequest,
} from "../../sdk/wire/acceptance.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { viewAcceptance } from "./acceptance.ts";
import { addToGroup, createGroup, endInGroup, renameGroup } from "./groups.ts";
import { changeKind, createKind } from "./kinds.ts";

const partner = z.object({ id: z.string(), name: z.string(), state: z.enum(["active", "suspended"]) });
const acceptance = wire<AcceptanceResponse>()(
  z.object({
    groups: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        partners: z.array(partner),
        openCount: z.int(),
        openCents: z.int(),
      }),
    ),
    kinds: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        groupId: z.string(),
        denominationsCents: z.array(z.int()),
        isOffered: z.boolean(),
      }),
    ),
    partners: z.array(partner),
  }),
);
const name = nameInput(60);
const groupRequest = wire<GroupRequest>()(z.strictObject({ name }));
const addRequest = wire<AddToGroupRequest>()(z.strictObject({ partnerId: z.uuid() }));
const kind = {
  name,
  denominationsCents: z
    .array(z.int().min(100, "value_not_offered").max(25_000, "value_not_offered").multipleOf(100, "value_not_offered"))
    .min(1, "required")
    .max(12, "too_many"),
  isOffered: z.boolean(),
};
const newKindRequest = wire<NewKindRequest>()(z.strictObject({ ...kind, groupId: z.uuid() }));
const kindRequest = wire<KindRequest>()(z.strictObject(kind));
const groupParam = networkParam.extend({ groupId: z.uuid() });

/** Which partners form a group, and which kinds of vouchers are taken by one only. */
export const acceptanceRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/acceptance",
      summary: "Groups of partners and the voucher kinds they take",
      request: { params: networkParam },
      responses: answers(200, acceptance, "Groups, kinds, partners"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/groups",
      summary: "Make a group",
      request: { params: networkParam, body: jsonBody(groupRequest) },
      responses: answers(200, acceptance, "Made"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await createGroup(c.var.context, actorOf(person), c.req.valid("json").name);
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/groups/{groupId}",
      summary: "Rename a group, on what was sold too",
      request: { params: groupParam, body: jsonBody(groupRequest) },
      responses: answers(200, acceptance, "Renamed"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await renameGroup(c.var.context, actorOf(person), c.req.valid("param").groupId, c.req.valid("json").name);
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/groups/{groupId}/partners",
      summary: "Let a partner take the group's vouchers, also those sold before",
      request: { params: groupParam, body: jsonBody(addRequest) },
      responses: answers(200, acceptance, "In the group"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await addToGroup(c.var.context, actorOf(person), c.req.valid("param").groupId, c.req.valid("json").partnerId);
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/groups/{groupId}/partners/{partnerId}/end",
      summary: "Let a partner take the group's vouchers no more; never the last one while some are open",
      request: { params: groupParam.extend({ partnerId: z.uuid() }) },
      responses: answers(200, acceptance, "No longer in the group"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { groupId, partnerId } = c.req.valid("param");
      await endInGroup(c.var.context, actorOf(person), groupId, partnerId);
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/kinds",
      summary: "Make a kind of voucher that one group takes",
      request: { params: networkParam, body: jsonBody(newKindRequest) },
      responses: answers(200, acceptance, "Made"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await createKind(c.var.context, actorOf(person), c.req.valid("json"));
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/acceptance/kinds/{kindId}",
      summary: "Change a kind's name, values, or whether it is offered",
      request: { params: networkParam.extend({ kindId: z.uuid() }), body: jsonBody(kindRequest) },
      responses: answers(200, acceptance, "Changed"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await changeKind(c.var.context, actorOf(person), c.req.valid("param").kindId, c.req.valid("json"));
      return c.json(await viewAcceptance(c.var.context), 200);
    },
  );
