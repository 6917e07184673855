import { itWith, keepFiles } from "../shared/hands.ts";
import { WalletStore } from "./wallet-store.ts";
import { assertAccessible } from "../shared/element-testing.ts";
import {
  assert,
  assertEqual,
  clearPhone,
  cut,
  inTown,
  keptBefore,
  mount,
  openVoucher,
  town,
  until,
} from "./wallet-testing.ts";

describe("twuster-wallet, while what draws coupons is not to be had", () => {
  let coupon: string;
  let book: string;
  before(async () => {
    await keepFiles(false);
    coupon = (await inTown("coupon")).code;
    book = (await inTown("season-book", { count: "2" })).code;
  });
  beforeEach(async () => {
    await clearPhone();
    await cut("room/room.ts");
  });
  afterEach(() => cut(""));
  after(async () => {
    await clearPhone();
    await keepFiles(true);
  });

  itWith("files", "says of a coupon that arrives that it can't be shown, and keeps it all the same", async () => {
    const { wallet, root, press, text } = await mount(`#${coupon}`);
    await until(() => text().includes("1 Coupon lässt sich hier gerade nicht zeigen."), "the sentence");
    assert(!text().includes("Gutschein aufs Handy"), "calls it a voucher");
    await assertAccessible(wallet);
    await press("Aufs Handy nehmen");
    await until(() => root.querySelector("#list-title"), "the list");
    assert(text().includes("1 Coupon lässt sich hier gerade nicht zeigen."), "the list does not say it");
    assertEqual(
      (await new WalletStore().list((await town()).network)).map(({ code }) => code),
      [coupon],
    );
  });

  for (const [lang, words] of [
    ["en", "1 coupon and 1 coupon book can't be shown here at the moment."],
    ["de-simple", "Wir können 1 Coupon und 1 Couponbuch gerade nicht zeigen."],
  ] as const)
    itWith("files", `says so in ${lang}`, async () => {
      await keptBefore(coupon, book);
      const { wallet, text } = await mount("", { lang });
      await until(() => text().includes(words), words);
      await assertAccessible(wallet);
    });

  itWith("files", "says so at the counter, where the link of one that is here was opened again", async () => {
    await keptBefore(coupon);
    const { wallet, root, press } = await mount(`#${coupon}`);
    const dialog = await until(() => root.querySelector<HTMLDialogElement>("#pass[open]"), "the counter's view");
    await until(() => dialog.textContent?.includes("1 Coupon lässt sich hier gerade nicht zeigen."), "the sentence");
    await assertAccessible(wallet);
    await press("Schließen");
    await until(() => !dialog.open, "the list");
  });

  itWith("again", "says how many are here, shows the vouchers, and tries again when it is told to", async () => {
    await keptBefore(coupon, book, await openVoucher());
    const { wallet, root, button, press, text } = await mount("");
    const sentence = "1 Coupon und 1 Couponbuch lassen sich hier gerade nicht zeigen.";
    await until(() => text().includes(sentence), "the sentence");
    assertEqual(root.querySelectorAll(".wallet .slip").length, 1);
    await assertAccessible(wallet);
    const tryAgain = async (): Promise<void> => {
      button("Noch einmal versuchen").focus();
      await press("Noch einmal versuchen");
    };
    await tryAgain();
    await until(() => text().includes(sentence), "the sentence again");
    assertEqual(root.activeElement?.id, "list-title");
    await cut("");
    await tryAgain();
    await until(() => root.querySelectorAll(".wallet .slip").length === 3, "all of them");
    assertEqual(root.activeElement?.id, "list-title");
    assert(!text().includes("nicht zeigen"), "still says so");
  });
});
