import { createRoute } from "@hono/zod-openapi";
import type { AddDeputyRequest, TeamResponse } from "../../sdk/wire/supervision.ts";
import { answers, createRouter, emailInput, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { addDeputy, endDeputy, listDeputies } from "./deputies.ts";
import { getOperatorMember } from "./session-cookie.ts";

const teamResponse = wire<TeamResponse>()(
  z.object({
    deputies: z.array(z.object({ id: z.string(), email: z.string(), since: z.string(), isYou: z.boolean() })),
  }),
);
const addRequest = wire<AddDeputyRequest>()(z.strictObject({ email: emailInput }));

/** Who works in the issuer's office. */
export const deputyRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/team",
      summary: "Who works in the office",
      request: { params: networkParam },
      responses: answers(200, teamResponse, "The team"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      return c.json({ deputies: await listDeputies(c.var.context, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/team",
      summary: "Let somebody into the office",
      request: { params: networkParam, body: jsonBody(addRequest) },
      responses: answers(200, teamResponse, "Let in, and told by mail"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await addDeputy(c.var.context, person, c.req.valid("json").email);
      return c.json({ deputies: await listDeputies(c.var.context, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/team/{deputyId}/end",
      summary: "End somebody's work in the office; never the last one's",
      request: { params: networkParam.extend({ deputyId: z.uuid() }) },
      responses: answers(200, teamResponse, "Ended"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await endDeputy(c.var.context, person, c.req.valid("param").deputyId);
      return c.json({ deputies: await listDeputies(c.var.context, person) }, 200);
    },
  );
