import type { CounterView } from "./counter-view.ts";
import { kindOf } from "./kinds/kinds.ts";
import { reason } from "./screens/refused-screen.ts";
import { tillText } from "./screens/result-screen.ts";

/** What a screen reader says beside the heading, which gets the focus. */
export function announcement(view: Pick<CounterView, "screen" | "messages" | "language">): string {
  const { screen, messages } = view;
  switch (screen.name) {
    case "found":
      return kindOf(screen.pass).announce(view, screen.pass);
    case "result": {
      if (screen.step !== "done") return "";
      const { redeemed } = screen.redemption;
      return `${kindOf(redeemed).worth(view, redeemed)}. ${messages.receipt} ${redeemed.receiptNumber}. ${tillText(view, redeemed)}`;
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
