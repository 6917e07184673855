import { html } from "hono/html";
import { pageUrl, siteUrl } from "../shared/options.ts";
import type { HubOptions, Markup } from "./hub-options.ts";

interface Slip {
  /** In the largest type, as a coupon says what it gives. */
  gives: string;
  who: string;
  text: string;
  /** The address to sign in with. */
  address?: string;
  link: { href: string; label: string };
}

/** Coupons and the coupon book: taken, bought, made. */
export function couponStory(options: HubOptions): Markup {
  const slips: Slip[] = [
    {
      gives: "10 % Rabatt",
      who: "Blumen Wessels",
      text: "Auf der Seite der Floristin mitnehmen: ein Druck, und der Coupon ist auf dem Handy. Nach einem Namen fragt niemand.",
      link: { href: `${siteUrl(options.apiUrl, "blumen")}/#coupons`, label: "Coupon mitnehmen" },
    },
    {
      gives: "Twistringen 2027",
      who: "Couponbuch der Stadt",
      text: "Auf der Seite der Stadt kaufen oder verschenken. Kommt im Lauf des Jahres ein Coupon dazu, steht er auch im Buch.",
      link: { href: `${siteUrl(options.apiUrl, "stadt")}/#coupons`, label: "Couponbuch kaufen" },
    },
    {
      gives: "Zwei zum Preis von einem",
      who: "Ihr Betrieb",
      text: "Ein Coupon ist in einer Minute angelegt, und danach steht dort, was er gebracht hat.",
      address: options.people.florist,
      link: { href: `${pageUrl(options, "desk")}#/coupons`, label: "Coupon anlegen" },
    },
  ];
  return html`<section class="sites" id="coupons" aria-labelledby="coupons-titel">
    <h2 id="coupons-titel">Coupons führen in den Laden</h2>
    <p class="lead">
      Sie liegen auf dem <a href="${options.walletUrl}">Handy</a> neben dem Gutschein, und
      <a href="${options.scannerUrl}">die Kasse</a> liest sie mit derselben Kamera.
      <a href="${pageUrl(options, "coupons")}">Alle Coupons der Stadt</a> gibt es auch ohne Skripte.
    </p>
    <ul class="slips">
      ${slips.map(slip)}
    </ul>
  </section>`;
}

function slip({ gives, who, text, address, link }: Slip): Markup {
  return html`<li class="slip">
    <h3><span class="gives">${gives}</span> <span class="who">${who}</span></h3>
    <p>${text} ${address ? html`Adresse zum Anmelden: <code>${address}</code>` : ""}</p>
    <p class="go"><a class="button quiet" href="${link.href}">${link.label}</a></p>
  </li>`;
}
