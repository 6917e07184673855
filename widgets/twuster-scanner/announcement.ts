import { formatDay } from "../shared/language.ts";
import { fill, money, type CounterView } from "./counter-view.ts";
import { reason } from "./screens/refused-screen.ts";

/** What a screen reader says beside the heading, which gets the focus. */
export function announcement(view: Pick<CounterView, "screen" | "messages" | "language">): string {
  const { screen, messages, language } = view;
  switch (screen.name) {
    case "found": {
      const validity = fill(messages.foundValid, { date: formatDay(screen.voucher.validUntil, language) });
      return screen.voucher.isTraining ? `${validity}. ${messages.trainingFound}` : validity;
    }
    case "result": {
      if (screen.step !== "done") return "";
      const { valueCents, receiptNumber, isTraining } = screen.redemption.redeemed;
      const value = money(view, valueCents);
      return `${value}. ${messages.receipt} ${receiptNumber}. ${isTraining ? messages.trainingBook : fill(messages.book, { value })}`;
    }
    case "refused":
      return `${messages.refused}. ${reason(view, screen.refusal)}`;
    case "unresolved":
      return messages.unresolvedSafe;
    case "ready":
      return screen.isMistyped ? messages.mistyped : screen.notice === "not_booked" ? messages.notBooked : "";
    default:
      return "";
  }
}
