import { css, html, type TemplateResult } from "lit";
import { ApiError } from "../../../sdk/client/api-error.ts";
import { call, newIdempotencyKey } from "../../../sdk/client/call.ts";
import { urlOf, type Endpoint, type Rest } from "../../../sdk/client/client.ts";
import type { TakeCouponOutcome, TakeCouponRequest } from "../../../sdk/wire/coupon.ts";
import { failureText } from "../../shared/failure-notice.ts";
import type { Language } from "../../shared/language.ts";
import type { ListMessages } from "../messages.de.ts";
import { takingMessages } from "./messages.ts";
import { walletQr } from "./wallet-qr.ts";

/** How far a press on one coupon has come. */
type Taking =
  | { step: "busy" }
  | { step: "taken"; walletUrl: string }
  | { step: "refused"; why: "none_left" | "none_left_today" | "more_tomorrow" | "not_offered" }
  | { step: "failed"; error: ApiError };

/** Takes coupons, one key each: ten presses, or one whose answer was lost, take one. */
export class Takings {
  readonly #keys = new Map<string, string>();
  readonly #known = new Map<string, Taking>();
  readonly #root: ShadowRoot;
  readonly #redraw: () => Promise<unknown>;

  constructor(root: ShadowRoot, redraw: () => Promise<unknown>) {
    this.#root = root;
    this.#redraw = redraw;
  }

  /**
   * @param tab where the wallet opens; closed where nothing was taken
   * @returns whether it was taken by this press
   */
  async take(endpoint: Endpoint, couponId: string, site: string, rest: Rest, tab: Window | null): Promise<boolean> {
    const walletUrl = await this.#ask(endpoint, couponId, site, rest);
    if (!walletUrl) tab?.close();
    else if (tab) tab.location.href = walletUrl;
    return !!walletUrl;
  }

  /** @returns where the wallet opens; undefined where nothing was taken by this press */
  async #ask(endpoint: Endpoint, couponId: string, site: string, rest: Rest): Promise<string | undefined> {
    const before = this.#known.get(couponId);
    if (before?.step === "busy" || before?.step === "taken") return undefined;
    void this.#set(couponId, { step: "busy" });
    const key = this.#keys.get(couponId) ?? newIdempotencyKey();
    this.#keys.set(couponId, key);
    const body: TakeCouponRequest = site ? { site } : {};
    try {
      const url = urlOf(endpoint, `coupons/${couponId}/passes`);
      const answer = await call<TakeCouponOutcome>(url, { ...rest, body, idempotencyKey: key });
      if (answer.outcome !== "taken") {
        const why = "moreTomorrow" in answer ? "more_tomorrow" : answer.outcome;
        await this.#set(couponId, { step: "refused", why });
        return undefined;
      }
      await this.#set(couponId, { step: "taken", walletUrl: answer.walletUrl });
      return answer.walletUrl;
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError("internal", { cause });
      await this.#set(couponId, { step: "failed", error });
      return undefined;
    }
  }

  /** What stands where the button stood, and the button again where pressing it helps; undefined: nothing was pressed. */
  view(
    couponId: string,
    { messages, language }: { messages: ListMessages; language: Language },
    button: (label: string, isBusy: boolean) => TemplateResult,
  ): TemplateResult | undefined {
    const taking = this.#known.get(couponId);
    const words = takingMessages[language];
    switch (taking?.step) {
      case undefined:
        return undefined;
      case "busy":
        return button(words.taking, true);
      case "taken":
        return html`<div class="notice yes" part="notice" role="status">
          <strong>${words.takenTitle}</strong> ${words.taken}
          <div class="actions">
            <a class="button primary" href=${taking.walletUrl} target="_blank">${words.open}</a>
          </div>
          ${walletQr(taking.walletUrl, words.qr)}
        </div>`;
      case "refused":
        return html`<p class="notice" part="notice" role="status" tabindex="-1">${words[taking.why]}</p>`;
      case "failed": {
        const { title, text } = failureText(messages, taking.error);
        return html`<p class="notice bad" part="notice" role="alert" tabindex="-1"><strong>${title}</strong> ${text}</p>
          ${button(words.tryAgain, false)}`;
      }
    }
  }

  /** Where the button gives way to what came of it, or to another, who pressed it goes on there. */
  async #set(couponId: string, taking: Taking): Promise<void> {
    this.#known.set(couponId, taking);
    const entry = this.#root.activeElement?.closest("li");
    await this.#redraw();
    if (entry && !this.#root.activeElement)
      entry.querySelector<HTMLElement>("[part=notice] a, p[part=notice], [part=take]")?.focus({ preventScroll: true });
  }
}

export const takingStyles = css`
  .notice.yes {
    display: grid;
    gap: 8px;
  }
  .qr {
    inline-size: 160px;
    block-size: 160px;
  }
  @media (pointer: coarse) {
    .qr {
      display: none;
    }
  }
`;
