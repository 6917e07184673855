import { html, nothing, type TemplateResult } from "lit";
import type { KindRequest, OfficeVoucherKind } from "../../../sdk/wire/acceptance.ts";
import { formatCents } from "../../shared/language.ts";
import { buttons, fill, onSubmit, textField, type AcceptanceView } from "./acceptance-form.ts";

/** The kinds of vouchers, each with what it is worth and where it is taken. */
export function kindCards(view: AcceptanceView): TemplateResult {
  const { data, words } = view;
  return html`<section aria-labelledby="kinds">
    <h3 id="kinds" tabindex="-1">${words.kinds}</h3>
    ${data.kinds.length === 0 ? html`<p>${words.noKinds}</p>` : nothing} ${data.kinds.map((kind) => card(view, kind))}
    ${data.groups.length === 0 ? html`<p class="hint">${words.groupFirst}</p>` : newKind(view)}
  </section>`;
}

function card(view: AcceptanceView, kind: OfficeVoucherKind): TemplateResult {
  const { data, words, language, opened } = view;
  const group = data.groups.find(({ id }) => id === kind.groupId);
  const isTaken = group?.partners.some(({ state }) => state === "active");
  const form = `kind ${kind.id}`;
  return html`<article class="card" aria-labelledby=${kind.id}>
    <h4 id=${kind.id}>${kind.name}</h4>
    <p>${fill(words.onlyAt, { group: group?.name ?? "" })}</p>
    <p class="actions">
      <span class="number">${kind.denominationsCents.map((cents) => formatCents(cents, language)).join(" · ")}</span>
      <span class="badge">${kind.isOffered ? words.onSale : words.offSale}</span>
    </p>
    ${kind.isOffered && !isTaken ? html`<p class="notice">${words.waits}</p>` : nothing}
    ${
      opened === form
        ? kindForm(view, kind)
        : html`<div class="actions">
            <button
              type="button"
              class="button"
              aria-label="${words.change}: ${kind.name}"
              @click=${(): void => view.open(form)}
            >
              ${words.change}
            </button>
          </div>`
    }
  </article>`;
}

function newKind(view: AcceptanceView): TemplateResult {
  const { words, opened } = view;
  return opened === "new kind"
    ? html`<div class="card">
        <h4>${words.newKind}</h4>
        ${kindForm(view)}
      </div>`
    : html`<div class="actions">
        <button type="button" class="button" @click=${(): void => view.open("new kind")}>${words.newKind}</button>
      </div>`;
}

function kindForm(view: AcceptanceView, kind?: OfficeVoucherKind): TemplateResult {
  const { data, words } = view;
  const send = onSubmit((field) => {
    const values = eurosIn(field("values"));
    const problems = {
      ...(field("name") ? {} : { name: words.name_required }),
      ...(values ? {} : { values: words.values_wrong }),
    };
    if (!values || Object.keys(problems).length > 0) return view.complain(problems);
    const body: KindRequest = {
      name: field("name"),
      denominationsCents: values.map((euros) => euros * 100),
      isOffered: field("offered") === "on",
    };
    if (kind) view.send(`kinds/${kind.id}`, body, words.saved);
    else view.send("kinds", { ...body, groupId: field("group") }, words.kindCreated);
  });
  return html`<form novalidate @submit=${send}>
    ${textField(view, { name: "name", label: words.kindName, hint: kind ? words.renameHint : words.kindNameHint, value: kind?.name ?? "" })}
    ${
      kind
        ? nothing
        : html`<div class="field">
            <label for="group">${words.group}</label>
            <p class="hint" id="group-hint">${words.groupFixed}</p>
            <select class="input" id="group" name="group" aria-describedby="group-hint">
              ${data.groups.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>
          </div>`
    }
    ${textField(view, { name: "values", label: words.values, hint: words.valuesHint, value: (kind?.denominationsCents ?? []).map((cents) => cents / 100).join(" "), inputMode: "numeric" })}
    <label class="choice"
      ><input type="checkbox" name="offered" ?checked=${kind?.isOffered ?? true} /><span
        >${words.offered}<span class="hint">${words.offeredHint}</span></span
      ></label
    >
    ${buttons(view, kind ? words.save : words.create)}
  </form>`;
}

/** Whole euros, however they are set apart; undefined where anything else was typed. */
function eurosIn(text: string): number[] | undefined {
  const words = text.split(/[\s,;·€]+/).filter(Boolean);
  const euros = words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : 0));
  const isGood = euros.length > 0 && euros.length <= 12 && euros.every((value) => value >= 1 && value <= 250);
  return isGood ? euros : undefined;
}
