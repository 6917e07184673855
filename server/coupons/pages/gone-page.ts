import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { TakeCouponOutcome } from "../../../sdk/wire/coupon.ts";
import { formatDay } from "../../documents/format.ts";
import { pathOf, renderPage, viewOf, type View } from "../../pages/page-frame.ts";
import type { Html } from "../../pages/markup.ts";
import type { ApiEnv } from "../../platform/http/env.ts";
import { findGone, type Gone } from "../gone.ts";
import { couponMessages } from "./messages.ts";

/** What a page says that gives no coupon away. */
interface Refusing {
  title: string;
  text: string;
  status: 200 | 404 | 429;
}

/** Of a coupon that is not offered. */
export async function whyGone(c: HonoContext<ApiEnv>): Promise<Refusing> {
  const { language, context } = viewOf(c);
  const words = couponMessages[language];
  const id = c.req.param("couponId") ?? "";
  const gone: Gone = isId(id) ? await findGone(context, id) : { why: "unknown" };
  if (gone.why === "unknown") return { title: words.unknownTitle, text: words.unknown, status: 404 };
  const text = gone.why === "over" ? words.gone.over(formatDay(gone.day, language)) : words.gone[gone.why];
  return { title: words.goneTitle, text, status: 404 };
}

export async function whyNotTaken(
  c: HonoContext<ApiEnv>,
  refused: Exclude<TakeCouponOutcome, { outcome: "taken" }>,
): Promise<Refusing> {
  const words = couponMessages[viewOf(c).language];
  switch (refused.outcome) {
    case "none_left":
      return { title: words.noneLeftTitle, text: words.noneLeftText, status: 200 };
    case "none_left_today": {
      const text = words.noneLeftTodayText(refused.moreTomorrow === true);
      return { title: words.noneLeftTodayTitle, text, status: 200 };
    }
    case "not_offered":
      return whyGone(c);
  }
}

export function limited({ language }: View): Refusing {
  const { limitedTitle, limited: text } = couponMessages[language];
  return { title: limitedTitle, text, status: 429 };
}

export function gonePage(c: HonoContext<ApiEnv>, { title, text, status }: Refusing): Response | Promise<Response> {
  return renderPage(c, {
    title,
    main: "narrow",
    status,
    body: html`<h1>${title}</h1>
      <p class="lead">${text}</p>
      ${allLink(viewOf(c))}`,
  });
}

/** To the list of all. */
export function allLink(view: View): Html {
  return html`<p><a class="button wide" href="${pathOf(view, "coupons")}">${couponMessages[view.language].all}</a></p>`;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
