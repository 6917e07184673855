/** @jsxImportSource preact */
import type { VNode } from "preact";
import type { OrderCompletedDetail } from "../twuster.js";

/** Uses in Preact that have to compile, and mistakes that must not. Nobody runs this file. */
export function Good({ tell }: { tell: (detail: OrderCompletedDetail) => void }): VNode {
  return (
    <twuster-voucher-purchase
      class="wide"
      site="pk_test_twistringen_abc"
      ontwuster-order-completed={(event) => tell(event.detail)}
    >
      <a href="https://twuster.example/twistringen/buy">Gutschein kaufen</a>
    </twuster-voucher-purchase>
  );
}

export const bad = [
  // @ts-expect-error no town without a key
  <twuster-voucher-purchase key="1" />,
  // @ts-expect-error not a function
  <twuster-voucher-purchase key="2" site="pk" ontwuster-order-placed="console.log(1)" />,
  // @ts-expect-error there are two modes
  <twuster-wallet key="3" network="twistringen" mode="training" />,
];
