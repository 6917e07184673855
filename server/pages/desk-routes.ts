import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiEnv } from "../platform/http/env.ts";
import { renderPage, viewOf } from "./page-frame.ts";

const office = html`<script type="module" src="/v1/office.js"></script>`;

/** Desk and operator's office: our elements on our own origin, where the session's cookie lives. */
export const deskPages = new Hono<ApiEnv>()
  .get("/desk", (c) => {
    const { words, context } = viewOf(c);
    return renderPage(c, {
      title: words.desk.title,
      head: office,
      main: "medium",
      body: html`<h1>${words.desk.title}</h1>
        <twuster-desk network="${context.network.slug}"><p>${words.desk.noScript}</p></twuster-desk>`,
    });
  })
  .get("/operator", (c) => {
    const { words, context } = viewOf(c);
    return renderPage(c, {
      title: words.desk.operatorTitle,
      head: office,
      main: "medium",
      body: html`<h1>${words.desk.operatorTitle}</h1>
        <twuster-operator network="${context.network.slug}"><p>${words.desk.noScript}</p></twuster-operator>`,
    });
  });
