import { useRef, type ReactElement } from "react";
import type { OrderPlacedDetail, TwusterVoucherPurchase } from "../twuster.js";

/** Uses in React 19 that have to compile, and mistakes that must not. Nobody runs this file. */
export function Good({ tell }: { tell: (detail: OrderPlacedDetail) => void }): ReactElement {
  const element = useRef<TwusterVoucherPurchase>(null);
  return (
    <>
      <twuster-voucher-purchase
        ref={element}
        key="purchase"
        id="gutschein"
        className="wide"
        lang="en"
        style={{ maxWidth: "40rem" }}
        site="pk_test_twistringen_abc"
        api="https://staging.example"
        ontwuster-order-placed={(event) => tell(event.detail)}
        ontwuster-order-completed={({ detail }) => console.log(detail.number)}
        ontwuster-selection-changed={({ detail }) => console.log(detail.count)}
        onClick={(event) => console.log(event.currentTarget.site)}
      >
        <a href="https://twuster.example/twistringen/buy">Gutschein kaufen</a>
      </twuster-voucher-purchase>
      <twuster-wallet network="twistringen" voucher-name="Stadtgutschein" brand-color="#0a5c2e" mode="live" />
      <twuster-scanner network="twistringen" ontwuster-voucher-redeemed={({ detail }) => detail.receiptNumber} />
    </>
  );
}

export const bad = [
  // @ts-expect-error no town without a key
  <twuster-voucher-purchase key="1" />,
  // @ts-expect-error a key is text
  <twuster-voucher-purchase key="2" site={5} />,
  // @ts-expect-error before the script has come, React would write "vouchername", which nobody reads
  <twuster-wallet key="3" network="twistringen" voucherName="Stadtgutschein" />,
  // @ts-expect-error there are two modes
  <twuster-wallet key="4" network="twistringen" mode="training" />,
  // @ts-expect-error React would listen to "Twuster-order-placed"
  <twuster-voucher-purchase key="5" site="pk" onTwuster-order-placed={() => undefined} />,
  // @ts-expect-error the detail says nothing of the buyer
  <twuster-voucher-purchase key="6" site="pk" ontwuster-order-placed={(event) => event.detail.email} />,
  // @ts-expect-error not a function
  <twuster-voucher-purchase key="7" site="pk" ontwuster-order-placed="console.log(1)" />,
  // @ts-expect-error no such element
  <twuster-cart key="8" site="pk" />,
];
