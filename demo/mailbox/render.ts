import type { HtmlEscapedString } from "hono/utils/html";
import { html, raw } from "hono/html";
import { mailboxCss } from "./mailbox-css.ts";
import { bytes, dateTime, linked, srcdoc } from "./mail-text.ts";

/** One received mail, parsed. */
export interface StoredMail {
  id: string;
  to: string;
  subject: string;
  /** ISO 8601. */
  receivedAt: string;
  /** Text version; empty where the mail has none. */
  text: string;
  /** HTML version; empty where the mail has none. Not trusted. */
  html: string;
  attachments: MailAttachment[];
}

export interface MailAttachment {
  name: string;
  contentType: string;
  /** In bytes. */
  size: number;
}

/** In the page itself, so that it holds whoever serves it. A mail in its `srcdoc` frame inherits it: no scripts, no foreign pictures. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

type Markup = ReturnType<typeof html>;

/**
 * All mails, newest first. `base` is the path the mailbox lives under ("" or "/mailbox"); pages are at
 * `{base}/`, `{base}/{id}` and `{base}/{id}/{index of the attachment}`.
 */
export function renderMailbox(mails: StoredMail[], base = ""): string {
  const sorted = mails.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  return page(
    "Postfach",
    html`<header>
        <h1>Postfach</h1>
        <a class="button" href="${base}/">Neu laden</a>
      </header>
      <p class="note">
        Was der Mailserver der Vorführung wirklich empfangen hat. Keine dieser E-Mails verlässt diesen Rechner.
      </p>
      ${
        sorted.length === 0
          ? html`<p class="empty"><b>Noch keine Post.</b> Sobald ein Gutschein bezahlt ist, liegt die E-Mail hier.</p>`
          : html`<ul class="mails">
              ${sorted.map((mail) => row(mail, base))}
            </ul>`
      }`,
  );
}

function row(mail: StoredMail, base: string): Markup {
  const files = mail.attachments.length;
  return html`<li>
    <a href="${mailPath(mail, base)}"><span class="subject">${subjectOf(mail)}</span></a>
    <span class="to">an ${mail.to}</span><time datetime="${mail.receivedAt}">${dateTime(mail.receivedAt)}</time>
    <span class="start">${mail.text.replace(/\s+/g, " ").slice(0, 140)}</span>
    ${files ? html`<span class="files">${files === 1 ? "1 Anhang" : `${files} Anhänge`}</span>` : ""}
  </li>`;
}

/** One mail: HTML body in a frame without rights, text version, attachments. */
export function renderMail(mail: StoredMail, base = ""): string {
  return page(
    subjectOf(mail),
    html`<header><a href="${base}/">Alle E-Mails</a></header>
      <h1>${subjectOf(mail)}</h1>
      <dl>
        <div>
          <dt>An</dt>
          <dd>${mail.to}</dd>
        </div>
        <div>
          <dt>Empfangen</dt>
          <dd><time datetime="${mail.receivedAt}">${dateTime(mail.receivedAt)}</time></dd>
        </div>
      </dl>
      ${mail.attachments.length === 0 ? "" : attachments(mail, base)}
      ${mail.html === "" ? "" : html`<iframe title="Inhalt der E-Mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${srcdoc(mail.html)}"></iframe>`}
      ${
        mail.text === ""
          ? ""
          : html`<details ${mail.html === "" ? raw("open") : ""}>
              <summary>Textfassung</summary>
              <p class="text">${linked(mail.text)}</p>
            </details>`
      }`,
  );
}

function attachments(mail: StoredMail, base: string): Markup {
  return html`<ul class="attachments" aria-label="Anhänge">
    ${mail.attachments.map(
      ({ name, contentType, size }, index) =>
        html`<li>
          <a class="button" href="${mailPath(mail, base)}/${index}" download="${name}">${name}</a>
          <span>${contentType}, ${bytes(size)}</span>
        </li>`,
    )}
  </ul>`;
}

function mailPath(mail: StoredMail, base: string): string {
  return `${base}/${encodeURIComponent(mail.id)}`;
}

function subjectOf(mail: StoredMail): string {
  return mail.subject === "" ? "(ohne Betreff)" : mail.subject;
}

function page(title: string, body: Markup): string {
  const markup = html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${raw(mailboxCss)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return (markup as HtmlEscapedString).toString(); // safe because nothing in the page is a promise
}
