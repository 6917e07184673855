import type { OrderedLine } from "../../sdk/wire/order.ts";
import type { PassView } from "../../sdk/wire/pass.ts";
import type { Given, GivenKind, RefusedOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import { kindOf } from "../kind.ts";
import type { Html } from "./markup.ts";
import type { Page, View } from "./page-frame.ts";

/** A pass with what opens it. */
export interface ShownPass<P extends PassView = PassView> {
  pass: P;
  /** The bare 16 characters. */
  code: string;
  /** What the QR code holds. */
  walletUrl: string;
}

/** How a kind looks on the hosted pages, in the wallet and at the counter. It gets its own passes, lines and outcomes only. */
export interface KindPages {
  /** The object it is everywhere: what it is worth, until when, QR and code. */
  card(view: View, shown: ShownPass): Html;
  /** How its holder keeps it, where no script runs. */
  keepHint(view: View): string;
  /** What became of it, as title and sentence. */
  state(view: View, pass: PassView): { title: string; text?: string };
  /** Before it is redeemed. */
  found(view: View, outcome: ScanOutcome, code: string): Page;
  /** What was taken; absent where it is only looked into, as a book is. */
  given?: { [K in GivenKind]: GivenPages<K> }[GivenKind];
}

/** What the plain counter says of what it took, or would not take twice. */
export interface GivenPages<K extends GivenKind = GivenKind> {
  /** In the largest type; an amount stands larger than words. */
  worth(view: View, given: GivenOf<K>): { text: string; isAmount: boolean; title?: string };
  /** What to do at the till. */
  till(view: View, given: GivenOf<K>): string;
  /** Asked with the undo, and what the customer has after it. */
  undo(view: View): { until(time: string): string; changedMind: string; done: string };
  /** Why it is not taken. */
  refused(view: View, refused: RefusedThing): RefusalSentences;
}

type GivenOf<K extends GivenKind> = Extract<Given, { kind: K }>;

/** Refusals that every kind has. */
export type RefusedThing = Extract<RefusedOutcome, { kind: GivenKind }>;

/** A refusal in words: the largest, the sentence behind it, and what to tell the customer. */
export interface RefusalSentences {
  word: string;
  text: string;
  tell: string;
  /** Shown large, where money was taken. */
  worth?: string;
}

/** For every reason, how it is said. */
export type RefusalTable = {
  [Outcome in RefusedOutcome["outcome"]]: (
    view: View,
    refused: Extract<RefusedOutcome, { outcome: Outcome }>,
  ) => RefusalSentences;
};

/** The pages of a kind that counters take. */
export function givenPages({ context }: View, kind: GivenKind): GivenPages {
  const { given } = kindOf(context, kind).pages;
  if (!given) throw new Error(`nothing is said of a ${kind} that was taken`);
  return given as GivenPages; // safe because a kind is asked for its own things alone
}

/** What the page of an order says of a kind's goods. */
export interface SalePages {
  /** One line, e.g. "2 × Couponbuch „Twistringen 2027“ zu 19,90 €". */
  line(view: View, line: OrderedLine): Html;
  /** What is said of so many of them until they are there, and once their codes are erased. */
  awaited(
    view: View,
    count: number,
  ): {
    /** To be paid on the provider's page, or by transfer. */
    waiting: string;
    transfer: string;
    /** Paid: there in a moment, or on a day. */
    soon: string;
    onDay(day: string): string;
    erased: string;
  };
  /** Where they are ordered, below the town's path. */
  buyPath: string;
  delivered(view: View): {
    title(count: number): string;
    /** Keeps one on the phone. */
    phone: string;
    pdf: string;
    hint: string;
  };
}
