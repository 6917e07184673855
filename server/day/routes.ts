import { createRoute } from "@hono/zod-openapi";
import type { DayEndMailRequest, DayResponse } from "../../sdk/wire/day.ts";
import { actorOf } from "../people/person.ts";
import { getMember } from "../people/session-cookie.ts";
import { languageOf } from "../platform/http/messages.ts";
import { answers, createRouter, errorSchema, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { setDayEndMail, viewDay } from "./day.ts";
import { exportUses } from "./export.ts";

const desk = networkParam.extend({ partnerId: z.uuid() });
const dayQuery = z.object({ day: z.string().max(20).optional() });
const dayResponse = wire<DayResponse>()(
  z.object({
    day: z.string(),
    today: z.string(),
    redemptions: z.array(
      z.object({
        receiptNumber: z.string(),
        redeemedAt: z.string(),
        valueCents: z.int(),
        scanner: z.string(),
        partnerReceipt: z.string().optional(),
        reversedAt: z.string().optional(),
      }),
    ),
    count: z.int(),
    sumCents: z.int(),
    owedCents: z.int(),
    wantsDayEndMail: z.boolean(),
  }),
);
const dayEndMailRequest = wire<DayEndMailRequest>()(z.strictObject({ isWanted: z.boolean() }));

/** A partner's day: what was redeemed, what is owed, the file for the tax adviser. */
export const dayRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/day",
      summary: "A day's redemptions and their sum",
      request: { params: desk, query: dayQuery },
      responses: answers(200, dayResponse, "The day in the town's time zone"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId);
      return c.json(await viewDay(c.var.context, partnerId, c.req.valid("query").day || undefined), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/redemptions.csv",
      summary: "Redemptions of a day or month for a spreadsheet",
      request: { params: desk, query: z.object({ period: z.string().max(20) }) },
      responses: {
        200: {
          description: "Semicolons, CRLF, byte order mark",
          content: { "text/csv": { schema: z.string() } },
        },
        default: {
          description: "Refused; see the error codes",
          content: { "application/json": { schema: errorSchema } },
        },
      },
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId);
      const language = languageOf(c.req.header("Accept-Language"));
      const file = await exportUses(c.var.context, partnerId, c.req.valid("query").period, language);
      return c.body(file.text, 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.name}"`,
      });
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/day-end-mail",
      summary: "Whether owners are mailed the day's sum",
      request: { params: desk, body: jsonBody(dayEndMailRequest) },
      responses: answers(200, dayResponse, "Kept"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      await setDayEndMail(c.var.context, partnerId, actorOf(person), c.req.valid("json").isWanted);
      return c.json(await viewDay(c.var.context, partnerId, undefined), 200);
    },
  );
