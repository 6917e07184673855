import { html } from "hono/html";
import type { HubOptions, Markup } from "./hub-options.ts";
import { siteUrl } from "../shared/options.ts";
import { couponStory } from "./coupon-story.ts";
import { roles } from "./roles.ts";
import { siteCards } from "./site-cards.ts";
import { stations } from "./stations.ts";
import { voucherObject } from "./voucher-object.ts";

/** Finished markup: every value in it went through hono's escaping. */

function layout(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/hub/art/zeichen.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/hub/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
          as="font"
          type="font/woff2"
          crossorigin
        />
        <link rel="stylesheet" href="/hub/hub.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** The hub: what the mayor shows at the information evening. */
export function hubPage(options: HubOptions, pairingCode: string | undefined): Markup {
  const bakery = `${siteUrl(options.apiUrl, "baecker")}/#gutschein`;
  return layout(
    "Twuster: die Vorführung",
    html`<a class="skip" href="#weg">Zum Weg des Gutscheins</a>
      <header class="head">
        <p class="mark"><img src="/hub/art/zeichen.svg" width="36" height="36" alt="" /> Twuster</p>
        <p class="test">Vorführung im Testbetrieb. Es fließt kein Geld.</p>
      </header>
      <main>
        <section class="hero">
          <div class="hero-words">
            <h1>Ein Gutschein, der in der Stadt bleibt</h1>
            <p class="lead">
              Gekauft auf der Seite des Bäckers, aufs Handy genommen, eingelöst im Blumenladen. Gefragt wird nur eine
              <span class="nowrap">E-Mail-Adresse</span>.
            </p>
            <p class="actions">
              <a class="button" href="${bakery}">Beim Bäcker kaufen</a> <a href="#weg">Erst den Weg ansehen</a>
            </p>
          </div>
          <div class="hero-things">
            <img
              class="hat"
              src="/hub/art/hut.svg"
              width="680"
              height="380"
              alt="Ein geflochtener Strohhut mit grünem Band"
            />
            ${voucherObject()}
          </div>
        </section>
        <div class="plait" role="presentation"></div>
        ${stations(options, pairingCode)} ${couponStory(options)} ${siteCards(options)} ${roles(options)}
      </main>
      <footer class="foot">
        <div class="plait" role="presentation"></div>
        <p>
          Twistringen lebte einmal von Strohhüten. Die Betriebe, Vereine und Termine dieser Vorführung sind erfunden.
        </p>
        <p>Netz: ${options.network}</p>
      </footer>`,
  );
}

/** What `/hub/…` answers where nothing is. */
export function lostPage(): Markup {
  return layout(
    "Nicht gefunden: Twuster",
    html`<main class="lost">
      <h1>Hier ist nichts</h1>
      <p>Diese Adresse gehört zu keiner Seite der Vorführung.</p>
      <p><a class="button" href="/">Zum Anfang</a></p>
    </main>`,
  );
}
