import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import { wallClockOf, type OpeningHours } from "../../sdk/wire/opening-hours.ts";
import type { PictureView } from "../../sdk/wire/profile.ts";
import { formatDay } from "../documents/format.ts";
import type { Html } from "../pages/markup.ts";
import { sign } from "../pages/marks.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { findListedPartner, listPictures, partnerUrl, type ListedPartner } from "../profiles/profile.ts";
import { jsonLdOf } from "./json-ld.ts";
import { kindLine } from "./kind-line.ts";
import { publicPagesGerman as words } from "./messages.de.ts";
import { openWords } from "./open-words.ts";
import { listUrl, renderPublicPage } from "./page-frame.ts";

const maxDescription = 155;

/** One partner, as everybody may see it. @throws {Refusal} not_found where it is not to be found */
export async function partnerPage(c: HonoContext<ApiEnv>): Promise<Response> {
  const { context } = c.var;
  const partner = await findListedPartner(context, c.req.param("slug") ?? "");
  if (!partner) throw new Refusal("not_found");
  const pictures = await listPictures(context, partner.id);
  const { voucherName, town } = context.network;
  const url = partnerUrl(context, partner.slug);
  const today = wallClockOf(context.clock.now(), context.network.timeZone).day;
  const description = descriptionOf(partner, voucherName);
  return renderPublicPage(c, {
    title: `${partner.name}, ${partner.city || town}`,
    description,
    url,
    picture: `${url}/og.png`,
    jsonLd: jsonLdOf(partner, { url, pictures, today, voucherName, description }),
    body: html`<article>
      <p class="back"><a href="${listUrl(context)}">${words.all}</a></p>
      <h1>${partner.name}</h1>
      <p class="kind">${kindLine(partner)}</p>
      ${openLine(context, partner.hours)} ${cover(partner, pictures)}
      <section class="accepted">
        ${sign("yes")}
        <div>
          <h2>${words.accepted(voucherName)}</h2>
          <p>${words.acceptedText}</p>
        </div>
        <a class="button primary" href="${context.config.PUBLIC_URL}/${context.network.slug}/buy">${words.buy}</a>
      </section>
      <div class="facts">${hoursPart(partner.hours, today)} ${contactPart(partner)}</div>
      ${storyPart(partner)} ${photosPart(partner, pictures.slice(1))}
      ${partner.legalName && partner.legalName !== partner.name ? html`<p class="small">${words.legalName} ${partner.legalName}</p>` : ""}
    </article>`,
  });
}

/** The story's beginning, cut at a word. */
function descriptionOf({ name, story, city, street }: ListedPartner, voucherName: string): string {
  const accepted = words.accepted(voucherName);
  const beginning = story.replace(/\s+/g, " ").trim() || [name, street, city].filter(Boolean).join(", ");
  const room = maxDescription - accepted.length - 3;
  const cut = beginning.length <= room ? beginning : `${beginning.slice(0, room).replace(/\s+\S*$/, "")} …`;
  return `${cut} ${/[.!?…]$/.test(cut) ? "" : "– "}${accepted}.`;
}

function openLine(context: Context, hours: OpeningHours): Html | "" {
  const state = openWords(context, hours);
  return state ? html`<p class="state ${state.isOpen ? "yes" : ""}">${state.text}</p>` : "";
}

function photo(partner: ListedPartner, picture: PictureView, isFirst: boolean): Html {
  return html`<img
    src="${picture.url}"
    srcset="${picture.smallUrl} ${Math.round((Math.min(480, Math.max(picture.width, picture.height)) * picture.width) / Math.max(picture.width, picture.height))}w, ${picture.url} ${picture.width}w"
    sizes="(min-width: 48rem) 46rem, 100vw"
    width="${picture.width}"
    height="${picture.height}"
    alt="${picture.alt || words.photoOf(partner.name)}"
    ${isFirst ? html`fetchpriority="high"` : html`loading="lazy"`}
  />`;
}

function cover(partner: ListedPartner, [first]: PictureView[]): Html | "" {
  return first ? html`<div class="cover">${photo(partner, first, true)}</div>` : "";
}

function hoursPart({ weekly, closed }: OpeningHours, today: string): Html {
  const coming = closed.filter(({ last }) => last >= today).toSorted((a, b) => a.first.localeCompare(b.first));
  return html`<section>
    <h2>${words.hours}</h2>
    ${
      weekly.length === 0
        ? html`<p>${words.noHours}</p>`
        : html`<table class="hours">
            <tbody>
              ${words.weekdays.map((name, at) => {
                const spans = weekly
                  .filter(({ weekday }) => weekday === at + 1)
                  .toSorted((a, b) => a.from.localeCompare(b.from));
                return html`<tr>
                  <th scope="row">${name}</th>
                  <td>
                    ${spans.length === 0 ? words.closedDay : spans.map(({ from, to }) => html`<span>${words.spans(from, to)}</span>`)}
                  </td>
                </tr>`;
              })}
            </tbody>
          </table>`
    }
    ${
      coming.length === 0
        ? ""
        : html`<h3>${words.closedDays}</h3>
            <ul class="plain">
              ${coming.map(({ first, last, note }) => html`<li>${first === last ? formatDay(first, "de") : words.range(formatDay(first, "de"), formatDay(last, "de"))}${note ? `, ${note}` : ""}</li>`)}
            </ul>`
    }
  </section>`;
}

function contactPart({ street, postalCode, city, phone, website, location }: ListedPartner): Html {
  return html`<section>
    <h2>${words.contact}</h2>
    <address>
      ${street ? html`${street}<br />` : ""} ${postalCode} ${city}
      ${phone ? html`<br />${words.phone} <a href="tel:${phone.replace(/[^+0-9]/g, "")}">${unbroken(phone)}</a>` : ""}
      ${website ? html`<br /><a href="${website}" rel="noopener">${new URL(website).hostname.replace(/^www\./, "")}</a>` : ""}
    </address>
    ${
      location
        ? html`<p>
            <a
              href="https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}#map=18/${location.latitude}/${location.longitude}"
              rel="noopener"
              >${words.map}</a
            >
          </p>`
        : ""
    }
  </section>`;
}

/** A number is not torn apart at a line's end. */
function unbroken(phone: string): string {
  return phone.replaceAll(" ", "\u00a0").replaceAll("-", "\u2011");
}

function storyPart({ story }: ListedPartner): Html | "" {
  if (!story) return "";
  return html`<section class="story">
    <h2>${words.about}</h2>
    ${story.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph.trim()}</p>`)}
  </section>`;
}

function photosPart(partner: ListedPartner, pictures: PictureView[]): Html | "" {
  if (pictures.length === 0) return "";
  return html`<section>
    <h2>${words.photos}</h2>
    <ul class="photos">
      ${pictures.map((picture) => html`<li>${photo(partner, picture, false)}</li>`)}
    </ul>
  </section>`;
}
