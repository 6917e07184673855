import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import { confirmDays } from "../applications/application.ts";
import { findByLink } from "../applications/application-link.ts";
import { answerQuestion, apply, confirmApplication } from "../applications/apply.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { statusOf } from "../platform/http/error-answer.ts";
import { newKey } from "./form-key.ts";
import { readForm } from "./form-input.ts";
import {
  answerOf,
  applicationOf,
  draftOf,
  emptyJoinDraft,
  readJoinDraft,
  type JoinDraft,
  type JoinProblems,
} from "./join-draft.ts";
import { joinForm } from "./join-form.ts";
import { statusBody } from "./join-status.ts";
import { pathOf, renderPage, viewOf } from "./page-frame.ts";

type Answer = Response | Promise<Response>;

/** Applying, and the applicant's own page behind the link in its mail. Works without scripts; looking changes nothing. */
export const joinPages = new Hono<ApiEnv>()
  .get("/join", (c) => formPage(c, emptyJoinDraft(), {}))
  .post("/join", async (c) => {
    const draft = readJoinDraft(await readForm(c));
    const outcome = applicationOf(draft, viewOf(c).language);
    if ("problems" in outcome) return formPage(c, draft, outcome.problems);
    const { context, address } = c.var;
    try {
      await apply(context, address, draft.key, outcome.request).catch((error: unknown) => {
        // This form was sent before and changed since: that is another application.
        if (!(error instanceof Refusal) || error.code !== "idempotency_mismatch") throw error;
        return apply(context, address, newKey(), outcome.request);
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "rate_limited") throw error;
      if (error.retryAfterSeconds) c.header("Retry-After", String(error.retryAfterSeconds));
      return formPage(c, draft, {}, true);
    }
    return c.redirect(`/${context.network.slug}/join/sent`, 303);
  })
  .get("/join/sent", (c) => {
    const { join } = viewOf(c).words;
    return renderPage(c, {
      title: join.sentTitle,
      main: "narrow",
      body: html`<h1>${join.sentTitle}</h1>
        <p class="lead">${join.sent(confirmDays)}</p>
        <p class="hint">${join.sentSpam}</p>`,
    });
  })
  .get("/join/:applicationId/:token", (c) => statusPage(c))
  .post("/join/:applicationId/:token", async (c) => {
    const { applicationId: id, token } = c.req.param();
    const { context, address } = c.var;
    const here = `/${context.network.slug}/join/${id}/${token}`;
    const application = await find(c);
    if (!application) return statusPage(c);
    if (application.state === "unconfirmed") await confirmApplication(context, address, id, token);
    if (application.state !== "asked") return c.redirect(here, 303);
    const draft = readJoinDraft(await readForm(c));
    const outcome = answerOf(draft);
    if ("problems" in outcome) return statusPage(c, draft, outcome.problems);
    await answerQuestion(context, address, { id, token }, outcome).catch((error: unknown) => {
      // Answered in another window, or decided: the page says how it stands.
      if (!(error instanceof Refusal) || error.code !== "conflict") throw error;
    });
    return c.redirect(here, 303);
  });

function formPage(c: HonoContext<ApiEnv>, draft: JoinDraft, problems: JoinProblems, isLimited = false): Answer {
  const view = viewOf(c);
  const { join } = view.words;
  const { town, voucherName } = c.var.context.network;
  const isWrong = Object.keys(problems).length > 0;
  return renderPage(c, {
    title: join.title,
    main: "narrow",
    status: isLimited ? 429 : isWrong ? statusOf("invalid") : 200,
    body: html`<h1>${join.title}</h1>
      ${
        isWrong || isLimited
          ? ""
          : html`<p class="lead">${join.intro(town, voucherName)}</p>
              <p class="lead">${join.steps}</p>`
      }
      ${isLimited ? html`<p class="notice bad" role="alert">${join.limited}</p>` : ""}
      ${joinForm({ view, draft, problems })}`,
  });
}

/** A link that leads nowhere is one page, whatever the reason. */
async function statusPage(c: HonoContext<ApiEnv>, draft?: JoinDraft, problems: JoinProblems = {}): Promise<Response> {
  const view = viewOf(c);
  const { join } = view.words;
  const application = await find(c);
  if (!application?.content)
    return renderPage(c, {
      title: join.overTitle,
      main: "narrow",
      status: 404,
      body: html`<h1>${join.overTitle}</h1>
        <p class="lead">${join.over}</p>
        <p><a class="button primary wide" href="${pathOf(view, "join")}">${join.again}</a></p>`,
    });
  const { applicationId, token } = c.req.param() as { applicationId: string; token: string }; // safe because both routes name them
  const form = { view, draft: draft ?? draftOf(application.content.details), problems };
  return renderPage(c, {
    title: join.title,
    main: "narrow",
    status: Object.keys(problems).length > 0 ? statusOf("invalid") : 200,
    body: statusBody(view, application, pathOf(view, `join/${applicationId}/${token}`), form),
  });
}

function find(c: HonoContext<ApiEnv>): ReturnType<typeof findByLink> {
  const { applicationId, token } = c.req.param() as { applicationId: string; token: string }; // safe because both routes name them
  return /^[0-9a-f-]{36}$/.test(applicationId)
    ? findByLink(c.var.context, applicationId, token)
    : Promise.resolve(undefined);
}
