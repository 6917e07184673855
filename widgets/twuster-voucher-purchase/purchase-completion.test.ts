import { assert, assertAccessible, assertEqual, shownText, until } from "../shared/element-testing.ts";
import { clear, mount, mountReady, untilPlaced, type Mounted } from "./purchase-testing.ts";

async function order(method: "test" | "bank_transfer"): Promise<Mounted> {
  const mounted = await mountReady();
  await mounted.add(1000);
  mounted.type("#email", "kunde@example.de");
  await mounted.choose(method);
  await mounted.press();
  await untilPlaced(mounted);
  return mounted;
}

const tell = (path: string, query: Record<string, string>): Promise<Response> =>
  fetch(`/__town/${path}?${new URLSearchParams(query)}`, { method: "POST" });

async function untilCompleted(mounted: Mounted): Promise<void> {
  await until(() => mounted.completed.length, "the completion", 20_000);
  await until(() => shownText(mounted.root).includes("ist bezahlt"), "the sentence");
}

describe("twuster-voucher-purchase, until the order is paid", () => {
  beforeEach(clear);
  after(clear);

  it("tells the page once when the transfer has arrived, and offers the next order", async () => {
    const mounted = await order("bank_transfer");
    const reference = /RF\d\d[A-Z0-9 ]+/.exec(shownText(mounted.find(".facts")))?.[0] ?? "";
    await tell("confirm-transfer", { reference: reference.replaceAll(" ", ""), amountCents: "1000" });
    await untilCompleted(mounted);
    assertEqual(mounted.completed, mounted.placed.slice(0, 1));
    assertEqual(sessionStorage.length, 0, "nothing is remembered any more");
    assert(!mounted.root.querySelector(".facts"), "nothing left to transfer");
    await assertAccessible(mounted.element);
    mounted.find(".placed button").click();
    await until(() => mounted.root.querySelector("form"), "the form");
  });

  it("knows the order again when the buyer comes back from paying, and remembers nothing that opens it", async () => {
    const away = await order("test");
    const opensIt = away.find<HTMLAnchorElement>(".placed a:not(.primary)").href;
    const payUrl = away.find<HTMLAnchorElement>(".placed .primary").href;
    away.element.remove();
    const kept = JSON.stringify(Object.values(sessionStorage));
    assert(!kept.includes(opensIt.split("/").at(-1)!), "no token that opens the order");
    const back = await mount();
    await until(() => back.root.querySelector("#placed"), "the order");
    assertEqual(back.find<HTMLAnchorElement>(".placed .primary").href, payUrl, "a way to pay");
    await assertAccessible(back.element);
    await tell("pay", { url: payUrl });
    await untilCompleted(back);
    assertEqual(away.completed.length, 0);
    assertEqual(back.completed, away.placed);
    back.element.remove();
    const later = await mountReady();
    assertEqual([later.completed.length, sessionStorage.length], [0, 0]);
  });

  it("lets go of an order that nobody knows any more", async () => {
    const first = await order("test");
    first.element.remove();
    const [key] = Object.keys(sessionStorage);
    const known = JSON.parse(sessionStorage.getItem(key!)!) as object; // safe because the order was just placed
    sessionStorage.setItem(key!, JSON.stringify({ ...known, progressToken: "unknown" }));
    const mounted = await mount();
    await until(() => sessionStorage.length === 0, "the end of it");
    await until(() => mounted.root.querySelector("form") && !mounted.root.querySelector("#placed"), "the form");
    assertEqual(mounted.completed.length, 0);
  });
});
