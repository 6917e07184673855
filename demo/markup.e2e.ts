import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import sharp from "sharp";
import type { AcceptanceResponse } from "../sdk/wire/acceptance.ts";
import type { SaveSettingsRequest, SettingsResponse, TownText } from "../sdk/wire/network-settings.ts";
import type { ProfileInput } from "../sdk/wire/profile.ts";
import { applicationUrl } from "../server/applications/application-link.ts";
import { readText } from "../server/documents/printed-page.ts";
import { addPicture } from "../server/profiles/pictures.ts";
import { listPictures } from "../server/profiles/profile.ts";
import { deskPages } from "../widgets/twuster-desk/desk-pages.ts";
import { operatorPages } from "../widgets/twuster-operator/operator-pages.ts";
import { keptApplication, submittedApplication } from "./testing/applicant.ts";
import { confirmTransfer, placeOrder, postOrder, referenceOf } from "./testing/ask.ts";
import { Authenticator } from "./testing/authenticator.ts";
import { BarePage } from "./testing/bare-page.ts";
import { launchBrowser, pageIn } from "./testing/browser.ts";
import { TestDevice } from "./testing/device.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/**
 * Markup in every field that takes text, and a look at every page, mail and print: it stands there as it was typed, and
 * does nothing. Offices' pages are walked by their menus, so that a page added later is looked at, too.
 */
let town: TestTown;
let browser: Browser;
let place: BrowserContext;
const complaints: string[] = [];
/** Everything that was to be read anywhere, without spaces: print and mail break lines where they like. */
let seen = "";

const pending = new Set<string>();
/** What is typed into a field: 38 characters at most, so that every field takes it. */
function evil(field: string): string {
  assert.ok(!pending.has(field) && field.length < 10, field);
  pending.add(field);
  return typed(field);
}
const typed = (field: string): string => `<img src=x onerror=alert(1)>${field}"`;
/** Booking numbers are kept in capitals. */
const tight = (text: string): string => text.replace(/\s+/g, "").toLowerCase();

/** Text, what fields hold, and what screen readers are told, through shadow roots; and what came alive. */
interface Look {
  text: string;
  alive: string[];
}
async function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const alive: string[] = [];
    const walk = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? "");
      if (node instanceof Element) {
        if (node.matches("img[src=x], script:not([src]):not([type='application/ld+json']), [onerror]"))
          alive.push(node.outerHTML.slice(0, 120));
        if (/^javascript:/i.test(node.getAttribute("href") ?? "")) alive.push(node.outerHTML.slice(0, 120));
        if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) texts.push(node.value);
        for (const name of ["alt", "aria-label", "title", "placeholder", "content"]) {
          const value = node.getAttribute(name);
          if (value) texts.push(value);
        }
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      for (const child of node.childNodes) walk(child);
    };
    walk(document);
    return { text: texts.join("\n"), alive };
  });
}

async function newPage(): Promise<Page> {
  const page = await pageIn(place);
  page.on("dialog", (dialog) => {
    complaints.push(`a script ran: ${page.url()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${String(error)}`));
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/x")) complaints.push(`asked for: ${request.url()}`);
  });
  return page;
}

/** Every element of ours has drawn, and nowhere stands what is only there until the content comes. */
function isDrawn(): boolean {
  const isDone = (node: Element | ShadowRoot): boolean =>
    !node.querySelector(".bone, .skeleton, [data-screen=starting], :not(:defined)") &&
    [...node.querySelectorAll("*")].every(
      (one) => !one.localName.startsWith("twuster-") || (!!one.shadowRoot?.childElementCount && isDone(one.shadowRoot)),
    );
  return isDone(document as unknown as ShadowRoot); // safe because both are searched alike
}

async function visit(url: string, language = "de-DE"): Promise<string> {
  const page = await newPage();
  await page.setExtraHTTPHeaders({ "Accept-Language": language });
  await page.goto(url);
  await page.waitForFunction(isDrawn, { polling: 50 });
  await page.waitForNetworkIdle({ idleTime: 200 });
  const { text, alive } = await look(page);
  assert.deepEqual(alive, [], url);
  await page.close();
  seen += tight(text);
  return text;
}

async function signInAs(who: SignedIn): Promise<void> {
  const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
  await place.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
}

before(async () => {
  town = await startTestTown();
  browser = await launchBrowser();
  place = await browser.createBrowserContext();
});
after(async () => {
  await browser?.close();
  await town?.close();
});

const at = (path: string): string => `${town.url}/${town.network}/${path}`;

test("the look sees what comes alive", async () => {
  const page = await newPage();
  await page.setContent(`<p>${typed("probe")}</p><a href="javascript:alert(1)">x</a><div id="host"></div>`);
  await page.evaluate(() => {
    document.querySelector("#host")!.attachShadow({ mode: "open" }).innerHTML = "<img src=x>"; // safe because it was just set
  });
  assert.equal((await look(page)).alive.length, 3);
  await page.close();
  assert.ok(complaints.splice(0).some((complaint) => complaint.startsWith("a script ran")));
});

let partnerId: string;
let owner: SignedIn;
let operator: SignedIn;
let applicationIds: Record<"approved" | "waiting" | "asked" | "declined" | "unconfirmed", string>;

/** The town's own words, in both languages. */
async function fillSettings(): Promise<void> {
  const { body } = await operator.ask<SettingsResponse>("operator/settings");
  const { settings, version } = body.view;
  const both = (tag: string): TownText => ({ de: evil(`${tag}de`), en: evil(`${tag}en`) });
  settings.town = evil("town");
  settings.voucherName = evil("voucher");
  settings.issuer = { ...settings.issuer, name: evil("issuer"), street: evil("istreet"), city: evil("icity") };
  settings.texts = {
    welcome: both("welcome"),
    mailNote: both("note"),
    officeHours: both("hours"),
    helpPhone: "04243 1",
  };
  const answer = await fetch(`${town.url}/v1/${town.network}/operator/settings`, {
    method: "PUT",
    headers: { Cookie: operator.cookie, Origin: town.url, "Content-Type": "application/json" },
    body: JSON.stringify({ version, settings } satisfies SaveSettingsRequest),
  });
  assert.equal(answer.status, 200, await answer.text());
}

/** A group of partners, and a kind of voucher that only it takes. */
async function fillAcceptance(partner: string): Promise<void> {
  const post = async (path: string, body: object): Promise<AcceptanceResponse> => {
    const answer = await operator.ask<AcceptanceResponse>(`operator/acceptance/${path}`, { body });
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body;
  };
  const [group] = (await post("groups", { name: evil("group") })).groups;
  await post(`groups/${group!.id}/partners`, { partnerId: partner }); // safe because it was just made
  await post("kinds", { name: evil("kind"), groupId: group!.id, denominationsCents: [1_000], isOffered: true }); // safe as above
}

test("every field takes it as text", async () => {
  operator = await SignedIn.as(town, town.context, "amt@stadt.example", "operator");
  await fillSettings();
  const done = async (answer: Promise<{ status: number; body: unknown }>): Promise<void> => {
    const { status, body } = await answer;
    assert.ok(status === 200 || status === 201, JSON.stringify(body));
  };
  const applied = (tag: string): Record<string, string> => ({
    name: evil(`${tag}name`),
    legalName: evil(`${tag}legal`),
    street: evil(`${tag}street`),
    city: evil(`${tag}city`),
    accountHolder: evil(`${tag}holder`),
    registerNumber: evil(`${tag}reg`),
  });
  const decide = (id: string, what: string, message?: string): Promise<void> =>
    done(operator.ask(`operator/applications/${id}/${what}`, message ? { body: { message } } : { method: "POST" }));
  applicationIds = {
    approved: await submittedApplication(town, applied("a")),
    waiting: await submittedApplication(town, applied("w")),
    asked: await submittedApplication(town, applied("q")),
    declined: await submittedApplication(town),
    unconfirmed: await keptApplication(town, applied("u")),
  };
  await decide(applicationIds.approved, "approval");
  await decide(applicationIds.asked, "question", evil("question"));
  await decide(applicationIds.declined, "refusal", evil("refusal"));
  const { prisma } = town.context.database;
  const row = await prisma.application.findFirstOrThrow({ where: { id: applicationIds.approved } });
  partnerId = row.partnerId ?? "";
  await fillAcceptance(partnerId);

  owner = await SignedIn.as(town, town.context, "jens@honig.example", "owner", partnerId);
  const profile: ProfileInput = {
    story: `${evil("story")}\n\n${evil("story2")}`,
    website: "https://honig.example/?q=<img src=x onerror=alert(1)>",
    phone: "04243 123",
    street: evil("pstreet"),
    postalCode: "27239",
    city: evil("pcity"),
    categories: [],
    isListed: true,
    hours: { weekly: [], closed: [{ first: "2026-12-24", last: "2099-12-26", note: evil("closed") }] },
  };
  await done(owner.ask(`desk/${partnerId}/profile`, { body: profile }));
  const upload = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#a05020" } })
    .png()
    .toBuffer();
  for (const alt of ["alt1", "alt2"]) {
    await addPicture(town.context, { partnerId, actor: "test", upload });
    const picture = (await listPictures(town.context, partnerId)).at(-1);
    await done(owner.ask(`desk/${partnerId}/pictures/${picture?.id}`, { body: { alt: evil(alt) } }));
  }
  await done(
    owner.ask(`desk/${partnerId}/sites`, { body: { name: evil("site"), origins: ["https://honig.example"] } }),
  );
  await new Authenticator(town.url).register(owner, evil("passkey"));

  const pairing = await owner.ask<{ code: string }>(`desk/${partnerId}/pairing-codes`, { method: "POST" });
  const device = await TestDevice.pair(town, pairing.body.code, evil("device"));
  await device.redeem(await town.openVoucher(), 2_500, randomUUID(), evil("receipt"));

  const order = await postOrder(town, {
    delivery: { to: "recipient", recipientEmail: "oma@example.org", greeting: evil("greeting") },
  });
  await done(Promise.resolve(order));
  await confirmTransfer(town, { reference: referenceOf(order.body.order), amountCents: 2_500 });
  await done(confirmTransfer(town, { reference: typed("ref"), amountCents: 1, bankReference: evil("bank") }));
  const suspended = town.town.sites.imker.partnerId;
  await SignedIn.as(town, town.context, "imker@honig.example", "owner", suspended);
  await done(operator.ask(`operator/partners/${suspended}/suspension`, { body: { reason: evil("reason") } }));
});

test("the public pages and the hosted ones", async () => {
  const pages = `http://seiten.localhost:${new URL(town.url).port}/${town.network}/`;
  const { slug } = await town.context.database.prisma.partner.findFirstOrThrow({ where: { id: partnerId } });
  for (const url of [pages, `${pages}?q=${encodeURIComponent(typed("search"))}`, `${pages}${slug}`]) await visit(url);
  assert.ok(seen.includes(tight(typed("search"))));
  for (const id of Object.values(applicationIds)) await visit(applicationUrl(town.context, id));
  const buyer = await placeOrder(town);
  for (const path of ["buy", "where", `o/${buyer.id}/${buyer.token}`, "join", "w", "scan", "office"])
    await visit(at(path));
});

test("the hosted pages in English", async () => {
  const buyer = await placeOrder(town, { language: "en" });
  for (const path of ["buy", "join", `o/${buyer.id}/${buyer.token}`]) await visit(at(path), "en-GB");
});

test("a shop's own page that shows who takes part", async () => {
  const shop = await BarePage.start();
  await town.allowOrigin(shop.origin);
  shop.body = `<script type=module src="${town.url}/v1/twuster.js"></script>
    <twuster-town site="${town.siteKey}"><a href="${at("where")}">Wer macht mit?</a></twuster-town>`;
  const text = await visit(shop.origin);
  shop.close();
  assert.ok(tight(text).includes(tight(typed("aname"))));
});

test("every page of the desk", async () => {
  await signInAs(owner);
  for (const { id } of deskPages) await visit(at(`desk#/${id}`));
});

test("every page of the office, applications and partners opened", async () => {
  await signInAs(operator);
  const partners = [partnerId, town.town.sites.imker.partnerId];
  const opened = [
    ...Object.values(applicationIds).map((id) => `applications/${id}`),
    ...partners.map((id) => `partners/${id}`),
  ];
  for (const path of [...operatorPages.map(({ id }) => id), ...opened]) await visit(at(`operator#/${path}`));
});

test("the office's form, which lists what could not be booked", async () => {
  const page = await newPage();
  await page.goto(at("office"));
  await page.type("#key", town.operatorKey);
  await Promise.all([page.waitForNavigation(), page.click("button[value=list]")]);
  const { text, alive } = await look(page);
  assert.deepEqual(alive, []);
  seen += tight(text);
  await page.close();
});

test("every mail, opened where scripts may run", async () => {
  await town.twuster.worker.drain();
  const mails = town.postOffice.list();
  assert.ok(mails.length > 8);
  const page = await newPage();
  for (const mail of mails) {
    await page.setContent(mail.html);
    const { text, alive } = await look(page);
    assert.deepEqual(alive, [], mail.subject);
    seen += tight(text) + tight(mail.text);
    for (const { contentType, contentBase64 } of mail.attachments)
      if (contentType === "application/pdf") seen += tight(readText(Buffer.from(contentBase64, "base64")).join(""));
  }
  await page.close();
});

test("what is printed, and the day's file", async () => {
  for (const path of ["prints/counter-card.pdf", "prints/window-sticker.pdf"]) {
    const answer = await fetch(`${town.url}/v1/${town.network}/desk/${partnerId}/${path}`, {
      headers: { Cookie: owner.cookie },
    });
    const text = tight(readText(new Uint8Array(await answer.arrayBuffer())).join(""));
    assert.ok(text.includes("<imgsrc=x"), path);
    seen += text;
  }
});

test("everything typed was to be read somewhere, as it was typed, and nothing ran", () => {
  const unseen = [...pending].filter((field) => !seen.includes(tight(typed(field))));
  assert.deepEqual(unseen, []);
  assert.deepEqual(complaints, []);
  assert.ok(pending.size > 30);
});
