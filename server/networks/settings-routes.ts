import { createRoute } from "@hono/zod-openapi";
import type { ReadinessResponse, SettingsResponse, TestMailResponse } from "../../sdk/wire/network-settings.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { languageOf } from "../platform/http/messages.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { checkReadiness } from "./readiness.ts";
import { networkSettings, saveSettingsRequest } from "./settings-input.ts";
import { saveSettings, viewSettings } from "./settings.ts";
import { sendTestMail } from "./test-mail.ts";

const mode = z.enum(["test", "live"]);
const settingsResponse = wire<SettingsResponse>()(
  z.object({
    view: z.object({
      settings: networkSettings,
      version: z.string(),
      mode,
      openTransfers: z.object({ count: z.int(), lastDay: z.string().optional() }),
      twin: z.object({ slug: z.string(), mode }).optional(),
    }),
  }),
);
const readinessResponse = wire<ReadinessResponse>()(
  z.object({
    mayGoLive: z.boolean(),
    checks: z.array(
      z.object({
        check: z.enum([
          "withdrawal",
          "refund",
          "issuer",
          "account",
          "postcode_areas",
          "partners",
          "https",
          "secret",
          "mail_sender",
          "mail_server",
        ]),
        isMet: z.boolean(),
      }),
    ),
    partnersOutside: z.int(),
  }),
);
const testMailResponse = wire<TestMailResponse>()(
  z.object({
    to: z.string(),
    outcome: z.enum(["accepted", "refused"]),
    reason: z
      .enum([
        "unreachable",
        "no_answer",
        "insecure",
        "login_refused",
        "sender_refused",
        "recipient_refused",
        "try_later",
        "refused",
      ])
      .optional(),
    serverSaid: z.string().optional(),
  }),
);

/** A network's settings, for its own operators. */
export const settingsRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/settings",
      summary: "The network's settings, and which state of them",
      request: { params: networkParam },
      responses: answers(200, settingsResponse, "The settings"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json({ view: await viewSettings(c.var.context) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/operator/settings",
      summary: "Save the settings over the state they were made from",
      request: { params: networkParam, body: jsonBody(saveSettingsRequest) },
      responses: answers(200, settingsResponse, "Saved; every process sees it within two seconds"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await saveSettings(c.var.context, actorOf(person), c.req.valid("json"));
      return c.json({ view: await viewSettings(c.var.context) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/settings/readiness",
      summary: "What is missing before the town may sell for real money",
      request: { params: networkParam },
      responses: answers(200, readinessResponse, "Every check"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json(await checkReadiness(c.var.context), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/settings/test-mail",
      summary: "Mail oneself, and hear what the mail server says",
      request: { params: networkParam },
      responses: answers(200, testMailResponse, "What became of it"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const language = languageOf(c.req.header("Accept-Language"));
      return c.json(await sendTestMail(c.var.context, person, language), 200);
    },
  );
