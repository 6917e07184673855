import { html } from "hono/html";
import { siteUrl } from "../shared/options.ts";
import type { HubOptions, Markup } from "./hub-options.ts";
import { picture, type PictureName } from "./pictures.ts";

interface Station {
  id: string;
  role: string;
  title: string;
  text: string;
  picture: PictureName;
  link: { href: string; label: string };
  /** What the presenter has to type there. */
  extra?: Markup;
}

/** Every role of the story in the order in which a voucher meets them. Later stories append theirs. */
function listStations(options: HubOptions, pairingCode: string | undefined): Station[] {
  return [
    {
      id: "kaeuferin",
      role: "Käuferin",
      title: "Beim Bäcker gekauft",
      text: "Sie wählt 25 €, schreibt einen Gruß dazu und bezahlt im Test. Mehr als eine E-Mail-Adresse will niemand wissen.",
      picture: "loaf",
      link: { href: `${siteUrl(options.apiUrl, "baecker")}/#gutschein`, label: "Bäckerei Meyerholz öffnen" },
    },
    {
      id: "postfach",
      role: "Postfach",
      title: "Gleich in der Post",
      text: "Die E-Mail kommt sofort, mit einem PDF zum Ausdrucken. Hier liegt, was der Mailserver wirklich empfangen hat.",
      picture: "letter",
      link: { href: options.mailboxUrl, label: "Postfach öffnen" },
    },
    {
      id: "handy",
      role: "Handy",
      title: "In der Tasche",
      text: "Der Link in der E-Mail legt den Gutschein aufs Handy. Dort bleibt er, auch ohne Empfang und ohne Konto.",
      picture: "phone",
      link: { href: options.walletUrl, label: "Handy-Ansicht öffnen" },
    },
    {
      id: "kasse",
      role: "Kasse",
      title: "Im Blumenladen eingelöst",
      text: "Die Floristin hält die Kamera auf den Code und sieht den Wert. Ein zweites Mal nimmt keine Kasse der Stadt ihn an.",
      picture: "counter",
      link: { href: options.scannerUrl, label: "Kasse öffnen" },
      extra: html`<dl class="codes">
          <div>
            <dt>Kopplungscode für ein neues Gerät</dt>
            <dd>
              ${pairingCode === undefined ? html`<span class="plain">Gerade nicht zu haben. Bitte laden Sie die Seite neu.</span>` : html`<code>${inFours(pairingCode)}</code>`}
            </dd>
          </div>
          <div>
            <dt>Übungsgutschein zum Abtippen</dt>
            <dd><code>${options.trainingCode}</code></dd>
          </div>
        </dl>
        <p class="hint">
          Der Kopplungscode gilt nur kurz. <a href="/?neu=${Date.now().toString(36)}#kasse">Neuen Code holen</a>
        </p>`,
    },
    {
      id: "buero",
      role: "Büro",
      title: "Überweisungen bestätigt",
      text: "Wer überweist, wartet auf den Kontoauszug. Das Büro von GUT vergleicht Betrag und Referenz und gibt den Gutschein frei.",
      picture: "stamp",
      link: { href: options.officeUrl, label: "Büro öffnen" },
      extra: html`<dl class="codes">
        <div>
          <dt>Schlüssel für das Büro</dt>
          <dd><code>${options.operatorKey}</code></dd>
        </div>
      </dl>`,
    },
  ];
}

/** The way of one voucher, and the books below it. */
export function stations(options: HubOptions, pairingCode: string | undefined): Markup {
  return html`<section class="way" id="weg" aria-labelledby="weg-titel">
    <h2 id="weg-titel">Der Weg eines Gutscheins</h2>
    <ol class="stations">
      ${listStations(options, pairingCode).map(station)}
    </ol>
    ${books()}
  </section>`;
}

function station({ id, role, title, text, picture: name, link, extra }: Station): Markup {
  return html`<li class="station" id="${id}">
    ${picture(name)}
    <div class="station-words">
      <h3><span class="role">${role}</span> ${title}</h3>
      <p>${text}</p>
      ${extra ?? ""}
      <p class="go"><a class="button quiet" href="${link.href}">${link.label}</a></p>
    </div>
  </li>`;
}

function books(): Markup {
  const parts = ["offen", "eingelöst", "erstattet", "verfallen", "storniert"];
  return html`<div class="books" id="buecher">
    <div>
      <h3><span class="role">Bücher</span> Auf den Cent nachgerechnet</h3>
      <p>
        Jeder Gutschein steht doppelt gebucht im Journal, nichts wird gelöscht. Dieser Befehl prüft die Bücher mit
        eigener Rechnung:
      </p>
      <p><code class="command">npm run verify</code></p>
    </div>
    <p class="sum">
      <b>ausgegeben</b> <span>=</span> ${parts.map((part, i) => html`${i ? html`<span>+</span> ` : ""}<b>${part}</b> `)}
    </p>
  </div>`;
}

/** "K7QF2M9X" → "K7QF 2M9X": easier to carry from one screen to the other. */
function inFours(code: string): string {
  return code.includes("-") ? code : code.replace(/(.{4})(?=.)/g, "$1 ");
}
