import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../shared/fill.ts";
import { problemAt, typedIn, type CouponFrame } from "./coupon-frame.ts";

/** Free for everybody or of a book; and one of the partner's own pictures. */
export function audienceSection(frame: CouponFrame, isPublished: boolean): TemplateResult {
  const { words, input, books } = frame;
  const problem = problemAt(frame, "audience.bookId");
  const isOffered = books.length > 0 && !isPublished;
  return html`${
    isOffered
      ? html`<div class="card">
          <div class="field">
            <label for="book">${words.forWhom}</label>
            <select
              class="input"
              id="book"
              aria-invalid=${problem ? "true" : "false"}
              aria-describedby=${problem ? "book-error" : nothing}
              @change=${(event: Event): void => toBook(frame, typedIn(event))}
            >
              <option value="" ?selected=${input.bookId === ""}>${words.forAll}</option>
              ${books.map(
                ({ id, title }) =>
                  html`<option value=${id} ?selected=${input.bookId === id}>
                    ${fill(words.forBook, { title: fill(words.inBook, { title }) })}
                  </option>`,
              )}
            </select>
            ${problem ? html`<p class="error" id="book-error">${problem}</p>` : nothing}
          </div>
          ${input.bookId ? html`<p>${words.bookText}</p>` : nothing}
        </div>`
      : nothing
  }${pictureField(frame)}`;
}

/** A book's coupon is good for the book's season; days that lie outside of it move into it. */
function toBook({ books, update, input, today }: CouponFrame, bookId: string): void {
  const book = books.find(({ id }) => id === bookId);
  if (!book) return update({ bookId });
  const begins = book.firstDay > today ? book.firstDay : today;
  const isInside = input.firstDay >= book.firstDay && input.lastDay <= book.lastDay && input.bookId !== "";
  update({ bookId, ...(isInside ? {} : { firstDay: begins, lastDay: book.lastDay }) });
}

function pictureField(frame: CouponFrame): TemplateResult {
  const { words, input, pictures, update } = frame;
  if (pictures.length === 0) return html`<p class="hint">${words.picturesFromProfile}</p>`;
  const problem = problemAt(frame, "pictureId");
  const choice = (id: string, label: string, url: string): TemplateResult =>
    html`<label class="picture"
      ><input
        type="radio"
        name="picture"
        value=${id}
        aria-label=${label}
        .checked=${input.pictureId === id}
        @change=${(): void => update({ pictureId: id })}
      />${url ? html`<img src=${url} alt="" width="96" height="72" loading="lazy" />` : html`<span>${label}</span>`}</label
    >`;
  return html`<fieldset class="card">
    <legend>${words.picture}</legend>
    ${problem ? html`<p class="error">${problem}</p>` : nothing}
    <div class="pictures">
      ${choice("", words.noPicture, "")}
      ${pictures.map(({ id, alt, smallUrl }, at) => choice(id, alt || fill(words.pictureNumber, { number: at + 1 }), smallUrl))}
    </div>
  </fieldset>`;
}
