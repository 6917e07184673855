import {
  assert,
  assertAccessible,
  assertEqual,
  letGo,
  shownText,
  town,
  until,
  whileOffline,
} from "../shared/element-testing.ts";
import { itWith } from "../shared/hands.ts";
import { german } from "./messages.de.ts";
import { clear, mount, mountPaired, openVoucher, pageInFrame, switchFault } from "./scanner-testing.ts";

describe("twuster-scanner, where it can't be a counter", () => {
  beforeEach(clear);
  after(clear);

  itWith("plainHttp", "says that a page without https can't be one", async () => {
    const { port } = new URL(location.href);
    const { shows } = pageInFrame(`http://plain-http.test:${port}/__page`);
    await until(() => shows().includes(german.insecureTitle), "the sentence");
    assert(shows().includes(german.insecure), shows());
  });

  it("is accessible there, and leads to the page's own link", async () => {
    const real = Object.getOwnPropertyDescriptor(Crypto.prototype, "subtle")!;
    // axe does not look into a page of another origin.
    Object.defineProperty(Crypto.prototype, "subtle", { ...real, get: () => undefined });
    try {
      const hands = await mount();
      await hands.screen("unusable");
      await assertUnusable(hands.element, german.insecureTitle);
    } finally {
      Object.defineProperty(Crypto.prototype, "subtle", real);
    }
  });

  it("says that the town is missing", async () => {
    const element = document.createElement("twuster-scanner");
    element.api = (await town()).url;
    document.body.append(element);
    await until(() => element.shadowRoot?.querySelector('[data-screen="unusable"]'), "the screen");
    await assertUnusable(element, german.networkTitle);
    element.remove();
  });

  it("says that the browser stores nothing", async () => {
    const { open, databases } = IDBFactory.prototype;
    // What Firefox and Chrome do where the visitor blocks a page's data.
    const deny = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    IDBFactory.prototype.open = IDBFactory.prototype.databases = deny;
    try {
      const hands = await mount();
      await hands.screen("unusable");
      await assertUnusable(hands.element, german.storageTitle);
    } finally {
      Object.assign(IDBFactory.prototype, { open, databases });
    }
  });

  async function assertUnusable(element: HTMLElement, title: string): Promise<void> {
    const link = document.createElement("a");
    link.href = "#kasse";
    link.textContent = "Zur Kasse der Stadt";
    element.append(link);
    assert(shownText(element).includes(title), shownText(element));
    assert(link.assignedSlot && link.getBoundingClientRect().height > 0, "the page's own link is shown");
    await assertAccessible(element);
  }
});

describe("twuster-scanner, on a page its partner did not open it to", () => {
  beforeEach(clear);
  afterEach(async () => void (await fetch("/__town/scanner-origins?open=yes", { method: "POST" })));
  after(clear);

  it("looks at nothing, says so, and leads back", async () => {
    const hands = await mountPaired();
    await fetch("/__town/scanner-origins", { method: "POST" });
    hands.enter(await openVoucher());
    await hands.screen("look_failed");
    assert(shownText(hands.root).includes(german.problem_forbidden), shownText(hands.root));
    await assertAccessible(hands.element);
    hands.press(german.cancel);
    await hands.screen("ready");
  });
});

describe("twuster-scanner, where it may take no more", () => {
  beforeEach(clear);
  afterEach(async () => void (await fetch("/__town/scanner-origins?open=yes", { method: "POST" })));
  after(clear);

  it("says that the day's limit of this page is reached, and where it goes on", async () => {
    const hands = await mountPaired();
    await fetch("/__town/scanner-origins?open=yes&limitCents=100", { method: "POST" });
    hands.enter(await openVoucher());
    await hands.screen("found");
    hands.press(german.confirm);
    await hands.screen("refused");
    for (const words of [
      german.embedded_limit,
      "Auf der Scanner-Seite der Stadt geht es weiter",
      german.embedded_limitTell,
    ])
      assert(shownText(hands.root).includes(words), shownText(hands.root));
    await assertAccessible(hands.element);
  });

  itWith("offline", "says that there is no reception, checks nothing, and goes on by the retry", async () => {
    const hands = await mountPaired();
    const code = await openVoucher();
    await whileOffline(async () => {
      await until(() => shownText(hands.root).includes(german.offlineBanner), "the sentence");
      await assertAccessible(hands.element);
      hands.enter(code);
      await hands.screen("look_failed");
      for (const words of [german.problem_offline, german.lookFailedSafe])
        assert(shownText(hands.root).includes(words), shownText(hands.root));
      await assertAccessible(hands.element);
    });
    hands.press(german.retry);
    await hands.screen("found");
  });
});

describe("twuster-scanner, while it waits", () => {
  beforeEach(clear);
  after(clear);

  it("is accessible while it looks and while it books", async () => {
    const hands = await mountPaired();
    await switchFault(hands, "hold-counter");
    const answered = (name: string): Promise<unknown> =>
      letGo("counter", () => hands.root.querySelector(`[data-screen="${name}"]`), `the screen ${name}`);
    hands.enter(await openVoucher());
    await hands.screen("looking");
    await assertAccessible(hands.element);
    assertEqual(hands.root.querySelector(".counter")?.getAttribute("data-screen"), "looking");
    await answered("found");
    hands.press(german.confirm);
    await hands.screen("booking");
    await assertAccessible(hands.element);
    assertEqual(hands.root.querySelector(".counter")?.getAttribute("data-screen"), "booking");
    await answered("result");
    hands.press(german.undo);
    await until(() => shownText(hands.root).includes(german.undoMistake), "the question");
    hands.press(german.undoMistake);
    await hands.screen("booking");
    assert(shownText(hands.root).includes(german.reversing), shownText(hands.root));
    await assertAccessible(hands.element);
    await answered("reversed");
  });
});
