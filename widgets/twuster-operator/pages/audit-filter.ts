import { html, type TemplateResult } from "lit";
import type { AuditPlace } from "../../../sdk/wire/audit.ts";
import type { AuditPageMessages } from "./audit.messages.ts";

/** What the list is narrowed to: an area, and a partner or one of its scanners. */
export function auditFilter(filter: {
  words: AuditPageMessages;
  places: AuditPlace[];
  chosen: URLSearchParams;
  onShow(chosen: URLSearchParams): void;
}): TemplateResult {
  const { words, places, chosen } = filter;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    const query = new URLSearchParams();
    const group = String(form.get("group") ?? "");
    if (group) query.set("group", group);
    const [kind, id] = String(form.get("place") ?? "").split(":");
    if (kind && id) query.set(kind, id);
    filter.onShow(query);
  };
  const option = (value: string, label: string, isChosen: boolean): TemplateResult =>
    html`<option value=${value} ?selected=${isChosen}>${label}</option>`;
  return html`<form class="filter" role="search" @submit=${submit}>
    <div class="field">
      <label for="group">${words.group}</label>
      <select class="input" id="group" name="group">
        ${option("", words.allGroups, !chosen.has("group"))}
        ${Object.entries(words.groups).map(([group, label]) => option(group, label, chosen.get("group") === group))}
      </select>
    </div>
    <div class="field">
      <label for="place">${words.place}</label>
      <select class="input" id="place" name="place">
        ${option("", words.everywhere, !chosen.has("partner") && !chosen.has("device"))}
        ${places.map(({ id, name, devices }) =>
          devices.length === 0
            ? option(`partner:${id}`, name, chosen.get("partner") === id)
            : html`<optgroup label=${name}>
                ${option(`partner:${id}`, words.allOf.replace("{name}", name), chosen.get("partner") === id)}
                ${devices.map((device) => option(`device:${device.id}`, device.name, chosen.get("device") === device.id))}
              </optgroup>`,
        )}
      </select>
    </div>
    <button class="button">${words.show}</button>
  </form>`;
}
