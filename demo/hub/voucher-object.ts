import { html } from "hono/html";
import type { Markup } from "./hub-options.ts";

/** The voucher as wallet, mail and PDF show it: plaited edge, value, stub. A specimen: it has no code. */
export function voucherObject(): Markup {
  return html`<div
    class="voucher"
    role="img"
    aria-label="Muster eines Stadtgutscheins über 25 Euro, gültig bis 31. Dezember 2029"
  >
    <div class="plait"></div>
    <div class="voucher-top">
      <span class="voucher-name">Stadtgutschein Twistringen</span><span class="voucher-specimen">Muster</span>
    </div>
    <div class="voucher-value">25,00 €</div>
    <div class="voucher-stub">
      <span>Gültig bis<b>31. Dez. 2029</b></span
      ><span>Gilt in allen<b>Partnerbetrieben</b></span>
    </div>
  </div>`;
}
