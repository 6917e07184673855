import type { TemplateResult } from "lit";
import type { Screen } from "../counter-state.ts";
import type { CounterView } from "../counter-view.ts";
import { cameraScreen } from "./camera-screen.ts";
import { chooseScreen, hasUsable } from "./choose-screen.ts";
import { foundScreen } from "./found-screen.ts";
import { pairingScreen } from "./pairing-screen.ts";
import { readyScreen } from "./ready-screen.ts";
import { refusedScreen } from "./refused-screen.ts";
import { resultScreen, reversedScreen } from "./result-screen.ts";
import { lookFailedScreen, unresolvedScreen, unusableScreen, waitingScreen } from "./waiting-screens.ts";

/** The drawing of the screen that is up. */
export function screenOf(view: CounterView): TemplateResult {
  const { screen } = view;
  switch (screen.name) {
    case "starting":
    case "looking":
    case "booking":
      return waitingScreen({ ...view, screen });
    case "unusable":
      return unusableScreen({ ...view, screen });
    case "pairing":
      return pairingScreen({ ...view, screen });
    case "ready":
      return readyScreen({ ...view, screen });
    case "camera":
      return cameraScreen({ ...view, screen });
    case "look_failed":
      return lookFailedScreen({ ...view, screen });
    case "choose":
      return chooseScreen({ ...view, screen });
    case "found":
      return foundScreen({ ...view, screen });
    case "unresolved":
      return unresolvedScreen({ ...view, screen });
    case "result":
      return resultScreen({ ...view, screen });
    case "reversed":
      return reversedScreen({ ...view, screen });
    case "refused":
      return refusedScreen({ ...view, screen });
  }
}

/** The colour that fills the element. */
export function toneOf(screen: Screen): "plain" | "yes" | "no" | "training" {
  if (screen.name === "refused" || (screen.name === "choose" && !hasUsable(screen))) return "no";
  if (screen.name !== "result" || screen.step === "confirming_undo") return "plain";
  return screen.redemption.redeemed.isTraining ? "training" : "yes";
}
