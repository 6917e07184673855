import { createRoute } from "@hono/zod-openapi";
import type {
  ApplicationMessageRequest,
  ApplicationResponse,
  ApplyResponse,
  ListApplicationsResponse,
} from "../../sdk/wire/application.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { answers, createRouter, idempotencyHeader, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { messageInput } from "../platform/http/text-input.ts";
import { confirmDays } from "./application.ts";
import { applicantKinds, applyRequest, detailsInput, maxMessage } from "./application-input.ts";
import { apply } from "./apply.ts";
import { approve, askBack, decline } from "./decide.ts";
import { listApplications, viewApplication } from "./view.ts";

const applyResponse = wire<ApplyResponse>()(z.object({ days: z.number() }));
const messageRequest = wire<ApplicationMessageRequest>()(z.strictObject({ message: messageInput(maxMessage) }));
const summary = {
  id: z.string(),
  state: z.enum(["submitted", "asked", "approved", "declined"]),
  kind: z.enum(applicantKinds),
  name: z.string(),
  confirmedAt: z.string(),
  decidedAt: z.string().optional(),
};
const listResponse = wire<ListApplicationsResponse>()(z.object({ applications: z.array(z.object(summary)) }));
const applicationResponse = wire<ApplicationResponse>()(
  z.object({
    application: z.object({
      ...summary,
      details: detailsInput.optional(),
      questions: z.array(z.object({ question: z.string(), answer: z.string().optional() })),
      reason: z.string().optional(),
      partnerId: z.string().optional(),
    }),
  }),
);
const applicationParam = networkParam.extend({ applicationId: z.uuid() });

/** Joining: the application itself, and the office's decision on it. The applicant's own page is in server/pages. */
export const applicationRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/applications",
      summary: "Apply to take part; a mailed link confirms it",
      request: { params: networkParam, headers: idempotencyHeader, body: jsonBody(applyRequest) },
      responses: answers(200, applyResponse, "Mailed, whether anything is known or not"),
    }),
    async (c) => {
      const key = c.req.valid("header")["idempotency-key"];
      await apply(c.var.context, c.var.address, key, c.req.valid("json"));
      return c.json({ days: confirmDays }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/applications",
      summary: "Applications, those that wait first",
      request: { params: networkParam },
      responses: answers(200, listResponse, "The applications"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json({ applications: await listApplications(c.var.context) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/applications/{applicationId}",
      summary: "One application with what was filled in",
      request: { params: applicationParam },
      responses: answers(200, applicationResponse, "The application"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json({ application: await viewApplication(c.var.context, c.req.valid("param").applicationId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/applications/{applicationId}/approval",
      summary: "Let the applicant take part",
      request: { params: applicationParam },
      responses: answers(200, applicationResponse, "Approved"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { applicationId } = c.req.valid("param");
      await approve(c.var.context, actorOf(person), applicationId);
      return c.json({ application: await viewApplication(c.var.context, applicationId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/applications/{applicationId}/question",
      summary: "Ask the applicant back",
      request: { params: applicationParam, body: jsonBody(messageRequest) },
      responses: answers(200, applicationResponse, "Asked"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { applicationId } = c.req.valid("param");
      await askBack(c.var.context, actorOf(person), applicationId, c.req.valid("json").message);
      return c.json({ application: await viewApplication(c.var.context, applicationId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/applications/{applicationId}/refusal",
      summary: "Decline with a reason",
      request: { params: applicationParam, body: jsonBody(messageRequest) },
      responses: answers(200, applicationResponse, "Declined"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { applicationId } = c.req.valid("param");
      await decline(c.var.context, actorOf(person), applicationId, c.req.valid("json").message);
      return c.json({ application: await viewApplication(c.var.context, applicationId) }, 200);
    },
  );
