import { html, nothing, type TemplateResult } from "lit";
import type { AcceptanceGroup, GroupPartner } from "../../../sdk/wire/acceptance.ts";
import { formatCents } from "../../shared/language.ts";
import { buttons, fill, onSubmit, textField, type AcceptanceView } from "./acceptance-form.ts";

/** Groups of partners, who is in each, and what of it is still open. */
export function groupCards(view: AcceptanceView): TemplateResult {
  const { data, words, opened } = view;
  return html`<section aria-labelledby="groups">
    <h3 id="groups" tabindex="-1">${words.groups}</h3>
    ${data.groups.length === 0 ? html`<p>${words.noGroups}</p>` : nothing}
    ${data.groups.map((group) => card(view, group))}
    ${
      opened === "new group"
        ? html`<div class="card">
            <h4>${words.newGroup}</h4>
            ${groupForm(view)}
          </div>`
        : html`<div class="actions">
            <button type="button" class="button" @click=${(): void => view.open("new group")}>${words.newGroup}</button>
          </div>`
    }
  </section>`;
}

function card(view: AcceptanceView, group: AcceptanceGroup): TemplateResult {
  const { words, opened } = view;
  return html`<article class="card" aria-labelledby=${group.id}>
    <h4 id=${group.id}>${group.name}</h4>
    <p class="hint">${owed(view, group)}</p>
    ${group.partners.length === 0 ? html`<p class="notice">${words.empty}</p>` : nothing}
    <ul class="rows">
      ${group.partners.map((partner) => member(view, group, partner))}
    </ul>
    ${opened === `add ${group.id}` ? addForm(view, group) : nothing}
    ${opened === `group ${group.id}` ? groupForm(view, group) : nothing}
    <div class="actions">
      ${opened === `add ${group.id}` ? nothing : opener(view, words.addLabel, group.name, `add ${group.id}`)}
      ${opened === `group ${group.id}` ? nothing : opener(view, words.rename, group.name, `group ${group.id}`)}
    </div>
  </article>`;
}

function owed({ words, language }: AcceptanceView, { openCount, openCents }: AcceptanceGroup): string {
  if (openCount === 0) return words.openNone;
  const value = formatCents(openCents, language);
  return fill(openCount === 1 ? words.openOne : words.open, { count: openCount, value });
}

function opener(view: AcceptanceView, label: string, name: string, form: string): TemplateResult {
  return html`<button type="button" class="button" aria-label="${label}: ${name}" @click=${(): void => view.open(form)}>
    ${label}
  </button>`;
}

function member(view: AcceptanceView, group: AcceptanceGroup, { id, name, state }: GroupPartner): TemplateResult {
  const { words, opened } = view;
  const form = `remove ${group.id} ${id}`;
  const remove = (): void =>
    view.send(`groups/${group.id}/partners/${id}/end`, undefined, fill(words.removed, { partner: name }));
  return html`<li>
    <span>${name} ${state === "suspended" ? html`<span class="badge">${words.suspended}</span>` : nothing}</span>
    ${
      opened === form
        ? html`<div class="notice bad">
            <p>${fill(words.removeText, { partner: name })}</p>
            <div class="actions">
              <button type="button" class="button primary" data-first @click=${remove}>${words.removeYes}</button>
              <button type="button" class="button quiet" @click=${(): void => view.open("")}>${words.cancel}</button>
            </div>
          </div>`
        : html`<button
            type="button"
            class="button"
            aria-label="${words.remove}: ${name}, ${group.name}"
            @click=${(): void => view.open(form)}
          >
            ${words.remove}
          </button>`
    }
  </li>`;
}

function addForm(view: AcceptanceView, group: AcceptanceGroup): TemplateResult {
  const { data, words, problems } = view;
  const members = new Set(group.partners.map(({ id }) => id));
  const others = data.partners.filter(({ id }) => !members.has(id));
  const send = onSubmit((field) => {
    const chosen = others.find(({ id }) => id === field("partner"));
    if (!chosen) return view.complain({ partner: words.partner_required });
    view.send(`groups/${group.id}/partners`, { partnerId: chosen.id }, fill(words.added, { partner: chosen.name }));
  });
  return html`<form novalidate @submit=${send}>
    <div class="field">
      <label for="partner">${words.addLabel}</label>
      <p class="hint" id="partner-hint">${words.addHint}</p>
      ${problems["partner"] ? html`<p class="error" id="partner-error">${problems["partner"]}</p>` : nothing}
      <select
        class="input"
        id="partner"
        name="partner"
        aria-invalid=${problems["partner"] ? "true" : "false"}
        aria-describedby=${problems["partner"] ? "partner-hint partner-error" : "partner-hint"}
      >
        <option value="">${words.choose}</option>
        ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </div>
    ${buttons(view, words.add)}
  </form>`;
}

function groupForm(view: AcceptanceView, group?: AcceptanceGroup): TemplateResult {
  const { words } = view;
  const send = onSubmit((field) => {
    const body = { name: field("name") };
    if (!body.name) return view.complain({ name: words.name_required });
    view.send(group ? `groups/${group.id}` : "groups", body, group ? words.saved : words.groupCreated);
  });
  const hint = group ? words.renameHint : words.groupNameHint;
  return html`<form novalidate @submit=${send}>
    ${textField(view, { name: "name", label: words.groupName, hint, value: group?.name ?? "" })}
    ${buttons(view, group ? words.save : words.create)}
  </form>`;
}
