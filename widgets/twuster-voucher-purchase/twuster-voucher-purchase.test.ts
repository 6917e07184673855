import { sendKeys } from "@web/test-runner-commands";
import { assert, assertAccessible, assertEqual, countOrders, shownText, until } from "../shared/element-testing.ts";
import { focused } from "../shared/hands.ts";
import { clear, mount, mountReady, untilPlaced } from "./purchase-testing.ts";

describe("twuster-voucher-purchase, an order", () => {
  beforeEach(clear);
  after(clear);

  it("offers the town's vouchers, says it is a test, and is accessible", async () => {
    const { element, root, find } = await mountReady();
    const text = shownText(root);
    for (const words of [
      "Stadtgutschein",
      "Testbetrieb",
      "10,00",
      "25,00",
      "50,00",
      "Gesamtbetrag",
      "Verkäufer",
      "widerrufen",
    ])
      assert(text.includes(words), `${words} missing in ${text}`);
    assertEqual(find("[part=order]").textContent?.trim(), "zahlungspflichtig bestellen");
    await assertAccessible(element);
  });

  it("takes a bundle for me and tells the page, without anything that opens the order", async () => {
    const mounted = await mountReady();
    await mounted.add(1000, 2);
    await mounted.add(2500);
    mounted.type("#email", "kunde@example.de");
    assert(shownText(mounted.find(".summary")).includes("45,00"), "the total");
    await mounted.press();
    await untilPlaced(mounted);
    const [detail] = mounted.placed;
    assertEqual(mounted.placed.length, 1);
    assertEqual(detail?.totalCents, 4500);
    assertEqual(Object.keys(detail ?? {}).sort(), ["id", "number", "totalCents"]);
    assert(mounted.find<HTMLAnchorElement>(".placed .primary").href.startsWith("http"), "a way to the payment");
    assertEqual(focused()?.id, "placed");
    await assertAccessible(mounted.element);
  });

  it("shows the transfer's data and the GiroCode in place", async () => {
    const mounted = await mountReady();
    await mounted.add(5000);
    mounted.type("#email", "kunde@example.de");
    await mounted.choose("bank_transfer");
    await mounted.press();
    await untilPlaced(mounted);
    await until(() => mounted.root.querySelector(".giro path"), "the GiroCode");
    const text = shownText(mounted.root);
    assert(/RF\d\d/.test(text) && /DE\d\d \d{4}/.test(text) && text.includes("50,00"), text);
    await assertAccessible(mounted.element);
  });

  it("takes a gift with greeting and day, and hands one over without the recipient's address", async () => {
    const mounted = await mountReady();
    await mounted.add(1000);
    mounted.type("#email", "kunde@example.de");
    await mounted.choose("recipient");
    await until(() => mounted.root.querySelector("#recipientEmail"), "the gift's questions");
    mounted.type("#recipientEmail", "oma@example.de");
    mounted.type("#greeting", "Liebe Oma 🎂, <b>alles Gute</b>");
    await mounted.choose("day");
    await mounted.element.updateComplete;
    const date = mounted.find<HTMLInputElement>("#on");
    mounted.type("#on", date.max);
    await assertAccessible(mounted.element);
    await mounted.press();
    await untilPlaced(mounted);
    mounted.find(".placed button").click();
    await until(() => mounted.root.querySelector("form"), "a new form");
    await mounted.add(1000);
    await mounted.choose("handOver");
    mounted.type("#greeting", "Von uns");
    await assertAccessible(mounted.element);
    await mounted.press();
    await untilPlaced(mounted);
    assertEqual(mounted.placed.length, 2);
    assert(mounted.placed[0]?.number !== mounted.placed[1]?.number, "a new order has a new key");
  });

  it("complains at the field, focuses the first one, and takes the complaint back once it is met", async () => {
    const mounted = await mountReady();
    await mounted.choose("recipient");
    await until(() => mounted.root.querySelector("#recipientEmail"), "the gift's questions");
    await mounted.choose("day");
    await mounted.press();
    await until(() => mounted.root.querySelector("#goods-error"), "the complaint");
    assertEqual(
      [...mounted.root.querySelectorAll(".error")].map(({ id }) => id),
      ["goods-error", "recipientEmail-error", "on-error", "email-error"],
    );
    assertEqual(focused()?.id, "goods-1000");
    assert(
      mounted.find("#email").getAttribute("aria-describedby")?.startsWith("email-error"),
      "the field names its error",
    );
    await assertAccessible(mounted.element);
    await mounted.add(1000);
    mounted.type("#email", "kunde@example.de");
    await mounted.element.updateComplete;
    assertEqual(
      [...mounted.root.querySelectorAll(".error")].map(({ id }) => id),
      ["recipientEmail-error", "on-error"],
    );
  });

  it("puts the server's own complaint at the field", async () => {
    const mounted = await mountReady();
    await mounted.add(1000);
    mounted.type("#email", "kunde..doppelt@example.de");
    await mounted.press();
    await until(() => mounted.root.querySelector("#email-error"), "the server's complaint");
    assertEqual(focused()?.id, "email");
    assertEqual(mounted.placed.length, 0);
    await assertAccessible(mounted.element);
  });

  it("can be used by keyboard alone; Enter in a field does not order", async () => {
    const mounted = await mountReady();
    const tab = async (id: string): Promise<void> => {
      for (let i = 0; i < 30 && focused()?.id !== id; i++) await sendKeys({ press: "Tab" });
      assertEqual(focused()?.id, id);
    };
    mounted.find("#title").focus();
    await tab("goods-2500");
    await sendKeys({ press: "ArrowUp" });
    await tab("email");
    await sendKeys({ type: "tastatur@example.de" });
    await sendKeys({ press: "Enter" });
    await mounted.element.updateComplete;
    assert(
      !mounted.root.querySelector("#placed") && !mounted.root.querySelector("[part=order][aria-disabled=true]"),
      "Enter must not order",
    );
    for (let i = 0; i < 30 && focused()?.getAttribute("part") !== "order"; i++) await sendKeys({ press: "Tab" });
    await sendKeys({ press: " " });
    await untilPlaced(mounted);
    assertEqual(mounted.placed[0]?.totalCents, 2500);
  });

  it("makes one order of ten presses", async () => {
    const mounted = await mountReady();
    await mounted.add(1000, 9);
    mounted.type("#email", "kunde@example.de");
    const before = await countOrders(9000);
    performance.clearResourceTimings();
    for (let i = 0; i < 10; i++) mounted.find("[part=order]").click();
    await untilPlaced(mounted);
    assertEqual(
      performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/orders")).length,
      1,
      "requests",
    );
    assertEqual(mounted.placed.length, 1);
    assertEqual((await countOrders(9000)) - before, 1);
  });

  it("never orders twice when the answer was lost", async () => {
    const mounted = await mountReady({}, `~lose-once-${Date.now()}`);
    await mounted.add(1000, 11);
    mounted.type("#email", "kunde@example.de");
    await mounted.press();
    await until(() => mounted.root.querySelector("[role=alert]"), "the failure");
    assertEqual(await countOrders(11_000), 1, "the lost order is there");
    assert(shownText(mounted.root).includes("bestellt nicht doppelt"), "says that a retry is safe");
    await assertAccessible(mounted.element);
    mounted.find("[role=alert] button").click();
    await untilPlaced(mounted);
    assertEqual(await countOrders(11_000), 1);
  });

  it("gives a changed order another key", async () => {
    const mounted = await mountReady({}, `~lose-once-${Date.now()}x`);
    await mounted.add(1000, 12);
    mounted.type("#email", "kunde@example.de");
    await mounted.press();
    await until(() => mounted.root.querySelector("[role=alert]"), "the failure");
    await mounted.add(1000);
    await mounted.press();
    await untilPlaced(mounted);
    assertEqual([await countOrders(12_000), await countOrders(13_000)], [1, 1]);
  });

  it("speaks English where the page does, and changes with it", async () => {
    document.documentElement.lang = "en";
    const mounted = await mountReady();
    assertEqual(mounted.find("[part=order]").textContent?.trim(), "Order with obligation to pay");
    assert(shownText(mounted.root).includes("€25.00"), "English money");
    document.documentElement.lang = "de";
    await until(
      () => mounted.find("[part=order]").textContent?.trim() === "zahlungspflichtig bestellen",
      "German again",
    );
  });

  it("keeps what was entered when the page moves it", async () => {
    const mounted = await mountReady();
    await mounted.add(2500);
    const place = document.createElement("section");
    document.body.append(place);
    place.append(mounted.element);
    await mounted.add(2500);
    assertEqual(mounted.find<HTMLInputElement>("#goods-2500").value, "2");
    place.remove();
  });

  it("stores nothing and asks only the API before the visitor acts", async () => {
    performance.clearResourceTimings();
    const { element } = await mountReady();
    const hosts = new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin));
    assertEqual(
      [...hosts].filter((origin) => origin !== location.origin),
      [new URL(element.api).origin],
    );
    assertEqual([document.cookie, localStorage.length, sessionStorage.length], ["", 0, 0]);
  });

  it("takes nothing along when it stands in a form of the page", async () => {
    const form = document.createElement("form");
    let submits = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submits++;
    });
    document.body.append(form);
    const mounted = await mount();
    form.append(mounted.element);
    await until(() => mounted.root.querySelector("form") && !mounted.root.querySelector(".skeleton"), "the form");
    await mounted.add(1000);
    await mounted.press();
    await until(() => mounted.root.querySelector("#email-error"), "the complaint");
    assertEqual(submits, 0);
    form.remove();
  });
});
