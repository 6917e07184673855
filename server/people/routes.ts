import { createRoute } from "@hono/zod-openapi";
import type {
  AddPasskeyRequest,
  AskSignInLinkRequest,
  AskSignInLinkResponse,
  MeResponse,
  PasskeyOptionsResponse,
  PasskeySignInRequest,
  UseSignInLinkRequest,
} from "../../sdk/wire/people.ts";
import { Refusal } from "../platform/errors.ts";
import { answers, createRouter, emailInput, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { viewMe } from "./me.ts";
import { addPasskey, passkeyCreation, passkeyQuestion, personOfPasskey, removePasskey } from "./passkeys.ts";
import { forgetCookie, getPerson, signIn } from "./session-cookie.ts";
import { endSessions } from "./sessions.ts";
import { askSignInLink, linkMinutes, useSignInLink } from "./sign-in-links.ts";

const askRequest = wire<AskSignInLinkRequest>()(z.strictObject({ email: emailInput, language: z.enum(["de", "en"]) }));
const askResponse = wire<AskSignInLinkResponse>()(z.object({ minutes: z.number() }));
const useRequest = wire<UseSignInLinkRequest>()(z.strictObject({ token: z.string().max(100) }));
const json = z.record(z.string(), z.unknown());
const addPasskeyRequest = wire<AddPasskeyRequest>()(z.strictObject({ name: nameInput(40), response: json }));
const passkeySignInRequest = wire<PasskeySignInRequest>()(z.strictObject({ response: json }));
const optionsResponse = wire<PasskeyOptionsResponse>()(z.object({ options: json }));
const membership = z.object({
  network: z.string(),
  town: z.string(),
  role: z.enum(["operator", "owner", "staff", "helper"]),
  partner: z
    .object({
      id: z.string(),
      name: z.string(),
      slug: z.string().optional(),
      state: z.enum(["active", "suspended"]),
    })
    .optional(),
});
const meResponse = wire<MeResponse>()(
  z.object({
    me: z.object({
      id: z.string(),
      email: z.string(),
      memberships: z.array(membership),
      passkeys: z.array(
        z.object({ id: z.string(), name: z.string(), createdAt: z.string(), usedAt: z.string().optional() }),
      ),
      sessions: z.array(
        z.object({ id: z.string(), label: z.string(), createdAt: z.string(), seenAt: z.string(), isThis: z.boolean() }),
      ),
    }),
  }),
);
const done = z.object({ done: z.literal(true) });

/** Signing in and out, and what one sees of oneself. */
export const peopleRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/sign-in-links",
      summary: "Mail a link to sign in with",
      request: { params: networkParam, body: jsonBody(askRequest) },
      responses: answers(200, askResponse, "Mailed, whether the address is known or not"),
    }),
    async (c) => {
      await askSignInLink(c.var.context, c.var.address, c.req.valid("json"));
      return c.json({ minutes: linkMinutes }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/sign-in-links/{linkId}/use",
      summary: "Sign in with a link, once",
      request: { params: networkParam.extend({ linkId: z.uuid() }), body: jsonBody(useRequest) },
      responses: answers(200, meResponse, "Signed in"),
    }),
    async (c) => {
      const { context, address } = c.var;
      const person = await signIn(
        c,
        await useSignInLink(context, address, c.req.valid("param").linkId, c.req.valid("json").token),
      );
      return c.json({ me: await viewMe(context, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/passkeys/options",
      summary: "What a passkey has to sign to sign in",
      request: { params: networkParam },
      responses: answers(200, optionsResponse, "For navigator.credentials.get()"),
    }),
    async (c) => c.json({ options: await passkeyQuestion(c.var.context) }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/passkeys/sign-in",
      summary: "Sign in with a passkey",
      request: { params: networkParam, body: jsonBody(passkeySignInRequest) },
      responses: answers(200, meResponse, "Signed in"),
    }),
    async (c) => {
      const { context, address } = c.var;
      const person = await signIn(c, await personOfPasskey(context, address, c.req.valid("json").response));
      return c.json({ me: await viewMe(context, person) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/me",
      summary: "Who is signed in, and where they may do what",
      request: { params: networkParam },
      responses: answers(200, meResponse, "The person"),
    }),
    async (c) => c.json({ me: await viewMe(c.var.context, await getPerson(c)) }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/sign-out",
      summary: "Sign out here",
      request: { params: networkParam },
      responses: answers(200, done, "Signed out"),
    }),
    async (c) => {
      const person = await getPerson(c);
      await endSessions(c.var.context, person, { id: person.sessionId });
      forgetCookie(c);
      return c.json({ done: true as const }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/sign-out-everywhere",
      summary: "Sign out on every device",
      request: { params: networkParam },
      responses: answers(200, done, "Signed out everywhere"),
    }),
    async (c) => {
      await endSessions(c.var.context, await getPerson(c), "all");
      forgetCookie(c);
      return c.json({ done: true as const }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/passkeys/options",
      summary: "What the browser needs to make a passkey",
      request: { params: networkParam },
      responses: answers(200, optionsResponse, "For navigator.credentials.create()"),
    }),
    async (c) => c.json({ options: await passkeyCreation(c.var.context, await getPerson(c)) }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/passkeys",
      summary: "Keep a passkey",
      request: { params: networkParam, body: jsonBody(addPasskeyRequest) },
      responses: answers(201, meResponse, "Kept"),
    }),
    async (c) => {
      const person = await getPerson(c);
      const { name, response } = c.req.valid("json");
      await addPasskey(c.var.context, person, name, response);
      return c.json({ me: await viewMe(c.var.context, person) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/passkeys/{passkeyId}/removal",
      summary: "Forget a passkey",
      request: { params: networkParam.extend({ passkeyId: z.string().max(1_400) }) },
      responses: answers(200, meResponse, "Forgotten"),
    }),
    async (c) => {
      const person = await getPerson(c);
      if (!(await removePasskey(c.var.context, person, c.req.valid("param").passkeyId))) throw new Refusal("not_found");
      return c.json({ me: await viewMe(c.var.context, person) }, 200);
    },
  );
