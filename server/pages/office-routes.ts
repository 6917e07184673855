import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { ConfirmTransferResponse } from "../../sdk/wire/payment.ts";
import { formatCents } from "../documents/format.ts";
import { getOperator } from "../partners/operator-keys.ts";
import { transferRequest } from "../payments/routes.ts";
import { listReview, type ReviewItem } from "../payments/store.ts";
import { confirmTransfer } from "../payments/transfers.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { statusOf } from "../platform/http/error-answer.ts";
import { refusalOf } from "../platform/http/openapi.ts";
import { isKey, newKey } from "./form-key.ts";
import { inputField } from "./field.ts";
import { formatInstant } from "./format-instant.ts";
import { parseEuros, readForm } from "./form-input.ts";
import type { Html } from "./markup.ts";
import { pathOf, renderPage, viewOf, type View } from "./page-frame.ts";
import { assertFromHere, tellOrigin } from "./security.ts";

const fields = ["reference", "amount", "bankReference"] as const;
type OfficeField = (typeof fields)[number] | "key";
interface Draft {
  values: Record<(typeof fields)[number], string>;
  problems: Partial<Record<OfficeField, string>>;
  /** It does not fit: the form offers to book it all the same. */
  asksForReview?: boolean;
}
const emptyDraft: Draft = { values: { reference: "", amount: "", bankReference: "" }, problems: {} };

/** Where the issuer confirms by hand what its bank statement shows. The key comes with every form and stays nowhere. */
export const officePages = new Hono<ApiEnv>()
  .use("/office", async (c, next) => {
    tellOrigin(c);
    return next();
  })
  .get("/office", (c) => officePage(c, emptyDraft))
  .post("/office", async (c) => {
    assertFromHere(c);
    const { context, address } = c.var;
    const { words } = viewOf(c);
    const field = await readForm(c);
    const values = {
      reference: field("reference").trim(),
      amount: field("amount").trim(),
      bankReference: field("bankReference").trim(),
    };
    const operator = await findOperator(c, field("key").trim(), address);
    if (!operator) return officePage(c, { values, problems: { key: words.office.keyWrong } }, "unauthorized");
    if (field("step") === "list") return officePage(c, { values, problems: {} }, undefined, await listReview(context));
    const amountCents = parseEuros(values.amount);
    const parsed = transferRequest.safeParse({
      reference: values.reference,
      bankReference: values.bankReference,
      amountCents: amountCents ?? 0,
      acceptReview: field("acceptReview") === "yes",
    });
    if (!parsed.success)
      return officePage(c, { values, problems: problemsOf(values, refusalOf(parsed.error), words.office) }, "invalid");
    const answer = await confirmTransfer(
      context,
      operator,
      isKey(field("once")) ? field("once") : newKey(),
      parsed.data,
    );
    // What was not booked stays in the form, to be put right.
    const isBooked = answer.outcome !== "mismatch" && answer.outcome !== "other_booking";
    const draft = isBooked ? emptyDraft : { values, problems: {}, asksForReview: answer.outcome === "mismatch" };
    return officePage(c, draft, undefined, await listReview(context), answer);
  });

async function findOperator(c: HonoContext<ApiEnv>, key: string, address: string): Promise<string | undefined> {
  try {
    return await getOperator(c.var.context, key, address);
  } catch (error) {
    if (error instanceof Refusal && error.code === "unauthorized") return undefined;
    throw error;
  }
}

function problemsOf(values: Draft["values"], refusal: Refusal, words: View["words"]["office"]): Draft["problems"] {
  const problems: Draft["problems"] = {};
  for (const [path, reason] of Object.entries(refusal.fields ?? {})) {
    const name = path === "amountCents" ? "amount" : (path as "reference" | "bankReference"); // safe because the schema has these three
    if (values[name] === "") problems[name] = words.missing;
    else if (reason === "reference_not_unique") problems[name] = words.referenceNotUnique;
    else problems[name] = name === "amount" ? words.amountWrong : words.tooLong;
  }
  return problems;
}

function officePage(
  c: HonoContext<ApiEnv>,
  draft: Draft,
  refused?: "unauthorized" | "invalid",
  review?: ReviewItem[],
  answer?: ConfirmTransferResponse,
): Response | Promise<Response> {
  const view = viewOf(c);
  const { office } = view.words;
  return renderPage(c, {
    title: office.title,
    main: "narrow",
    status: refused ? statusOf(refused) : 200,
    body: html`<h1>${office.title}</h1>
      ${answer ? html`<p class="notice ${answer.outcome === "paid" ? "good" : ""}" role="status">${outcomeText(answer, office)}</p>` : ""}
      <p class="lead">${office.intro}</p>
      ${transferForm(view, draft)} ${review ? reviewList(view, review) : ""}`,
  });
}

function outcomeText({ outcome, orderNumber }: ConfirmTransferResponse, { outcomes }: View["words"]["office"]): string {
  return outcome === "paid" ? outcomes.paid(orderNumber ?? "") : outcomes[outcome];
}

function transferForm(view: View, { values, problems, asksForReview }: Draft): Html {
  const { office } = view.words;
  const first = [...fields, "key" as const].find((name) => problems[name]);
  return html`<form class="sheet" method="post" action="${pathOf(view, "office")}" autocomplete="off" novalidate>
    <input type="hidden" name="once" value="${newKey()}" />
    ${inputField({ name: "reference", label: office.reference, hint: office.referenceHint, value: values.reference, error: problems.reference, isCode: true, maxlength: 40, hasFocus: first === "reference" })}
    ${inputField({ name: "amount", label: office.amount, hint: office.amountHint, value: values.amount, error: problems.amount, inputmode: "decimal", maxlength: 16, hasFocus: first === "amount" })}
    ${inputField({ name: "bankReference", label: office.bankReference, hint: office.bankReferenceHint, value: values.bankReference, error: problems.bankReference, maxlength: 80, hasFocus: first === "bankReference" })}
    ${inputField({ name: "key", type: "password", label: office.key, hint: office.keyHint, error: problems.key, autocomplete: "off", maxlength: 100, hasFocus: first === "key" })}
    ${asksForReview ? html`<label class="check"><input type="checkbox" name="acceptReview" value="yes" /> ${office.acceptReview}</label>` : ""}
    <button class="button primary wide" name="step" value="confirm">${office.submit}</button>
    <button class="button wide" name="step" value="list">${office.list}</button>
  </form>`;
}

function reviewList({ context, words, language }: View, items: ReviewItem[]): Html {
  const { office } = words;
  if (items.length === 0)
    return html`<section>
      <h2>${office.reviewTitle}</h2>
      <p>${office.reviewEmpty}</p>
    </section>`;
  return html`<section>
    <h2 id="review">${office.reviewTitle}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="review">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">${office.columns.recordedAt}</th>
            <th scope="col">${office.columns.amount}</th>
            <th scope="col">${office.columns.bankReference}</th>
            <th scope="col">${office.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <td>${formatInstant(item.recordedAt, language, context.network.timeZone)}</td>
                <td class="number">${formatCents(item.amountCents, language)}</td>
                <td>${item.sourceReference}</td>
                <td>${office.reasons[item.reason] ?? item.reason}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
