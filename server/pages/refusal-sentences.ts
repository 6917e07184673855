import type { RefusedOutcome } from "../../sdk/wire/scan.ts";
import { couponRefusals } from "../coupons/pages/refusals.ts";
import { formatCents } from "../documents/format.ts";
import { givenPages, type RefusalSentences, type RefusalTable } from "./kind-pages.ts";
import type { View } from "./page-frame.ts";

/** One entry for each reason; those of one kind alone are its own. */
const table: RefusalTable = {
  already_redeemed: (view, refused) => givenPages(view, refused.kind).refused(view, refused),
  expired: (view, refused) => givenPages(view, refused.kind).refused(view, refused),
  locked: ({ words }) => words.scan.refusals.locked,
  held: ({ words }) => words.scan.refusals.held,
  void: ({ words }) => words.scan.refusals.void,
  unknown: ({ words }) => words.scan.refusals.unknown,
  wrong_place: ({ words, language }, { valueCents, groupName }) => {
    const said = words.scan.refusals.wrong_place;
    return {
      word: said.word,
      text: said.text(formatCents(valueCents, language), groupName),
      tell: said.tell(groupName),
    };
  },
  embedded_limit: ({ words, language }, { limitCents }) => {
    const said = words.scan.refusals.embedded_limit;
    return { ...said, text: said.text(formatCents(limitCents, language)) };
  },
  ...couponRefusals,
};

export function refusalSentences(view: View, refused: RefusedOutcome): RefusalSentences {
  const say = table[refused.outcome] as (view: View, refused: RefusedOutcome) => RefusalSentences; // safe because the table pairs each outcome with its own
  return say(view, refused);
}
