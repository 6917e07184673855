import { Hono } from "hono";
import { html } from "hono/html";
import { listMemberships } from "../people/memberships.ts";
import { signIn } from "../people/session-cookie.ts";
import { isSignInLink, useSignInLink } from "../people/sign-in-links.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { pathOf, renderPage, viewOf } from "./page-frame.ts";
import { assertFromHere, tellOrigin } from "./security.ts";

/**
 * The page a sign-in link opens. Looking at it signs nobody in and uses nothing up, since mail scanners open every link;
 * its button does. Works without scripts.
 */
export const signInPages = new Hono<ApiEnv>()
  .use("/sign-in/*", async (c, next) => {
    tellOrigin(c);
    await next();
  })
  .get("/sign-in/:linkId/:token", async (c) => {
    const view = viewOf(c);
    const words = view.words.signIn;
    const { linkId, token } = c.req.param();
    const isGood = await isSignInLink(c.var.context, linkId, token);
    return renderPage(c, {
      title: words.title,
      main: "narrow",
      status: isGood ? 200 : 404,
      body: isGood
        ? html`<h1>${words.title}</h1>
            <p class="lead">${words.text}</p>
            <form method="post" action="${pathOf(view, `sign-in/${linkId}/${token}`)}">
              <button class="button primary wide huge">${words.button}</button>
            </form>`
        : html`<h1>${words.overTitle}</h1>
            <p class="lead">${words.over}</p>
            <p><a class="button primary wide" href="${pathOf(view, "desk")}">${words.again}</a></p>`,
    });
  })
  .post("/sign-in/:linkId/:token", async (c) => {
    assertFromHere(c);
    const { linkId, token } = c.req.param();
    const { context, address } = c.var;
    let place = "desk";
    try {
      const person = await signIn(c, await useSignInLink(context, address, linkId, token));
      const memberships = await listMemberships(context, person.id);
      if (memberships.length > 0 && memberships.every(({ role }) => role === "operator")) place = "operator";
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "not_found") throw error;
      return c.redirect(`/${context.network.slug}/sign-in/${linkId}/${token}`, 303);
    }
    return c.redirect(`/${context.network.slug}/${place}`, 303);
  });
