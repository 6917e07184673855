import { itWith, keepFiles } from "../shared/hands.ts";
import { assertAccessible } from "../shared/element-testing.ts";
import { assert, assertEqual, clearPhone, cut, inTown, keptBefore, mount, until } from "./wallet-testing.ts";

const room = "room/room.ts";
/** What draws coupons is on its way until it is let go. */
const hold = async (path: string): Promise<void> => void (await inTown("hold", { path }));

describe("twuster-wallet, while what draws coupons is on its way", () => {
  let coupon: string;
  before(async () => {
    await keepFiles(false);
    coupon = (await inTown("coupon")).code;
  });
  beforeEach(clearPhone);
  after(async () => {
    await clearPhone();
    await cut("");
    await hold("");
    await keepFiles(true);
  });

  itWith("files", "calls a coupon no voucher, neither when it arrives nor in the list", async () => {
    await hold(room);
    const { wallet, root, press } = await mount(`#${coupon}`);
    const words = (place: string): string => root.querySelector(place)?.textContent ?? "";
    await until(() => words(".arrival").includes("Für dieses Handy"), "the title");
    assert(!words(".arrival").includes("Gutschein"), words(".arrival"));
    await assertAccessible(wallet);
    await press("Aufs Handy nehmen");
    await until(() => words(".list").includes("Auf diesem Handy"), "the list");
    assert(!words(".list").includes("Gutschein"), words(".list"));
    await press("Auf ein anderes Handy");
    assert(!words("#move").includes("Gutschein"), words("#move"));
    await assertAccessible(wallet);
    // It does not come after all, so that the next one asks for it anew.
    await cut(room);
    await hold("");
    await until(() => words(".list").includes("1 Coupon lässt sich hier gerade nicht zeigen."), "the sentence");
  });

  itWith("again", "at the counter: can be closed, and who tries again goes on at the title", async () => {
    await cut(room);
    await keptBefore(coupon);
    const { wallet, root, button, press } = await mount(`#${coupon}`);
    const dialog = await until(() => root.querySelector<HTMLDialogElement>("#pass[open]"), "the counter's view");
    const isSorry = (): boolean =>
      dialog.textContent?.includes("1 Coupon lässt sich hier gerade nicht zeigen.") ?? false;
    const tryAgain = async (): Promise<void> => {
      button("Noch einmal versuchen").focus();
      await press("Noch einmal versuchen");
      await until(() => root.activeElement?.id === "pass-title", "the focus, where it goes on");
    };
    await until(isSorry, "the sentence");
    await tryAgain();
    await until(isSorry, "the sentence again");
    await hold(room);
    await cut("");
    await tryAgain();
    assert(!isSorry(), "nothing is wrong while it is on its way");
    assertEqual(dialog.querySelector("h2")?.textContent, "Auf diesem Handy");
    assert(button("Schließen"), "a way out");
    await assertAccessible(wallet);
    await hold("");
    await until(() => dialog.querySelector("svg.qr"), "the code");
    await until(() => root.activeElement?.textContent === "Blumen Wessels", "the focus on the title");
  });
});
