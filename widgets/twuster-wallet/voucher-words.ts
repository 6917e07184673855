import { html, nothing, type TemplateResult } from "lit";
import type { ApiError } from "../../sdk/client/api-error.ts";
import { formatInstant } from "../shared/language.ts";
import type { Messages } from "./messages.de.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import { standingOf } from "./pass-standing.ts";
import type { WalletVoucher } from "./wallet.ts";

/** Why there was no answer, and that the voucher does not mind. */
export function failureSentence(failure: ApiError, messages: Messages): string {
  if (failure.code === "rate_limited") return messages.rateLimited(failure.retryAfterSeconds ?? 60);
  const sentences: Partial<Record<string, string>> = messages.failures;
  return sentences[failure.code] ?? messages.failures.other;
}

/** What the holder has to know of a voucher that is not simply open; nothing for an open one. */
export function redeemedOrWhy(
  voucher: WalletVoucher,
  { messages, language }: VoucherFrame,
): TemplateResult | typeof nothing {
  const standing = standingOf(voucher.view, new Date());
  if (standing === "open") return nothing;
  const redeemedAt = voucher.view?.redeemedAt;
  if (standing === "redeemed" && redeemedAt) {
    return html`<p class="why"><strong>${messages.redeemedAt(formatInstant(redeemedAt, language))}</strong></p>`;
  }
  return html`<p class="why"><strong>${messages.states[standing]}.</strong> ${messages.standing[standing]}</p>`;
}
