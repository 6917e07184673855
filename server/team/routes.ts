import { createRoute } from "@hono/zod-openapi";
import type { InviteRequest, TeamResponse } from "../../sdk/wire/team.ts";
import { getMember } from "../people/session-cookie.ts";
import { answers, createRouter, emailInput, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { endMember, invite, listTeam } from "./team.ts";

const desk = networkParam.extend({ partnerId: z.uuid() });
const role = z.enum(["owner", "staff", "helper"]);
const inviteRequest = wire<InviteRequest>()(z.strictObject({ email: emailInput, role }));
const teamResponse = wire<TeamResponse>()(
  z.object({
    members: z.array(z.object({ id: z.string(), email: z.string(), role, since: z.string(), isMe: z.boolean() })),
  }),
);

/** Who works at a partner. */
export const teamRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/team",
      summary: "Who works at the partner",
      request: { params: desk },
      responses: answers(200, teamResponse, "The team"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      return c.json({ members: await listTeam(c.var.context, partnerId, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/team",
      summary: "Invite somebody by e-mail, or give them another role",
      request: { params: desk, body: jsonBody(inviteRequest) },
      responses: answers(200, teamResponse, "Invited; the mail is on its way"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      await invite(c.var.context, partnerId, person, c.req.valid("json"));
      return c.json({ members: await listTeam(c.var.context, partnerId, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/team/{membershipId}/end",
      summary: "End a membership; the last owner stays",
      request: { params: desk.extend({ membershipId: z.uuid() }) },
      responses: answers(200, teamResponse, "Ended"),
    }),
    async (c) => {
      const { partnerId, membershipId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      await endMember(c.var.context, partnerId, person, membershipId);
      return c.json({ members: await listTeam(c.var.context, partnerId, person) }, 200);
    },
  );
