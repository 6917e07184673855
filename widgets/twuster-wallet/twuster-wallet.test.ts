import { sendKeys } from "@web/test-runner-commands";
import { formatCode, parseLink } from "../../sdk/wire/pass-code.ts";
import { assertAccessible, letGo, whileOffline } from "../shared/element-testing.ts";
import { itWith } from "../shared/hands.ts";
import { WalletStore } from "./wallet-store.ts";
import {
  assert,
  assertEqual,
  changedVoucher,
  clearPhone,
  decodePicture,
  keptBefore,
  mount,
  openVoucher,
  redeemedVoucher,
  town,
  until,
  type Mounted,
} from "./wallet-testing.ts";

async function arrive(...codes: string[]): Promise<Mounted> {
  const mounted = await mount(`#${codes.join(".")}`);
  await until(() => mounted.root.querySelectorAll("article.voucher").length === codes.length, "the vouchers");
  return mounted;
}

async function keep(...codes: string[]): Promise<Mounted> {
  return keepArrived(await arrive(...codes), codes.length);
}

async function keepArrived(mounted: Mounted, count: number): Promise<Mounted> {
  const name = count === 1 ? "Gutschein aufs Handy" : `${count} Gutscheine`;
  await until(() => !mounted.button(name).disabled, "the button");
  await mounted.press(name);
  await until(() => mounted.root.querySelectorAll(".slip").length === count, "the list");
  return mounted;
}

/** What the browser's storage holds of ours. */
async function traces(): Promise<unknown[]> {
  const databases = (await indexedDB.databases()).filter(({ name }) => name === "twuster-wallet");
  return [
    ...databases,
    ...(await caches.keys()),
    ...Object.keys(localStorage).filter((key) => key.includes("twuster")),
    document.cookie,
  ].filter(Boolean);
}

describe("twuster-wallet, a voucher arriving", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  it("shows the voucher, clears the address and stores nothing", async () => {
    const code = await openVoucher(2500);
    const { wallet, root, text } = await arrive(code);
    assert(/25,00\s€/.test(root.querySelector(".face")!.textContent ?? ""), "no value on the face");
    assert(
      text().includes("Stadtgutschein Twistringen") && text().includes("Testbetrieb"),
      "name or test mode missing",
    );
    assertEqual(location.hash, "");
    assertEqual(await traces(), []);
    await assertAccessible(wallet);
  });

  it("turns over, and the side turned away is out of reach", async () => {
    const code = await openVoucher();
    const { wallet, root, press } = await arrive(code);
    await press("Karte umdrehen");
    await wallet.updateComplete;
    assertEqual(
      [".face", ".back"].map((side) => root.querySelector(side)!.hasAttribute("inert")),
      [true, false],
    );
    assert(root.querySelector(".back")!.textContent.includes(formatCode(code)), "no code on the back");
    await assertAccessible(wallet);
  });

  it("keeps it when told to, and tells the page without the code", async () => {
    const code = await openVoucher();
    const told: unknown[] = [];
    const listen = (event: Event): void => void told.push((event as CustomEvent).detail);
    document.addEventListener("twuster-voucher-kept", listen);
    const { wallet, root } = await keep(code);
    document.removeEventListener("twuster-voucher-kept", listen);
    assertEqual(told, [{ count: 1 }]);
    const { network } = await town();
    assertEqual(
      (await new WalletStore().list(network)).map((kept) => [
        kept.code,
        kept.view?.kind === "voucher" && kept.view.valueCents,
      ]),
      [[code, 2500]],
    );
    await until(() => root.activeElement?.id === "list-title", "focus on the list");
    await assertAccessible(wallet);
  });

  it("marks a voucher to practise with, and leaves it out of the sum", async () => {
    const { trainingCode } = await town();
    const { wallet, root, text } = await keep(trainingCode.replaceAll("-", ""), await openVoucher(1000));
    assert(text().includes("Übungsgutschein"), "not marked");
    assert(/Zusammen 10,00\s€/.test(text()), `wrong sum: ${root.querySelector(".total")?.textContent}`);
    await assertAccessible(wallet);
  });

  it("speaks English where the page does", async () => {
    const { wallet, root, text } = await mount(`#${await openVoucher()}`, { lang: "en" });
    await until(() => text().includes("Keep the voucher on this phone"), "English");
    // On the page and on the voucher: a counter reads German.
    assertEqual(
      [".badge", ".face .mark"].map((place) => root.querySelector(place)?.textContent),
      ["Testbetrieb (test)", "Testbetrieb (test)"],
    );
    await assertAccessible(wallet);
  });
});

describe("twuster-wallet, vouchers kept", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  it("lists them after a reload, and in another tab at once", async () => {
    const first = await keep(await openVoucher(1000), await openVoucher(5000));
    assert(/Zusammen 60,00\s€/.test(first.text()), "wrong sum");
    const second = await mount("");
    await until(() => second.root.querySelectorAll(".slip").length === 2, "the list again");
    await second.press("10,00");
    await second.press("Entfernen");
    await second.wallet.updateComplete;
    await second.press("Vom Gerät entfernen");
    await until(() => first.root.querySelectorAll(".slip").length === 1, "the other tab to follow");
  });

  it("shows a QR code that reads as the voucher's link, and saves the same as a picture", async () => {
    const code = await openVoucher();
    const { wallet, root, press } = await keep(code);
    await press("25,00");
    const qr = await until(() => root.querySelector<SVGElement>("#pass[open] .qr"), "the QR code");
    const { network, url } = await town();
    assertEqual(await decodePicture(qr), `${url}/${network}/w#${code}`);
    await assertAccessible(wallet);
    const saved = new Promise<Blob>((resolve) => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = create;
        resolve(blob as Blob); // safe because only a picture is saved here
        return create(blob);
      };
    });
    const clicked = new Promise<string>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        delete (HTMLAnchorElement.prototype as { click?: unknown }).click;
        resolve(this.download);
      };
    });
    await press("Als Bild speichern");
    const picture = await saved;
    assertEqual(picture.type, "image/png");
    assertEqual(await decodePicture(picture), `${url}/${network}/w#${code}`);
    assertEqual(await clicked, `Stadtgutschein-25-Euro-${code.slice(-4)}.png`);
  });

  it("asks before removing, with the mail named; a link brings it back", async () => {
    const code = await openVoucher();
    const { wallet, root, press, text } = await keep(code);
    await press("25,00");
    await press("Entfernen");
    await until(() => root.querySelector("#remove[open]"), "the question");
    assert(text().includes("Die Mail bleibt der Gutschein"), "the mail is not named");
    await assertAccessible(wallet);
    await press("Behalten");
    await wallet.updateComplete;
    assertEqual(root.querySelectorAll("dialog[open]").length, 1);
    await press("Entfernen");
    await wallet.updateComplete;
    await press("Vom Gerät entfernen");
    await until(() => root.querySelector(".empty"), "the empty wallet");
    await until(() => root.activeElement?.id === "list-title", "focus on the title");
    await assertAccessible(wallet);
    location.hash = code;
    await until(() => root.querySelector("article.voucher"), "the voucher again");
  });

  it("moves to another phone by a link that the scanner would read, too", async () => {
    const codes = [await openVoucher(1000), await openVoucher(2500)];
    const { wallet, root, press } = await keep(...codes);
    await press("Auf ein anderes Handy");
    const qr = await until(() => root.querySelector<SVGElement>("#move[open] .qr"), "the QR code");
    assertEqual(parseLink(await decodePicture(qr))?.codes, codes);
    await assertAccessible(wallet);
  });

  it("can be used with the keyboard alone", async () => {
    const { wallet, root } = await arrive(await openVoucher());
    await until(() => !root.querySelector<HTMLButtonElement>(".decision button")!.disabled, "the button");
    const focused = (): string =>
      (root.activeElement as HTMLElement | null)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const tabTo = async (name: string): Promise<void> => {
      for (let i = 0; i < 12 && !focused().startsWith(name); i++) await sendKeys({ press: "Tab" });
      assert(focused().startsWith(name), `never came to "${name}", but to "${focused()}"`);
    };
    await tabTo("Gutschein aufs Handy");
    await sendKeys({ press: "Enter" });
    await until(() => root.querySelector(".slip"), "the list");
    await tabTo("25,00");
    await sendKeys({ press: "Enter" });
    await until(() => root.querySelector("#pass[open]"), "the voucher");
    await tabTo("Entfernen");
    await sendKeys({ press: "Enter" });
    await until(() => root.querySelector("#remove[open]"), "the question");
    await sendKeys({ press: "Escape" });
    await until(() => !root.querySelector("#remove[open]") && focused() === "Entfernen", "focus back on the button");
    await sendKeys({ press: "Escape" });
    await until(
      () => !root.querySelector("dialog[open]") && focused().startsWith("25,00"),
      "focus back on the voucher",
    );
    await wallet.updateComplete;
  });
});

describe("twuster-wallet, typing a code", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  async function type(mounted: Mounted, text: string): Promise<void> {
    const field = await until(() => mounted.root.querySelector<HTMLInputElement>("#code"), "the field");
    field.value = text;
    field.form!.requestSubmit();
    await mounted.wallet.updateComplete;
  }

  it("finds it, however it was typed", async () => {
    const code = await openVoucher();
    const mounted = await mount("");
    await type(mounted, formatCode(code).toLowerCase().replaceAll("0", "o"));
    await until(() => mounted.root.querySelector("article.voucher"), "the voucher");
    await until(() => mounted.root.activeElement?.id === "arrival-title", "focus on it");
  });

  it("tells a slip of the finger without asking anybody", async () => {
    const code = await openVoucher();
    const mounted = await mount("");
    const asked = (): number =>
      performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/passes/find")).length;
    const before = asked();
    await type(mounted, (code[0] === "7" ? "8" : "7") + code.slice(1));
    assert(mounted.text().includes("Ein Zeichen stimmt nicht"), "no sentence");
    assertEqual(mounted.root.activeElement?.id, "code");
    await assertAccessible(mounted.wallet);
    await type(mounted, code.slice(2));
    assert(mounted.text().includes("hier sind es 14"), "no count");
    assertEqual(asked(), before);
  });

  it("knows a code that is none of this town's, and another town's link", async () => {
    const mounted = await mount("");
    await type(mounted, "0000-0000-0000-0000");
    await until(() => mounted.text().includes("Diesen Code kennt die Stadt nicht"), "the sentence");
    await assertAccessible(mounted.wallet);
    await type(mounted, `https://x.example/syke/w#${await openVoucher()}`);
    assert(mounted.root.querySelector("a[href^='/syke/w#']"), "no way to the other town");
    await assertAccessible(mounted.wallet);
  });
});

describe("twuster-wallet, when something is wrong", () => {
  beforeEach(clearPhone);
  after(clearPhone);

  it("a page that names no town: says so, and leads on by the page's own link", async () => {
    const { wallet, root, text } = await mount("", { network: "" });
    const link = Object.assign(document.createElement("a"), {
      href: "#wallet",
      textContent: "Gutscheine bei der Stadt",
    });
    wallet.append(link);
    await until(() => text().includes("Hier fehlt die Stadt"), "the sentence");
    assert(link.assignedSlot && link.getBoundingClientRect().height > 0, "the page's own link is shown");
    assertEqual(root.querySelector("#code"), null);
    await assertAccessible(wallet);
  });

  it("a broken link: says so, and offers typing", async () => {
    const { wallet, root, text } = await mount("#7K3F");
    await until(() => root.querySelector<HTMLDetailsElement>(".entry")?.open, "the field");
    assert(text().includes("Dieser Link ist nicht vollständig"), "no sentence");
    await assertAccessible(wallet);
  });

  it("the line cut: the voucher is there all the same, to show and to keep", async () => {
    const code = await openVoucher();
    const { proxyUrl } = await town();
    const { wallet, root, press, text } = await mount(`#${code}`, { api: `${proxyUrl}/~cut` });
    await until(() => text().includes("Der Server ist gerade nicht zu erreichen"), "the sentence");
    await assertAccessible(wallet);
    wallet.setAttribute("api", (await town()).url);
    await wallet.updateComplete;
    await press("Noch einmal prüfen");
    await until(() => /25,00\s€/.test(root.querySelector(".face")!.textContent ?? ""), "the value");
  });

  it("a slow answer: says so and shows it before it comes", async () => {
    const { proxyUrl } = await town();
    const { wallet, root, text } = await mount(`#${await openVoucher()}`, { api: `${proxyUrl}/~hold-slow` });
    await until(() => root.querySelector(".waiting"), "the skeleton");
    await assertAccessible(wallet);
    await until(() => text().includes("Das dauert länger als sonst"), "the sentence");
    await assertAccessible(wallet);
    await letGo("slow", () => /25,00\s€/.test(root.querySelector(".face")!.textContent ?? ""), "the value in the end");
  });

  itWith("offline", "without reception: what is kept is shown, with a calm sentence", async () => {
    const { wallet, root, press, text } = await keep(await openVoucher());
    await whileOffline(async () => {
      await until(() => text().includes("Ohne Netz: Der Gutschein gilt trotzdem"), "the sentence");
      await assertAccessible(wallet);
      await press("25,00");
      await until(() => root.querySelector("#pass[open] .qr"), "the QR code");
      assert(/Zuletzt geprüft: .*\d{4}, \d\d:\d\d Uhr/.test(text()), "its age");
      await assertAccessible(wallet);
    });
    await until(() => !text().includes("Ohne Netz"), "no sentence");
  });

  it("a check that fails after the list is drawn moves nothing under the thumb", async () => {
    await keptBefore(await openVoucher());
    const { proxyUrl } = await town();
    const { wallet, root, text } = await mount("", { api: `${proxyUrl}/~hold-check/nowhere` });
    const slip = await until(() => root.querySelector<HTMLElement>(".slip"), "the list");
    const before = slip.getBoundingClientRect().top;
    assert(!text().includes("Noch einmal prüfen"), "the answer is on its way");
    await letGo("check", () => text().includes("Noch einmal prüfen"), "the notice");
    assertEqual(slip.getBoundingClientRect().top, before);
    await assertAccessible(wallet);
  });

  it("too many wrong codes from this shop's router: says when, and that the voucher stays good", async () => {
    const { proxyUrl } = await town();
    const { wallet, text } = await mount(`#${await openVoucher()}`, { api: `${proxyUrl}/~limit` });
    await until(() => text().includes("In 1 Sekunden"), "the sentence");
    assert(text().includes("der Gutschein selbst gilt weiter"), "that it stays good");
    await assertAccessible(wallet);
  });

  it("storage blocked: still shown from the link, and says what to do instead", async () => {
    const code = await openVoucher();
    const { open, databases } = IDBFactory.prototype;
    IDBFactory.prototype.open = IDBFactory.prototype.databases = () => {
      throw new DOMException("denied", "SecurityError");
    };
    try {
      const { wallet, root, press, text } = await arrive(code);
      assert(text().includes("lässt hier nichts speichern"), "no sentence");
      await assertAccessible(wallet);
      await press("An der Kasse zeigen");
      await until(() => root.querySelector("#pass[open] .qr"), "the QR code");
      await assertAccessible(wallet);
    } finally {
      Object.assign(IDBFactory.prototype, { open, databases });
    }
  });

  for (const [to, word, sentence] of [
    ["expired", "Abgelaufen", "Die Gültigkeit ist vorbei"],
    ["locked", "Gesperrt", "Der Herausgeber hat ihn gesperrt"],
    ["void", "Ungültig", "Er gilt nicht mehr"],
  ] as const) {
    it(`a voucher that is ${to}: says so, shows no code and can't be kept`, async () => {
      const { wallet, root, text } = await mount(`#${await changedVoucher(to)}`);
      await until(() => text().includes(sentence), "the sentence");
      assert(text().includes(word), word);
      assertEqual(root.querySelector(".qr"), null);
      assert(!text().includes("aufs Handy nehmen"), "nothing to keep");
      await assertAccessible(wallet);
    });
  }

  it("a voucher used up: what is known of it is shown, no code", async () => {
    const { url, proxyUrl } = await town();
    const cut = { api: `${proxyUrl}/~cut` };
    // Only unchecked can one that is used up be kept: that it is comes with the first answer.
    const arrived = await mount(`#${await redeemedVoucher()}`, cut);
    await until(() => arrived.text().includes("nicht zu erreichen"), "the cut line");
    const { wallet, root } = await keepArrived(arrived, 1);
    wallet.setAttribute("api", url);
    await wallet.updateComplete;
    await arrived.press("Noch einmal prüfen");
    await until(() => root.querySelector(".slip.used"), "the slip");
    wallet.remove();
    const again = await mount("", cut);
    await until(() => again.root.querySelector(".slip.used"), "the slip, without asking");
    await again.press("25,00");
    await until(() => /Eingelöst am .*\d{4}, \d\d:\d\d Uhr/.test(again.text()), "when");
    assertEqual(again.root.querySelector("#pass .qr"), null);
    await assertAccessible(again.wallet);
  });
});
