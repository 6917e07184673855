import { html, nothing, type TemplateResult } from "lit";
import type { CouponFigures } from "../../../../sdk/wire/coupon-desk.ts";
import { fill } from "../../../shared/fill.ts";
import { localeOf, type Language } from "../../../shared/language.ts";
import type { CouponsMessages } from "./coupons.messages.ts";

export interface FiguresFrame {
  words: CouponsMessages;
  language: Language;
  /** Address of the CSV file. */
  fileUrl: string;
}

/** What a coupon brought: numbers first, the shade only helps the eye. */
export function figuresView(figures: CouponFigures, frame: FiguresFrame): TemplateResult {
  const { words } = frame;
  const { taken, redeemed, bySite, byMonth } = figures;
  if (taken === 0 && redeemed === 0) return html`<p class="figures" role="status">${words.figuresNothing}</p>`;
  return html`<div class="figures">
    <dl class="sums">
      <div>
        <dt>${words.figuresTaken}</dt>
        <dd class="big number">${taken}</dd>
      </div>
      <div>
        <dt>${words.figuresRedeemed}</dt>
        <dd class="big number">${redeemed}</dd>
      </div>
    </dl>
    ${redeemed > 0 ? heatTable(figures, words) : nothing}
    ${countTable(
      words.byPage,
      words.page,
      bySite.map(({ site, ...counts }) => ({ name: site ?? words.ownPages, ...counts })),
      words,
    )}
    ${countTable(
      words.byMonth,
      words.month,
      byMonth.map(({ month, ...counts }) => ({ name: monthName(month, frame.language), ...counts })),
      words,
    )}
    <p class="hint">${words.noPerson}</p>
    <div class="actions"><a class="button" href=${frame.fileUrl} download>${words.file}</a></div>
  </div>`;
}

/** Hours down, days across, from the first hour with something in it to the last. */
function heatTable({ byWeekdayAndHour }: CouponFigures, words: CouponsMessages): TemplateResult {
  const hours = byWeekdayAndHour.map(({ hour }) => hour);
  const first = Math.min(...hours);
  const rows = Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => first + at);
  const most = Math.max(...byWeekdayAndHour.map(({ redeemed }) => redeemed));
  const count = (weekday: number, hour: number): number =>
    byWeekdayAndHour.find((cell) => cell.weekday === weekday && cell.hour === hour)?.redeemed ?? 0;
  return html`<table class="heat">
    <caption>
      ${words.byTime}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.hour}</th>
        ${words.dayNames.map((name, at) => html`<th scope="col"><abbr title=${name}>${words.dayShort[at]}</abbr></th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (hour) =>
          html`<tr>
            <th scope="row">${fill(words.oclock, { hour })}</th>
            ${words.dayNames.map((_, at) => {
              const redeemed = count(at + 1, hour);
              return html`<td class="shade-${Math.ceil((redeemed / most) * 4)}">${redeemed}</td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function countTable(
  caption: string,
  head: string,
  rows: { name: string; taken: number; redeemed: number }[],
  words: CouponsMessages,
): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${head}</th>
        <th scope="col" class="number">${words.figuresTaken}</th>
        <th scope="col" class="number">${words.figuresRedeemed}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, taken, redeemed }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td class="number">${taken}</td>
            <td class="number">${redeemed}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(Date.parse(`${month}-15`));
}
