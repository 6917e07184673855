import { bookKind } from "../coupons/book-kind.ts";
import { couponKind } from "../coupons/coupon-kind.ts";
import type { OtherKind, OtherPass, RoomPorts, WalletKind } from "./wallet-kind.ts";

/** What a phone carries beside vouchers, in the order of the list; one line each. */
export class Kinds {
  readonly #of: { [K in OtherKind]: WalletKind<K> };

  constructor(ports: RoomPorts) {
    this.#of = {
      coupon_book: bookKind(ports),
      coupon: couponKind(ports),
    };
  }

  get names(): OtherKind[] {
    return Object.keys(this.#of) as OtherKind[]; // safe because the table has nothing else
  }

  ofKind(kind: OtherKind): WalletKind {
    return this.#of[kind] as WalletKind; // safe because the table pairs each kind with its own
  }

  of({ view }: OtherPass): WalletKind {
    return this.ofKind(view.kind);
  }

  leave(): void {
    for (const kind of this.names) this.ofKind(kind).leave?.();
  }
}
