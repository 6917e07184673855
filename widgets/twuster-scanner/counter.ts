import { ApiError } from "../../sdk/client/api-error.ts";
import { newIdempotencyKey } from "../../sdk/client/call.ts";
import type { DeviceClient } from "../../sdk/device/device-client.ts";
import { canHoldKey } from "../../sdk/device/device-key.ts";
import type { DeviceStorage } from "../../sdk/device/device-storage.ts";
import type { DeviceView, RedeemRequest, ReverseRequest } from "../../sdk/wire/scan.ts";
import type { CounterState, Pending, Problem, Redeemable, Redemption } from "./counter-state.ts";
import { initialState, nextState, undoable, type CounterEvent } from "./counter-store.ts";
import { kindOf } from "./kinds/kinds.ts";
import { isOutcomeUnknown, toProblem } from "./problem.ts";
import { readScannedText, type ScannedCode } from "./scanned-text.ts";

/** What a counter needs from outside; the tests hand in their own. */
export interface CounterParts {
  network: string;
  client: Pick<DeviceClient, "findDevice" | "pair" | "me" | "scan" | "redeem" | "reverse" | "note">;
  storage: Pick<DeviceStorage, "findNote" | "saveNote">;
  onChange: (state: CounterState, event: CounterEvent) => void;
  now?: () => number;
  isOnline?: () => boolean;
  canHoldKey?: () => boolean;
}

/** What a counter does: asks the server, keeps what must not be lost, and tells the store what happened. Knows no DOM. */
export class Counter {
  state: CounterState = initialState;

  readonly #parts: Required<CounterParts>;
  /** Raised whenever an answer still under way is no longer wanted. */
  #turn = 0;
  #note = { subject: "", key: "" };

  constructor(parts: CounterParts) {
    this.#parts = { now: Date.now, isOnline: () => navigator.onLine !== false, canHoldKey, ...parts };
  }

  /** Finds the pairing and what was left unfinished, which is settled before anything else. */
  async start(pairingCode = ""): Promise<void> {
    if (!this.#parts.network) return this.#tell({ type: "unusable", why: "network" });
    if (!this.#parts.canHoldKey()) return this.#tell({ type: "unusable", why: "insecure" });
    await this.#resume(pairingCode);
  }

  async #resume(pairingCode: string): Promise<void> {
    const { client, storage, network } = this.#parts;
    try {
      const device = await client.findDevice();
      const pending = await storage.findNote<Pending>(network, "pending");
      const recent = undoable((await storage.findNote<Redemption[]>(network, "recent")) ?? [], this.#parts.now());
      // A pairing code in the address means: pair anew.
      if (!device || pairingCode) return this.#tell({ type: "started", recent, pairingCode });
      await this.#begin(device, pending, recent);
    } catch {
      this.#tell({ type: "unusable", why: "storage" });
    }
  }

  async pair(pairingCode: string, name: string): Promise<void> {
    this.#tell({ type: "pairing_sent", code: pairingCode });
    try {
      await this.#parts.client.findDevice();
      const device = await this.#parts.client.pair(pairingCode, name);
      await this.#begin(device, await this.#parts.storage.findNote<Pending>(this.#parts.network, "pending"));
    } catch (error) {
      this.#tell({ type: "pairing_failed", problem: toProblem(error) });
    }
  }

  openCamera(): void {
    this.#tell({ type: "camera_opened" });
  }

  /**
   * A text from the camera, a hand scanner or fingers. Ignored while a booking is open: one thing after the other.
   * @param isTyped machines make no typing errors: what they misread is simply no code of ours
   */
  async enter(text: string, isTyped = false): Promise<void> {
    if (["starting", "unusable", "pairing", "looking", "booking", "unresolved"].includes(this.state.screen.name))
      return;
    const found = readScannedText(text, this.#parts.network);
    const reading = found.kind === "mistyped" && !isTyped ? ({ kind: "not_ours" } as const) : found;
    this.#tell({ type: "text_read", reading });
    if (reading.kind === "code") await this.#look(reading);
  }

  /** Repeats the look that failed. */
  async lookAgain(): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "look_failed") return;
    this.#tell({ type: "text_read", reading: screen.scanned });
    await this.#look(screen.scanned);
  }

  /** Looks at one coupon of the book that is shown. */
  async choose(entitlement: number): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "choose") return;
    const reading = { kind: "code", code: screen.code, entitlement } as const;
    this.#tell({ type: "text_read", reading });
    await this.#look(reading);
  }

  /** Books what was found. Where a coupon has a minimum purchase, this says that it is reached. */
  async confirm(partnerReceipt = ""): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "found") return;
    await this.#book(screen.pending ?? redemptionOf(screen.code, screen.pass, partnerReceipt));
  }

  /** The purchase is below the coupon's minimum: says so, books and sends nothing. */
  missMinimum(): void {
    this.#tell({ type: "minimum_missed" });
  }

  /** Takes back what the result shows. */
  async undo(reason: ReverseRequest["reason"]): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "result") return;
    await this.#book({ kind: "reverse", key: newIdempotencyKey(), request: { reason }, redemption: screen.redemption });
  }

  /** Repeats a booking whose answer was lost, under the same key: it can't book twice. */
  async retry(): Promise<void> {
    if (this.state.screen.name === "unresolved") await this.#book(this.state.screen.pending);
  }

  /** True where a field for the shop's own numbers was given a voucher by a hand scanner: that is the next customer. */
  isVoucher(text: string): boolean {
    return !["mistyped", "not_ours"].includes(readScannedText(text, this.#parts.network).kind);
  }

  /** Adds the shop's own receipt number to the redemption that is shown. */
  async note(text: string): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "result") return;
    const { receiptNumber } = screen.redemption.redeemed;
    const partnerReceipt = cut(text);
    const turn = this.#turn;
    // A number can be noted once: the same one, sent again after a lost answer, keeps its key.
    const subject = `${receiptNumber} ${partnerReceipt}`;
    if (this.#note.subject !== subject) this.#note = { subject, key: newIdempotencyKey() };
    this.#tell({ type: "note_sent" });
    try {
      const answer = await this.#parts.client.note(receiptNumber, { partnerReceipt }, this.#note.key);
      if (turn !== this.#turn) return;
      this.#tell({ type: "noted", partnerReceipt: answer.partnerReceipt });
      await this.#keepRecent();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error, (problem) => ({ type: "note_failed", problem }));
    }
  }

  open(redemption: Redemption): void {
    this.#tell({ type: "redemption_opened", redemption });
  }

  askUndo(): void {
    this.#tell({ type: "undo_asked" });
  }

  dropUndo(): void {
    this.#tell({ type: "undo_dropped" });
  }

  /** Back to the first screen. A booking that was never confirmed as lost is given up for good. */
  async next(): Promise<void> {
    const { screen } = this.state;
    if (screen.name === "booking" || screen.name === "unresolved") return;
    this.#turn++;
    if (screen.name === "found" && screen.pending) {
      await this.#forgetPending();
      return this.#tell({ type: "next", notice: "not_booked" });
    }
    this.#tell({ type: "next" });
  }

  /** Stops trying: looks what became of the booking, and only then leaves it. */
  async giveUp(): Promise<void> {
    const { screen } = this.state;
    if (screen.name !== "unresolved") return;
    if (screen.pending.kind === "redeem") return this.#settle(screen.pending);
    await this.#forgetPending();
    this.#tell({ type: "next", notice: "not_reversed" });
  }

  /** A redemption without an answer: looking first books nothing behind anybody's back. */
  async #settle(pending: Extract<Pending, { kind: "redeem" }>): Promise<void> {
    this.#tell({ type: "booking_sent", pending });
    try {
      const outcome = await this.#parts.client.scan(pending.request.code, entitlementOf(pending.request));
      if (outcome.outcome === "redeemable") return this.#tell({ type: "looked", outcome, pending });
    } catch (error) {
      return this.#fail(error, (problem) => ({ type: "booking_lost", pending, problem }));
    }
    // It has been booked, perhaps by us: the same key gives our own answer again.
    await this.#book(pending);
  }

  async #begin(device: DeviceView, pending: Pending | undefined, recent = this.state.recent): Promise<void> {
    this.#tell({ type: "started", device, recent, ...(pending ? { pending } : {}) });
    if (pending?.kind === "redeem") await this.#settle(pending);
    else await this.#checkIn();
  }

  async #look({ code, entitlement }: ScannedCode): Promise<void> {
    const turn = ++this.#turn;
    try {
      const outcome = await this.#parts.client.scan(code, entitlement);
      if (turn === this.#turn) this.#tell({ type: "looked", outcome });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error, (problem) => ({ type: "look_failed", problem }));
    }
  }

  async #book(pending: Pending): Promise<void> {
    const isRepeat =
      this.state.screen.name === "unresolved" ||
      ("pending" in this.state.screen && this.state.screen.pending !== undefined);
    this.#turn++;
    this.#tell({ type: "booking_sent", pending });
    // Nothing is sent where it can't arrive; then there is nothing to be unsure of either.
    if (!isRepeat && !this.#parts.isOnline())
      return this.#tell({ type: "booking_refused", problem: { code: "offline" } });
    await this.#keepPending(pending);
    try {
      await this.#send(pending);
    } catch (error) {
      if (isOutcomeUnknown(error)) return this.#tell({ type: "booking_lost", pending, problem: toProblem(error) });
      // Only a first try can be refused and leave nothing behind.
      if (isRepeat) return this.#fail(error, (problem) => ({ type: "booking_lost", pending, problem }));
      await this.#forgetPending();
      this.#fail(error, (problem) => ({ type: "booking_refused", problem }));
    }
  }

  async #send(pending: Pending): Promise<void> {
    const { client, now } = this.#parts;
    if (pending.kind === "redeem") {
      const outcome = await client.redeem(pending.request, pending.key);
      const { partnerReceipt } = pending.request;
      this.#tell({ type: "redeemed_answered", outcome, nowMs: now(), ...(partnerReceipt ? { partnerReceipt } : {}) });
    } else {
      const { redemption, request, key } = pending;
      const outcome = await client.reverse(redemption.redeemed.receiptNumber, request, key);
      this.#tell({ type: "reverse_answered", outcome, redemption });
    }
    await this.#forgetPending();
    await this.#keepRecent();
  }

  /** Asks, while the first screen is up already, whether the device is still welcome. */
  async #checkIn(): Promise<void> {
    try {
      this.#tell({ type: "device_seen", device: await this.#parts.client.me() });
    } catch (error) {
      if (this.state.screen.name === "ready" && error instanceof ApiError && error.code === "unauthorized")
        this.#tell({ type: "revoked" });
    }
  }

  #fail(error: unknown, event: (problem: Problem) => CounterEvent): void {
    const problem = toProblem(error);
    this.#tell(problem.code === "unauthorized" ? { type: "revoked" } : event(problem));
  }

  #tell(event: CounterEvent): void {
    this.state = nextState(this.state, event);
    this.#parts.onChange(this.state, event);
  }

  /** A browser that stores nothing more still books: the server's guard holds without our note. */
  async #keepPending(pending: Pending | undefined): Promise<void> {
    await this.#parts.storage.saveNote(this.#parts.network, "pending", pending).catch(() => undefined);
  }

  #forgetPending(): Promise<void> {
    return this.#keepPending(undefined);
  }

  async #keepRecent(): Promise<void> {
    await this.#parts.storage.saveNote(this.#parts.network, "recent", this.state.recent).catch(() => undefined);
  }
}

function redemptionOf(code: string, pass: Redeemable, partnerReceipt: string): Pending {
  const receipt = cut(partnerReceipt);
  const confirmed = kindOf(pass).request(pass);
  const request: RedeemRequest = { code, ...confirmed, ...(receipt ? { partnerReceipt: receipt } : {}) };
  return { kind: "redeem", key: newIdempotencyKey(), request, pass };
}

function entitlementOf(request: RedeemRequest): number | undefined {
  return "entitlement" in request ? request.entitlement : undefined;
}

/** Receipt numbers may have 40 characters. */
function cut(receipt: string): string {
  return receipt.trim().slice(0, 40);
}
