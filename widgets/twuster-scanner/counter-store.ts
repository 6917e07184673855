import type { DeviceView, RedeemOutcome, ReverseOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import type { CounterState, Notice, Pending, Problem, Redemption, Screen } from "./counter-state.ts";
import { kindOf } from "./kinds/kinds.ts";
import type { Reading } from "./scanned-text.ts";

/** What happened at the counter. */
export type CounterEvent =
  | { type: "started"; device?: DeviceView; pending?: Pending; recent?: Redemption[]; pairingCode?: string }
  | { type: "unusable"; why: Extract<Screen, { name: "unusable" }>["why"] }
  | { type: "pairing_sent"; code: string }
  | { type: "pairing_failed"; problem: Problem }
  | { type: "device_seen"; device: DeviceView }
  | { type: "revoked" }
  | { type: "camera_opened" }
  | { type: "text_read"; reading: Reading }
  | { type: "looked"; outcome: ScanOutcome; pending?: Pending }
  | { type: "look_failed"; problem: Problem }
  | { type: "minimum_missed" }
  | { type: "booking_sent"; pending: Pending }
  | { type: "booking_refused"; problem: Problem }
  | { type: "booking_lost"; pending: Pending; problem: Problem }
  | { type: "redeemed_answered"; outcome: RedeemOutcome; partnerReceipt?: string; nowMs: number }
  | { type: "reverse_answered"; outcome: ReverseOutcome; redemption: Redemption }
  | { type: "redemption_opened"; redemption: Redemption }
  | { type: "undo_asked" }
  | { type: "undo_dropped" }
  | { type: "note_sent" }
  | { type: "noted"; partnerReceipt: string }
  | { type: "note_failed"; problem: Problem }
  | { type: "next"; notice?: Notice };

export const initialState: CounterState = { screen: { name: "starting" }, recent: [] };

/** How many redemptions stay at hand for an undo. */
const RECENT_LIMIT = 5;

/** What the counter shows after an event. Pure: the same state and event give the same picture. */
export function nextState(state: CounterState, event: CounterEvent): CounterState {
  const { screen } = state;
  const show = (next: Screen): CounterState => ({ ...state, screen: next });
  switch (event.type) {
    case "started":
      return start(state, event);
    case "unusable":
      return show({ name: "unusable", why: event.why });
    case "pairing_sent":
      return show({ name: "pairing", code: event.code, isRevoked: false, isBusy: true });
    case "pairing_failed":
      return screen.name === "pairing" ? show({ ...screen, isBusy: false, problem: event.problem }) : state;
    case "device_seen":
      return { ...state, device: event.device };
    case "revoked":
      return show({ name: "pairing", code: "", isRevoked: true, isBusy: false });
    case "camera_opened":
      return show({ name: "camera" });
    case "text_read":
      return show(read(screen, event.reading));
    case "looked":
      return show(looked(screen, event));
    case "look_failed":
      return screen.name === "looking"
        ? show({ name: "look_failed", scanned: screen.scanned, problem: event.problem })
        : state;
    case "minimum_missed":
      return show(belowMinimum(screen));
    case "booking_sent":
      return show({ name: "booking", pending: event.pending });
    case "booking_refused":
      return screen.name === "booking" ? show(notBooked(screen.pending, event.problem)) : state;
    case "booking_lost":
      return show({ name: "unresolved", pending: event.pending, problem: event.problem });
    case "redeemed_answered":
      return redeemedAnswered(state, event);
    case "reverse_answered":
      return reverseAnswered(state, event);
    case "redemption_opened":
      return show({ name: "result", redemption: event.redemption, step: "done" });
    case "undo_asked":
      return screen.name === "result"
        ? show({ name: "result", redemption: screen.redemption, step: "confirming_undo" })
        : state;
    case "undo_dropped":
      return screen.name === "result" ? show({ name: "result", redemption: screen.redemption, step: "done" }) : state;
    case "note_sent":
      return screen.name === "result" ? show({ name: "result", redemption: screen.redemption, step: "noting" }) : state;
    case "note_failed":
      return screen.name === "result" ? show({ ...screen, step: "done", problem: event.problem }) : state;
    case "noted":
      return noted(state, event.partnerReceipt);
    case "next":
      return show({ name: "ready", ...(event.notice ? { notice: event.notice } : {}) });
  }
}

function start(state: CounterState, event: Extract<CounterEvent, { type: "started" }>): CounterState {
  const { device, pending, recent = state.recent, pairingCode = "" } = event;
  if (!device)
    return { ...state, recent, screen: { name: "pairing", code: pairingCode, isRevoked: false, isBusy: false } };
  // What was left unknown comes before anything new.
  if (pending) return { device, recent, screen: { name: "unresolved", pending, problem: { code: "unreachable" } } };
  return { device, recent, screen: { name: "ready" } };
}

function read(screen: Screen, reading: Reading): Screen {
  if (reading.kind === "code") return { name: "looking", scanned: reading };
  // A typing error is mended where it was made.
  if (reading.kind === "mistyped") return { name: screen.name === "camera" ? "camera" : "ready", isMistyped: true };
  return {
    name: "refused",
    refusal:
      reading.kind === "foreign_network"
        ? { outcome: reading.kind, network: reading.network }
        : { outcome: reading.kind },
  };
}

function looked(screen: Screen, { outcome, pending }: Extract<CounterEvent, { type: "looked" }>): Screen {
  if (outcome.outcome !== "redeemable" && outcome.outcome !== "choose") return { name: "refused", refusal: outcome };
  if (pending?.kind === "redeem" && outcome.outcome === "redeemable")
    return { name: "found", code: pending.request.code, pass: outcome, pending };
  // The clerk may have cancelled while the answer was on its way.
  if (screen.name !== "looking") return screen;
  const { code } = screen.scanned;
  if (outcome.outcome === "redeemable") return { name: "found", code, pass: outcome };
  return { name: "choose", code, book: outcome.book, coupons: outcome.coupons };
}

/** The clerk says that the purchase is too small: nothing is sent. */
function belowMinimum(screen: Screen): Screen {
  const refusal = screen.name === "found" ? kindOf(screen.pass).minimum(screen.pass) : undefined;
  return refusal ? { name: "refused", refusal } : screen;
}

function notBooked(pending: Pending, problem: Problem): Screen {
  if (pending.kind === "reverse") return { name: "result", redemption: pending.redemption, step: "done", problem };
  return { name: "found", code: pending.request.code, pass: pending.pass, problem };
}

function redeemedAnswered(
  state: CounterState,
  event: Extract<CounterEvent, { type: "redeemed_answered" }>,
): CounterState {
  const { outcome, partnerReceipt, nowMs } = event;
  if (outcome.outcome !== "redeemed") return { ...state, screen: { name: "refused", refusal: outcome } };
  // A repeat after a colleague's undo: it must not look like a booking.
  if (outcome.reversedAt) {
    const recent = without(state.recent, outcome.receiptNumber);
    return { ...state, recent, screen: { name: "reversed", redeemed: outcome } };
  }
  const redemption: Redemption = { redeemed: outcome };
  if (partnerReceipt) redemption.partnerReceipt = partnerReceipt;
  if (outcome.undoUntil && !outcome.isTraining) {
    redemption.undoUntilMs = nowMs + Math.max(0, Date.parse(outcome.undoUntil) - Date.parse(outcome.redeemedAt));
  }
  const recent = outcome.isTraining
    ? state.recent
    : [redemption, ...without(state.recent, outcome.receiptNumber)].slice(0, RECENT_LIMIT);
  return { ...state, recent, screen: { name: "result", redemption, step: "done" } };
}

function reverseAnswered(
  state: CounterState,
  event: Extract<CounterEvent, { type: "reverse_answered" }>,
): CounterState {
  const { outcome, redemption } = event;
  if (outcome.outcome === "too_late") {
    const { undoUntilMs: _, ...final } = redemption;
    return {
      ...replaceRecent(state, final),
      screen: { name: "result", redemption: final, step: "done", problem: { code: "too_late" } },
    };
  }
  const recent = without(state.recent, redemption.redeemed.receiptNumber);
  return { ...state, recent, screen: { name: "reversed", redeemed: redemption.redeemed } };
}

function noted(state: CounterState, partnerReceipt: string): CounterState {
  if (state.screen.name !== "result") return state;
  const redemption = { ...state.screen.redemption, partnerReceipt };
  return { ...replaceRecent(state, redemption), screen: { name: "result", redemption, step: "done" } };
}

function replaceRecent(state: CounterState, redemption: Redemption): CounterState {
  const isSame = (one: Redemption): boolean => one.redeemed.receiptNumber === redemption.redeemed.receiptNumber;
  return { ...state, recent: state.recent.map((one) => (isSame(one) ? redemption : one)) };
}

function without(recent: Redemption[], receiptNumber: string): Redemption[] {
  return recent.filter((one) => one.redeemed.receiptNumber !== receiptNumber);
}

/** Those that may still be undone. */
export function undoable(recent: readonly Redemption[], nowMs: number): Redemption[] {
  return recent.filter(({ undoUntilMs }) => undoUntilMs !== undefined && undoUntilMs > nowMs);
}
