import { html } from "hono/html";
import { pageUrl, siteUrl } from "../shared/options.ts";
import type { HubOptions, Markup } from "./hub-options.ts";

/** Who else works with it: joining, a partner's desk, the issuer's office, and the town next door. */
export function roles(options: HubOptions): Markup {
  const { florist, club, office } = options.people;
  return html`<section class="sites" id="rollen" aria-labelledby="rollen-titel">
    <h2 id="rollen-titel">Wer sonst noch damit arbeitet</h2>
    <p class="lead">
      Angemeldet wird ohne Passwort: Adresse eintippen, der Link kommt ins
      <a href="${options.mailboxUrl}">Postfach der Vorführung</a>.
    </p>
    <ul class="roles">
      <li>
        <h3><a href="${pageUrl(options, "join")}">Mitmachen</a></h3>
        <p>Ein Betrieb oder Verein bewirbt sich. Die Ausgabestelle sieht die Bewerbung in ihrem Büro.</p>
      </li>
      <li>
        <h3><a href="${pageUrl(options, "desk")}">Der Betrieb: Blumen Wessels</a></h3>
        <p>Einlösungen von heute, Scanner, Profil, Webseiten. Adresse: <code>${florist}</code></p>
      </li>
      <li>
        <h3><a href="${pageUrl(options, "operator")}">Das Büro der Ausgabestelle</a></h3>
        <p>Bewerbungen, Partner, Einstellungen, Protokoll. Adresse: <code>${office}</code></p>
      </li>
      <li>
        <h3><a href="${pageUrl(options, "desk")}">Der Verein in zwei Städten</a></h3>
        <p>Eine Anmeldung, zwei Orte: oben auf „Wechseln“ drücken. Adresse: <code>${club}</code></p>
      </li>
      <li>
        <h3><a href="${siteUrl(options.apiUrl, "eis")}/">Die Nachbarstadt Bassum</a></h3>
        <p>
          Eigener Gutschein, eigene Farbe, eigene Partner, dieselbe Anlage.
          <a href="${pageUrl({ ...options, network: options.neighbour }, "buy")}">Dort kaufen</a>
        </p>
      </li>
    </ul>
  </section>`;
}
