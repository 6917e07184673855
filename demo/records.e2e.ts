import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { sealAudit } from "../server/audit/seal.ts";
import { audit } from "../server/platform/audit.ts";
import { placeOrder } from "./testing/ask.ts";
import { assertAccessible } from "./testing/axe.ts";
import { asOwner } from "./testing/books.ts";
import { launchBrowser, pageIn, press, pressAt, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { TestDevice } from "./testing/device.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** The office looks after what did not go out, and reads who did what, as somebody there does it. */
let town: TestTown;
let browser: Browser;
let office: Page;
let operator: SignedIn;
const complaints: string[] = [];

before(async () => {
  town = await startTestTown();
  // What is sealed, and when, is this test's to say.
  await town.twuster.sealer.stop();
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"), "Kasse vorn");
  await device.redeem(await town.openVoucher());
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
  browser = await launchBrowser();
  const place = await browser.createBrowserContext();
  await place.overridePermissions(town.url, ["clipboard-read", "clipboard-sanitized-write"]);
  office = await pageIn(place);
  await office.setViewport({ width: 360, height: 740 });
  listenTo(office, complaints);
  const [name = "", value = ""] = operator.cookie.split("=");
  await place.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
});
after(async () => {
  await browser.close();
  await town.close();
});

const at = (page: string): string => `${town.url}/${town.network}/operator#/${page}`;
async function open(page: string): Promise<void> {
  await office.goto("about:blank");
  await office.goto(at(page));
}
const choose = async (field: string, label: string): Promise<void> => {
  const select = await office.waitForSelector(`pierce/select#${field}`);
  await select!.evaluate((element, text) => {
    const list = element as HTMLSelectElement; // safe because the selector says so
    list.value = [...list.options].find((option) => option.label === text)!.value; // safe because the test fails without it
  }, label); // safe because waiting found it
};
/** The worker tries again within seconds; the office looks at it hours later. Both at once, and none that is in hand. */
async function putOffFailed(count: number): Promise<void> {
  for (let moved = 0; moved < count;) {
    const rows = await asOwner(
      town,
      `UPDATE outbox SET run_at = now() + interval '1 hour' WHERE state = 'waiting' AND failed_at IS NOT NULL
        AND leased_until IS NULL AND run_at < now() + interval '30 minutes' RETURNING id`,
    );
    moved += rows.length;
    await sleep(50);
  }
}

/** Every mail's job is done, also in the worker's own books. */
async function untilDone(): Promise<void> {
  const undone = "SELECT 1 FROM outbox WHERE state = 'waiting' AND failed_at IS NOT NULL";
  while ((await asOwner(town, undone)).length > 0) await sleep(50);
}

test("nothing left lying is said first", async () => {
  await open("deliveries");
  await waitForText(office, "Alles ist zugestellt.");
  await assertAccessible(office, "deliveries, none");
});

test("a wrong address is seen and given up with a reason; a mail the server refused for a while is tried again and comes", async () => {
  const [wrong, right] = ["vertippt@example.org", "anna@example.org"];
  town.postOffice.unknown.add(wrong);
  town.postOffice.unknown.add(right);
  const order = await placeOrder(town, { email: wrong });
  await placeOrder(town, { email: right });
  await putOffFailed(2);
  await open("deliveries");
  const text = await waitForText(office, "an v…@example.org");
  assert.ok(text.includes(`Bestellung ${order.number}`) && text.includes("nimmt diese Adresse nicht an"));
  assert.ok(!text.includes(wrong) && !text.includes(right));
  await assertAccessible(office, "deliveries");

  await press(office, "button", `Aufgeben: Bestellbestätigung, Bestellung ${order.number}`);
  await press(office, "button", "Mail aufgeben");
  await waitForText(office, "Bitte wählen Sie einen Grund.");
  await assertAccessible(office, "deliveries, giving up");
  await pressAt(office, "pierce/input[value=address_wrong]");
  await press(office, "button", "Mail aufgeben");
  const rest = await waitForText(office, "Aufgegeben. Im Protokoll steht, durch wen.");
  assert.ok(!rest.includes("an v…@example.org"));

  town.postOffice.unknown.delete(right);
  await pressAt(office, "pierce/.undelivered .actions button");
  await waitForText(office, "Wird gleich noch einmal versucht.");
  while (!town.postOffice.list().some(({ to }) => to === right)) await sleep(50);
  await untilDone();
  await press(office, "button", "Neu laden");
  await waitForText(office, "Alles ist zugestellt.");
  assert.equal(town.postOffice.list().filter(({ to }) => to === right).length, 1);
  assert.deepEqual(complaints, []);
});

test("who did what is read page by page, narrowed to a scanner, and its head copied", async () => {
  const { context } = town;
  for (let i = 0; i < 60; i++)
    await audit(context, context.database.prisma, { actor: "command", action: "site.changed", subject: `${i}` });
  await open("audit");
  await waitForText(office, "Noch ist nichts versiegelt.");
  await assertAccessible(office, "audit, nothing sealed");
  // A minute later, as the worker sees it.
  await sealAudit({ ...context, clock: { now: () => new Date(Date.now() + 60_000) } });
  await open("audit");
  await waitForText(office, "Versiegelt bis Nr. 1");
  await press(office, "button", "Ältere zeigen");
  const all = await waitForText(office, "Gutschein eingelöst");
  assert.match(
    all,
    /Mail aufgegeben\s+Bestellbestätigung, Bestellung \S+: die Adresse ist falsch und bleibt es\s+Sie · Siegel 1/,
  );
  await assertAccessible(office, "audit");

  await pressAt(office, "pierce/.sealed summary");
  await press(office, "button", "Kopf kopieren");
  await waitForText(office, "Kopiert.");
  const copied = await office.evaluate(() => navigator.clipboard.readText());
  const [head] = await asOwner<{ digest: string }>(town, "SELECT encode(digest, 'hex') AS digest FROM audit_seals");
  assert.equal(copied, `${town.network}/1/${head?.digest}`);

  await choose("place", "Kasse vorn");
  await press(office, "button", "Anzeigen");
  while ((await office.$$("pierce/li.entry")).length !== 2) await sleep(50);
  const two = await waitForText(office, "Scanner gekoppelt");
  assert.ok(two.includes("Scanner „Kasse vorn“, Blumen Wessels") && !two.includes("Website geändert"));
  await choose("group", "Zahlungen");
  await press(office, "button", "Anzeigen");
  await waitForText(office, "Dazu gibt es keinen Eintrag.");
  await assertAccessible(office, "audit, none");
  assert.deepEqual(complaints, []);
});

test("on paper there is the head and what it is good for, and nothing else of the page", async () => {
  await open("audit");
  await waitForText(office, "Versiegelt bis Nr. 1");
  await pressAt(office, "pierce/.sealed summary");
  await office.emulateMediaType("print");
  const text = await waitForText(office, "Bewahren Sie diese Zeile auf Papier auf");
  await office.emulateMediaType();
  assert.ok(!text.includes("Website geändert") && !text.includes("Abmelden") && !text.includes("Als Tabelle"), text);
});
