import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { endMembership, grantRole } from "../server/people/memberships.ts";
import { createPairingCode } from "../server/devices/pairing.ts";
import type { Context } from "../server/platform/context.ts";
import { assertAccessible } from "./testing/axe.ts";
import { launchBrowser, pageIn, press, typeInto, waitForText } from "./testing/browser.ts";
import { TestDevice } from "./testing/device.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";
import { draftNeighbour, seedNeighbour, type SeededNeighbour } from "./town/neighbour.ts";

/** A club in two towns: one sign-in, two desks; what belongs to one is unknown in the other. */
let town: TestTown;
let neighbour: SeededNeighbour;
let bassum: Context;
let browser: Browser;
let page: Page;
const email = "vorstand@strohhutfabrik.example";
before(async () => {
  town = await startTestTown();
  neighbour = draftNeighbour();
  bassum = await seedNeighbour(town.twuster, neighbour, []);
  for (const [context, partnerId] of [
    [town.context, town.town.sites.kultur.partnerId],
    [bassum, neighbour.kultur.partnerId],
  ] as const)
    await context.database.transaction((store) =>
      grantRole(context, store, { email, role: "owner", partnerId, actor: "test" }),
    );
  browser = await launchBrowser();
  page = await pageIn(browser);
  await page.setViewport({ width: 360, height: 740 });
});
after(async () => {
  await browser.close();
  await town.close();
});

async function linkInMail(): Promise<string> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const link = /http\S+\/sign-in\/\S+/.exec(town.postOffice.list().find(({ to }) => to === email)?.text ?? "")?.[0];
    if (link) return link;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("no mail came");
}
const desk = (slug: string): string => `${town.url}/${slug}/desk`;

test("the chair signs in once, and goes from one town's desk to the other's with two presses", async () => {
  await page.goto(desk(town.network));
  await typeInto(page, "E-Mail-Adresse", email);
  await press(page, "button", "Link schicken");
  await waitForText(page, "Bitte sehen Sie in Ihre Mail");
  await page.goto(await linkInMail());
  await press(page, "button", "Jetzt anmelden");
  await waitForText(page, "Wechseln");
  await page.locator("::-p-text(Wechseln)").click();
  await assertAccessible(page, "the desk with its other places open");
  await press(page, "link", "Kulturverein Alte Strohhutfabrik, Bassum");
  await page.waitForFunction(`location.pathname === "/${neighbour.slug}/desk"`);
  await waitForText(page, "Kulturverein Alte Strohhutfabrik");
  await page.locator("::-p-text(Wechseln)").click();
  await waitForText(page, "Kulturverein Alte Strohhutfabrik, Twistringen");
});

test("a phone of one town knows nothing of the other's vouchers, in either direction", async () => {
  const there = { url: town.url, network: neighbour.slug };
  const phone = await TestDevice.pair(there, await createPairingCode(bassum, neighbour.kultur.partnerId));
  const voucher = await town.openVoucher();
  assert.equal((await phone.scan(voucher)).outcome, "unknown");
  assert.equal((await phone.redeem(voucher)).outcome, "unknown");
  const strayed = await phone.at(town.url, town.network).request("scans", { body: { code: voucher } });
  assert.equal(strayed.status, 401, "its key opens nothing in the other town");
  const home = await TestDevice.pair(town, await town.pairingCode("kultur"));
  assert.equal((await home.redeem(voucher)).outcome, "redeemed");
});

test("what ends in one town goes on in the other; signing out ends both", async () => {
  const { prisma } = bassum.database;
  const there = await prisma.membership.findFirstOrThrow({ where: { networkId: bassum.network.id } });
  await endMembership(bassum, { id: there.id, partnerId: there.partnerId, actor: "test" });
  await page.goto(desk(neighbour.slug));
  await waitForText(page, "Hier sind Sie noch nirgends dabei");
  await page.goto(desk(town.network));
  await waitForText(page, "Kulturverein Alte Strohhutfabrik");
  await press(page, "button", "Abmelden");
  await waitForText(page, "Link schicken");
  for (const slug of [town.network, neighbour.slug]) {
    await page.goto(desk(slug));
    await waitForText(page, "Link schicken");
  }
});
