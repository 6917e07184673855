import type { TemplateResult } from "lit";
import type { Given, GivenKind, RedeemRequest, RefusedOutcome } from "../../../sdk/wire/scan.ts";
import type { Redeemable } from "../counter-state.ts";
import type { CounterView } from "../counter-view.ts";
import type { Messages } from "../messages.de.ts";

export type Speech = Pick<CounterView, "messages" | "language">;
/** Of each request what a clerk's press adds to the code. */
type Confirmed<Request> = Request extends RedeemRequest ? Omit<Request, "code" | "partnerReceipt"> : never;

/** What an event says beside what every one of them says. */
export type Beside<Detail> = Omit<Detail, "receiptNumber" | "isTraining">;

/** Sentences that every kind says in its own words; `{value}` and `{title}` are what `names` gives. */
export interface KindWords {
  training: string;
  /** An earlier try did not arrive. */
  pending: string;
  undoTitle: string;
  undoText: string;
  changedMind: string;
  reversed: string;
  unresolvedRedeem: string;
  unresolvedReverse: string;
}

/**
 * What the counter knows of one kind of thing that it takes: how it lies there, what is asked, sent and said. The screens
 * name no kind; each is registered in kinds.ts by one line.
 */
export interface CounterKind<K extends GivenKind = GivenKind> {
  /** As it lies on the counter; its heading takes the focus. */
  card(view: Speech & Pick<CounterView, "state">, pass: Extract<Redeemable, { kind: K }>): TemplateResult;
  /** What a screen reader says beside that heading. */
  announce(view: Speech, pass: Extract<Redeemable, { kind: K }>): string;
  /** The till's own number may be noted with the press that books. */
  isNotedFirst: boolean;
  /** Why it is refused unless the clerk says that the purchase is large enough; undefined where none is asked for. */
  minimum(pass: Extract<Redeemable, { kind: K }>): Extract<RefusedOutcome, { outcome: "below_minimum" }> | undefined;
  /** What the clerk confirms. */
  request(pass: Extract<Redeemable, { kind: K }>): Confirmed<RedeemRequest>;
  /** What taking it hands over. */
  given(pass: Extract<Redeemable, { kind: K }>): Given;

  /** What was taken, in large type, and the same in words. */
  lines(view: Speech, given: Extract<Given, { kind: K }>): TemplateResult;
  worth(view: Speech, given: Extract<Given, { kind: K }>): string;
  /** What its sentences name. */
  names(view: Speech, given: Extract<Given, { kind: K }>): Record<string, string>;
  /** What to do at the till. */
  till(view: Speech, given: Extract<Given, { kind: K }>): string;
  words(messages: Messages): KindWords;
  /** For the page around the counter: the event's name, and what it says beside receipt number and training. */
  event(given: Extract<Given, { kind: K }>): { name: `twuster-${string}`; detail: object };
  /** The sentences where it is not taken: why, and what the customer is told. `worth` stands there large. */
  refused(
    view: Speech,
    refused: Extract<RefusedOutcome, { kind: GivenKind }>,
  ): { text: string; tell: string; worth?: string };
}
