import { emulateMedia } from "@web/test-runner-commands";
import { TwusterCouponList } from "../twuster-coupon-list/twuster-coupon-list.ts";
import { TwusterScanner } from "../twuster-scanner/twuster-scanner.ts";
import { TwusterTown } from "../twuster-town/twuster-town.ts";
import { TwusterVoucherPurchase } from "../twuster-voucher-purchase/twuster-voucher-purchase.ts";
import { TwusterWallet } from "../twuster-wallet/twuster-wallet.ts";
import { contrast, parseColor, TEXT_CONTRAST } from "./contrast.ts";
import { assert, assertAccessible, town, until } from "./element-testing.ts";
import { itWith } from "./hands.ts";

/** Every element on other people's grounds. A new one joins by one line: its tag, its class, what is there once it is. */
const elements: [tag: string, constructor: CustomElementConstructor, ready: string][] = [
  ["twuster-voucher-purchase", TwusterVoucherPurchase, "[part=order]"],
  ["twuster-wallet", TwusterWallet, "#code"],
  ["twuster-scanner", TwusterScanner, "#pairing-code"],
  ["twuster-town", TwusterTown, "[part=list]"],
  ["twuster-coupon-list", TwusterCouponList, "[part=take]"],
];

before(async () => {
  await town();
  await fetch("/__town/coupons", { method: "POST" });
});

for (const [tag, constructor, ready] of elements) {
  describe(`${tag}, on other people's grounds`, () => {
    const clear = (): void => {
      document.querySelector(tag)?.remove();
      document.body.removeAttribute("style");
    };
    beforeEach(clear);
    after(clear);

    async function mount(style: Record<string, string> = {}): Promise<{ element: HTMLElement; base: HTMLElement }> {
      if (!customElements.get(tag)) customElements.define(tag, constructor);
      const { url, siteKey, network } = await town();
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries({ api: url, site: siteKey, network }))
        element.setAttribute(name, value);
      for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
      document.body.append(element);
      const root = await until(() => element.shadowRoot, "the element");
      await until(() => root.querySelector(ready) && !root.querySelector(".skeleton"), ready);
      await until(() => root.adoptedStyleSheets.some(({ cssRules }) => cssRules.length === 1), "the colours");
      return { element, base: root.querySelector<HTMLElement>(".base")! }; // safe because the content is in it
    }
    const ratioOf = (base: Element): number => {
      const { color, backgroundColor } = getComputedStyle(base);
      return contrast(parseColor(color)!.color, parseColor(backgroundColor)!.color); // safe because a computed colour can be read
    };

    for (const ground of ["#14213d", "#767676", "#fffdf6"]) {
      it(`is readable and accessible on ${ground}, with a brand nobody could read there`, async () => {
        document.body.style.background = ground;
        const { element, base } = await mount({ "--twuster-brand": ground });
        await until(() => ratioOf(base) >= TEXT_CONTRAST, "readable text");
        await assertAccessible(element);
      });
    }

    itWith("media", "is accessible in forced colours", async () => {
      await emulateMedia({ forcedColors: "active" });
      try {
        await assertAccessible((await mount()).element);
      } finally {
        await emulateMedia({ forcedColors: "none" });
      }
    });

    it("fits into 280 px", async () => {
      const { base } = await mount({ "inline-size": "280px" });
      await until(() => base.getBoundingClientRect().width === 280, "the width");
      assert(base.scrollWidth <= 280, `${base.scrollWidth} px`);
    });
  });
}
