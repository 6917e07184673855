import type { GivenKind } from "../../../sdk/wire/scan.ts";
import { coupon } from "./coupon.ts";
import type { CounterKind } from "./counter-kind.ts";
import { voucher } from "./voucher.ts";

/** Everything that counters take, one line each. */
const kinds: { [K in GivenKind]: CounterKind<K> } = { voucher, coupon };

/** What the counter knows of this thing's kind. */
export function kindOf({ kind }: { kind: GivenKind }): CounterKind {
  return kinds[kind] as CounterKind; // safe because the table pairs each kind with its own
}
