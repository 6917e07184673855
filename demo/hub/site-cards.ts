import { html } from "hono/html";
import { pageUrl, siteUrl, type SiteName } from "../shared/options.ts";
import type { HubOptions, Markup } from "./hub-options.ts";

const CARDS: { name: SiteName; title: string; text: string }[] = [
  { name: "baecker", title: "Bäckerei Meyerholz", text: "Vom Chef selbst geschrieben, eine Datei, mit Liebe." },
  { name: "blumen", title: "Blumen Wessels", text: "Ein WordPress-Theme mit CSS, das überall hineinredet." },
  { name: "imker", title: "Imkerei Stührmann", text: "Aus dem Baukasten. Der entfernt fremde Tags, es geht trotzdem." },
  {
    name: "kultur",
    title: "Kulturverein Alte Strohhutfabrik",
    text: "Vereinsvorlage mit Programm. Die Kamera ist hier gesperrt.",
  },
  { name: "stadt", title: "Stadt Twistringen", text: "Die strengsten Sicherheitsregeln, die ein Browser kennt." },
];

/** The five sites, and the two lines each of them pasted. */
export function siteCards(options: HubOptions): Markup {
  const key = options.sites.baecker.key;
  return html`<section class="sites" id="seiten" aria-labelledby="seiten-titel">
    <h2 id="seiten-titel">Fünf Seiten, ein Gutschein</h2>
    <p class="lead">Die Betriebe behalten ihre Webseiten, ihre Schrift und ihre Farbe. Der Gutschein fügt sich ein.</p>
    <ul class="cards">
      ${CARDS.map(
        ({ name, title, text }) =>
          html`<li class="card">
            <a href="${siteUrl(options.apiUrl, name)}/">
              <span class="window"><img src="/hub/art/seite-${name}.svg" width="480" height="320" alt="" /></span>
              <span class="card-title">${title}</span>
            </a>
            <p>${text}</p>
          </li>`,
      )}
    </ul>
    <div class="paste">
      <h3>Zwei Zeilen, mehr kommt nicht auf die Seite</h3>
      <pre><code>${`<script type="module" src="${options.apiUrl}/v1/twuster.js"></script>
<twuster-voucher-purchase site="${key}"><a href="${pageUrl(options, "buy")}">Stadtgutschein kaufen</a></twuster-voucher-purchase>`}</code></pre>
      <p>Ohne Skripte bleibt der Link stehen und führt zu einer Seite, die dasselbe kann.</p>
    </div>
  </section>`;
}
