import { html, nothing, type TemplateResult } from "lit";
import { termsWords } from "../../../shared/coupon-words.ts";
import { fill } from "../../../shared/fill.ts";
import { formatDay } from "../../../shared/language.ts";
import { field, problemAt, type CouponFrame } from "./coupon-frame.ts";
import { isLimited, termsOf } from "./coupon-input.ts";

const limitPaths = ["terms.firstDay", "terms.lastDay", "terms.weekdays", "terms.hours", "terms.minimumCents"];

/** Days, hours, numbers, the smallest purchase: folded away, for most coupons need none. What is wrong in it opens it. */
export function limitsSection(frame: CouponFrame): TemplateResult {
  const { words, input } = frame;
  const isWrong = [...limitPaths, "audience.totalLimit", "audience.dailyLimit"].some((path) => problemAt(frame, path));
  const day = (name: "firstDay" | "lastDay"): TemplateResult =>
    field(frame, name, { path: `terms.${name}`, label: words[name], type: "date" });
  return html`<details class="card" ?open=${isWrong}>
    <summary>${words.restrict}<span class="hint">${summaryOf(frame)}</span></summary>
    <div class="two">${day("firstDay")}${day("lastDay")}</div>
    ${weekdaysField(frame)}
    <fieldset>
      <legend>${words.hours}</legend>
      <p class="hint">${words.hoursHint}</p>
      <div class="two">
        ${field(frame, "from", { path: "terms.hours.from", label: words.from, type: "time" })}
        ${field(frame, "until", { path: "terms.hours.until", label: words.until, type: "time" })}
      </div>
    </fieldset>
    ${input.bookId ? nothing : numbersField(frame)}
    ${field(frame, "minimum", {
      path: "terms.minimumCents",
      label: words.minimum,
      hint: words.minimumHint,
      inputmode: "decimal",
      maxlength: 12,
    })}
  </details>`;
}

function numbersField(frame: CouponFrame): TemplateResult {
  const { words } = frame;
  const number = (name: "totalLimit" | "dailyLimit"): TemplateResult =>
    field(frame, name, { path: `audience.${name}`, label: words[name], inputmode: "numeric", maxlength: 7 });
  return html`<fieldset>
    <legend>${words.limits}</legend>
    <p class="hint">${words.limitsHint}</p>
    <div class="two">${number("totalLimit")}${number("dailyLimit")}</div>
  </fieldset>`;
}

function weekdaysField(frame: CouponFrame): TemplateResult {
  const { words, input, update } = frame;
  const problem = problemAt(frame, "terms.weekdays");
  const toggle = (day: number): void => {
    const { weekdays } = input;
    update({
      weekdays: weekdays.includes(day)
        ? weekdays.filter((each) => each !== day)
        : [...weekdays, day].sort((a, b) => a - b),
    });
  };
  return html`<fieldset>
    <legend>${words.weekdays}</legend>
    ${problem ? html`<p class="error" id="weekdays-error">${problem}</p>` : nothing}
    <div class="weekdays">
      ${words.dayNames.map(
        (name, at) =>
          html`<label class="weekday"
            ><input
              type="checkbox"
              aria-label=${name}
              .checked=${input.weekdays.includes(at + 1)}
              aria-invalid=${problem ? "true" : "false"}
              aria-describedby=${problem ? "weekdays-error" : nothing}
              @change=${(): void => toggle(at + 1)}
            />${words.dayShort[at]}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What stands in the folded part, in words. */
function summaryOf({ input, words, language }: CouponFrame): string {
  const { firstDay, lastDay } = input;
  if (!firstDay || !lastDay) return "";
  const [first, last] = [formatDay(firstDay, language), formatDay(lastDay, language)];
  if (!isLimited(input) && !input.bookId) return fill(words.noLimits, { first, last });
  const terms = termsOf(input, { kind: "percent", percent: 1 }, "");
  // "Today" lies before, so that both days are said.
  return termsWords({ messages: words, language }, terms, "0000-00-00").join(" · ");
}
