import { html, nothing, type TemplateResult } from "lit";
import type { ClosedDays, OpeningSpan } from "../../../../sdk/wire/opening-hours.ts";
import { problemView, valueOf, type ProfileForm } from "./profile-form.ts";

/** The week, day by day, and the days on which nobody is there. */
export function hoursSection(form: ProfileForm): TemplateResult {
  const { words, draft, update } = form;
  const { weekly, closed } = draft.hours;
  const setWeekly = (next: OpeningSpan[]): void => update({ hours: { ...draft.hours, weekly: next } });
  const copyMonday = (): void => {
    const monday = weekly.filter(({ weekday }) => weekday === 1);
    setWeekly([
      ...weekly.filter(({ weekday }) => weekday === 1 || weekday > 5),
      ...[2, 3, 4, 5].flatMap((weekday) => monday.map((span) => ({ ...span, weekday }))),
    ]);
  };
  return html`<section class="card" aria-labelledby="hours">
    <h3 id="hours">${words.hours}</h3>
    ${problemView(form, "hours.weekly")}
    <ul class="rows">
      ${words.weekdays.map((name, at) => day(form, name, at + 1, setWeekly))}
    </ul>
    ${
      weekly.some(({ weekday }) => weekday === 1)
        ? html`<button type="button" class="button" @click=${copyMonday}>${words.copy}</button>`
        : nothing
    }
    <h3>${words.closedDays}</h3>
    <p class="hint">${words.closedDaysText}</p>
    ${problemView(form, "hours.closed")} ${closed.map((days, at) => closedDays(form, days, at))}
    <button
      type="button"
      class="button"
      @click=${() => update({ hours: { ...draft.hours, closed: [...closed, { first: "", last: "", note: "" }] } })}
    >
      ${words.addClosed}
    </button>
  </section>`;
}

function day(
  { words, draft }: ProfileForm,
  name: string,
  weekday: number,
  setWeekly: (next: OpeningSpan[]) => void,
): TemplateResult {
  const { weekly } = draft.hours;
  const spans = weekly.filter((span) => span.weekday === weekday);
  const change = (span: OpeningSpan, patch: Partial<OpeningSpan>): void =>
    setWeekly(weekly.map((each) => (each === span ? { ...each, ...patch } : each)));
  const add = (): void => {
    const [from, to] = spans.length === 0 ? ["09:00", "18:00"] : ["14:00", "18:00"];
    setWeekly([...weekly, { weekday, from, to }] as OpeningSpan[]); // safe because both lists have two times
  };
  return html`<li class="day">
    <strong>${name}</strong>
    ${spans.length === 0 ? html`<span class="hint">${words.closed}</span>` : nothing}
    <button type="button" class="button small" aria-label="${words.addSpan}: ${name}" @click=${add}>+</button>
    ${spans.map(
      (span, at) =>
        html`<div class="span">
          ${(["from", "to"] as const).map(
            (end) =>
              html`<input
                class="input"
                type="time"
                required
                aria-label="${name} ${at + 1}, ${words[end]}"
                .value=${span[end]}
                @change=${(event: Event) => change(span, { [end]: valueOf(event) })}
              />`,
          )}
          <button
            type="button"
            class="button small"
            aria-label="${words.remove}: ${name} ${span.from}"
            @click=${() => setWeekly(weekly.filter((each) => each !== span))}
          >
            ×
          </button>
        </div>`,
    )}
  </li>`;
}

function closedDays({ words, draft, update }: ProfileForm, days: ClosedDays, at: number): TemplateResult {
  const { closed } = draft.hours;
  const set = (next: ClosedDays[]): void => update({ hours: { ...draft.hours, closed: next } });
  const change = (patch: Partial<ClosedDays>): void =>
    set(closed.map((each, index) => (index === at ? { ...each, ...patch } : each)));
  const date = (name: "first" | "last", label: string): TemplateResult =>
    html`<div class="field">
      <label for="closed-${at}-${name}">${label}</label>
      <input
        class="input"
        id="closed-${at}-${name}"
        type="date"
        required
        .value=${days[name]}
        @change=${(event: Event) => {
          const value = valueOf(event);
          // One day is the usual case: the end follows the beginning.
          change(name === "first" && !days.last ? { first: value, last: value } : { [name]: value });
        }}
      />
    </div>`;
  return html`<fieldset class="closed">
    <legend class="visually-hidden">${words.closedDays} ${at + 1}</legend>
    ${date("first", words.firstDay)} ${date("last", words.lastDay)}
    <div class="field wide">
      <label for="closed-${at}-note">${words.note}</label>
      <input
        class="input"
        id="closed-${at}-note"
        maxlength="80"
        .value=${days.note}
        @input=${(event: Event) => change({ note: valueOf(event) })}
      />
    </div>
    <button
      type="button"
      class="button"
      aria-label="${words.remove}: ${words.closedDays} ${at + 1}"
      @click=${() => set(closed.filter((_, index) => index !== at))}
    >
      ${words.remove}
    </button>
  </fieldset>`;
}
