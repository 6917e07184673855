import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { CategoryId, PictureView } from "../../sdk/wire/profile.ts";
import type { Html } from "../pages/markup.ts";
import type { Context } from "../platform/context.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { pictureUrl } from "../profiles/pages-address.ts";
import { listPartners, partnerUrl, type ListedPartner } from "../profiles/profile.ts";
import { kindLine } from "./kind-line.ts";
import { publicPagesGerman as words } from "./messages.de.ts";
import { openWords } from "./open-words.ts";
import { listUrl, renderPublicPage } from "./page-frame.ts";

interface Search {
  text: string;
  category: string;
  isOpenOnly: boolean;
}

/** Who takes part: all of them, or those a plain form asks for. */
export async function listPage(c: HonoContext<ApiEnv>): Promise<Response> {
  const { context } = c.var;
  const { town, voucherName } = context.network;
  const all = await listPartners(context);
  const search: Search = {
    text: (c.req.query("q") ?? "").slice(0, 80).trim(),
    category: c.req.query("category") ?? "",
    isOpenOnly: c.req.query("open") === "1",
  };
  const found = all.filter((partner) => matches(context, partner, search));
  const covers = await listCovers(context);
  return renderPublicPage(c, {
    title: `${words.listTitle(town)} – ${voucherName}`,
    description: words.listDescription(town, voucherName),
    url: listUrl(context),
    picture: `${listUrl(context)}og.png`,
    // What a form found is a view of the one list.
    isHidden: search.text !== "" || search.category !== "" || search.isOpenOnly,
    body: html`<h1>${words.listTitle(town)}</h1>
      <p class="lead">${words.listLead(voucherName)}</p>
      ${searchForm(search, all)}
      <p role="status" class="count">${words.count(found.length)}</p>
      ${
        found.length === 0
          ? html`<div class="card">
              <p>${all.length === 0 ? words.nobody : words.nothing}</p>
              ${all.length === 0 ? "" : html`<p><a href="${listUrl(context)}">${words.showAll}</a></p>`}
            </div>`
          : html`<ul class="partners">
              ${found.map((partner, at) => entry(context, partner, covers.get(partner.id), at))}
            </ul>`
      }`,
  });
}

function matches(context: Context, partner: ListedPartner, { text, category, isOpenOnly }: Search): boolean {
  const hay = [
    partner.name,
    partner.street,
    partner.city,
    words.kinds[partner.kind],
    ...partner.categories.map((id) => words.categories[id]),
    partner.story,
  ]
    .join(" ")
    .toLocaleLowerCase("de");
  return (
    text
      .toLocaleLowerCase("de")
      .split(/\s+/)
      .every((word) => hay.includes(word)) &&
    (category === "" || partner.categories.some((id) => id === category)) &&
    (!isOpenOnly || openWords(context, partner.hours)?.isOpen === true)
  );
}

function searchForm(search: Search, all: ListedPartner[]): Html {
  const used = (Object.keys(words.categories) as CategoryId[]) // safe because the keys of a Record are its type's
    .filter((id) => all.some(({ categories }) => categories.includes(id)));
  return html`<form class="search" method="get" role="search">
    <div class="field">
      <label for="q">${words.searchLabel}</label>
      <input id="q" name="q" type="search" value="${search.text}" autocomplete="off" maxlength="80" />
    </div>
    <div class="field">
      <label for="category">${words.category}</label>
      <select id="category" name="category">
        <option value="">${words.allCategories}</option>
        ${used.map((id) => html`<option value="${id}" ${id === search.category ? "selected" : ""}>${words.categories[id]}</option>`)}
      </select>
    </div>
    <label class="check"
      ><input type="checkbox" name="open" value="1" ${search.isOpenOnly ? "checked" : ""} /> ${words.openNow}</label
    >
    <button class="button primary" type="submit">${words.show}</button>
  </form>`;
}

function entry(context: Context, partner: ListedPartner, cover: PictureView | undefined, at: number): Html {
  const state = openWords(context, partner.hours);
  return html`<li class="partner">
    ${
      cover
        ? html`<img
            src="${cover.smallUrl}"
            alt=""
            width="${cover.width}"
            height="${cover.height}"
            ${at < 2 ? "" : html`loading="lazy"`}
            decoding="async"
          />`
        : html`<div class="blank" aria-hidden="true">${[...partner.name][0]}</div>`
    }
    <div>
      <h2><a href="${partnerUrl(context, partner.slug)}">${partner.name}</a></h2>
      <p class="kind">${kindLine(partner)}</p>
      ${partner.street ? html`<p>${partner.street}, ${partner.city}</p>` : ""}
      ${state ? html`<p class="state ${state.isOpen ? "yes" : ""}">${state.text}</p>` : ""}
    </div>
  </li>`;
}

/** The first picture of each. */
async function listCovers(context: Context): Promise<Map<string, PictureView>> {
  const rows = await context.database.prisma.partnerPicture.findMany({
    where: { networkId: context.network.id },
    select: { id: true, partnerId: true, alt: true, width: true, height: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const covers = new Map<string, PictureView>();
  const url = (id: string, size: "large" | "small"): string =>
    pictureUrl(context.config, context.network.slug, id, size);
  for (const { partnerId, ...row } of rows)
    if (!covers.has(partnerId))
      covers.set(partnerId, { ...row, url: url(row.id, "large"), smallUrl: url(row.id, "small") });
  return covers;
}
