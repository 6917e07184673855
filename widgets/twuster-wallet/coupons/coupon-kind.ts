import { html } from "lit";
import { benefitWords, termsWords } from "../../shared/coupon-words.ts";
import { isOpen } from "../room/pass-facts.ts";
import type { RoomPorts, WalletKind } from "../room/wallet-kind.ts";
import { townDay } from "../town-clock.ts";
import { counterPaper, type CounterCoupon } from "./counter-view.ts";

/** A coupon on the phone. */
export const couponKind = (ports: RoomPorts): WalletKind<"coupon"> => ({
  look: "coupon",
  words: (messages) => ({
    group: messages.groups.coupon,
    training: messages.trainings.coupon,
    keep: messages.keepCoupon,
    stays: messages.couponStays,
    open: messages.show,
    removeTitle: messages.removeCouponTitle,
    removeText: messages.removeCouponText,
  }),
  arrivalTitle: (messages, { view }) => messages.couponArrival(view.partner.name),
  brief: (speech, { view: { terms, partner } }) =>
    html`<span class="amount value">${benefitWords(speech, terms.benefit)}</span>
      <span class="title">${terms.title}</span>
      <span class="from">${partner.name}</span>
      <span class="until">${termsWords(speech, terms, townDay(new Date())).join(" · ")}</span>`,
  isGone: ({ view }) => !view.partner.isTakingPart,
  usedAt: ({ view }) => view.redeemedAt,
  pass: (frame, pass, words) => {
    const { partner, terms } = pass.view;
    // That its shop takes no part any more says the paper itself.
    const over = isOpen(pass) ? undefined : frame.whyNot(pass);
    const paper: CounterCoupon = {
      terms,
      partner,
      code: pass.code,
      link: ports.linkTo(pass.code),
      over,
      marks: frame.marks(pass),
    };
    return html`${frame.bar(partner.name, words.close, () => ports.close())} ${counterPaper(paper, frame.speech, words)}
    ${frame.below(pass, words)}`;
  },
});
