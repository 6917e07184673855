import { html } from "hono/html";
import type { DeviceView, ScanOutcome } from "../../sdk/wire/scan.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import { newKey } from "./form-key.ts";
import { inputField } from "./field.ts";
import { sign } from "./marks.ts";
import type { Html } from "./markup.ts";
import { elements, pathOf, type Page, type View } from "./page-frame.ts";

export type CodeProblem = "empty" | "mistyped" | "foreign" | "several";
type PairingProblem = "pairMissing" | "pairRefused" | "signedOff";

interface Pairing {
  values?: { pairingCode: string; name: string };
  problem?: PairingProblem;
  /** A first visit: where scripts run, the element takes over. */
  isElement?: boolean;
  isAbroad?: boolean;
}

export function pairingPage(view: View, { values, problem, isElement = false, isAbroad = false }: Pairing): Page {
  const { scan } = view.words;
  const form = html`<form
    class="sheet"
    method="post"
    action="${pathOf(view, "scan/pair")}"
    autocomplete="off"
    novalidate
  >
    <h2>${scan.pairTitle}</h2>
    <p>${scan.pairText}</p>
    ${problem === "signedOff" ? html`<p class="notice bad" role="alert">${scan.signedOff}</p>` : ""}
    ${inputField({ name: "pairingCode", label: scan.pairCode, hint: scan.pairCodeHint, value: values?.pairingCode ?? "", error: problem && problem !== "signedOff" ? scan[problem] : undefined, isCode: true, maxlength: 40, hasFocus: problem !== undefined })}
    ${inputField({ name: "name", label: scan.pairName, value: values?.name ?? scan.pairNameDefault, maxlength: 40 })}
    <button class="button primary wide">${scan.pairSubmit}</button>
  </form>`;
  return {
    title: scan.title,
    main: "narrow counter",
    status: problem && problem !== "signedOff" ? 400 : 200,
    head: html`${isElement ? elements : ""}${isAbroad ? html`<noscript><meta http-equiv="refresh" content="0" /></noscript>` : ""}`,
    body: atElement(view, form, isElement),
  };
}

/** A paired form device has no use for the element: the form stays. */
export function readyPage(
  view: View,
  device: DeviceView,
  { typed = "", problem }: { typed?: string; problem?: CodeProblem },
): Page {
  const { scan } = view.words;
  return {
    title: scan.title,
    main: "narrow counter",
    status: problem ? 400 : 200,
    body: html`<h1 class="visually-hidden">${scan.title}</h1>
      <p class="hint">${scan.paired(device.name, device.partner.name)}</p>
      <form class="sheet" method="post" action="${pathOf(view, "scan/look")}" autocomplete="off" novalidate>
        <h2>${scan.ready}</h2>
        ${inputField({ name: "code", label: scan.code, hint: scan.codeHint, value: problem === "several" || problem === "foreign" ? "" : typed, error: problem && scan[problem], isCode: true, maxlength: 2_200, hasFocus: true })}
        <button class="button primary wide huge">${scan.look}</button>
      </form>`,
  };
}

/** A voucher that was found, before anything is booked. */
export function foundPage(view: View, found: Extract<ScanOutcome, { kind: "voucher" }>, code: string): Page {
  const { words, language } = view;
  const { scan } = words;
  const value = formatCents(found.valueCents, language);
  return {
    title: scan.found(value),
    main: "narrow counter",
    body: html`<h1>${scan.found(value)}</h1>
      <p class="lead">${scan.valid(formatDay(found.validUntil, language))}</p>
      ${found.isTraining ? html`<p class="notice">${scan.training}</p>` : ""}
      <form class="sheet" method="post" action="${pathOf(view, "scan/redeem")}" autocomplete="off" novalidate>
        <input type="hidden" name="key" value="${newKey()}" /><input type="hidden" name="code" value="${code}" /><input
          type="hidden"
          name="valueCents"
          value="${found.valueCents}"
        />
        ${found.isTraining ? "" : inputField({ name: "partnerReceipt", label: scan.receiptOptional, hint: scan.receiptHint, maxlength: 40 })}
        <button class="button primary wide huge">${found.isTraining ? scan.confirmTraining : scan.confirm}</button>
        <a class="button wide" href="${pathOf(view, "scan")}">${scan.dismiss}</a>
      </form>`,
  };
}

export function notedPage(
  view: View,
  { own, receipt, isKept }: { own: string; receipt: string; isKept: boolean },
): Page {
  const { scan } = view.words;
  const text = isKept ? scan.notedText(own, receipt) : scan.noteTaken;
  return {
    title: scan.noted,
    main: "narrow counter",
    status: isKept ? 200 : 409,
    body: html`<div class="headline ${isKept ? "yes" : ""}">
        ${sign(isKept ? "yes" : "no")}
        <h1>${isKept ? scan.noted : scan.receipt}</h1>
      </div>
      <p class="lead">${text}</p>
      <p><a class="button primary wide huge" href="${pathOf(view, "scan")}">${scan.next}</a></p>`,
  };
}

function atElement(view: View, form: Html, isElement: boolean): Html {
  const title = html`<h1 class="visually-hidden">${view.words.scan.title}</h1>`;
  return isElement
    ? html`${title}<twuster-scanner network="${view.context.network.slug}">${form}</twuster-scanner>`
    : html`${title}${form}`;
}
