import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { ask, assertRefused } from "../../demo/testing/ask.ts";
import {
  applicationBody,
  keptApplication,
  postApplication,
  submittedApplication,
} from "../../demo/testing/applicant.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { ApplicationResponse, ListApplicationsResponse } from "../../sdk/wire/application.ts";
import type { PartnerResponse } from "../../sdk/wire/supervision.ts";
import { Browser } from "../pages/testing/browser.ts";
import { applicationUrl } from "./application-link.ts";
import { isIban } from "./iban.ts";

const clock = new TestClock(new Date().toISOString());
let town: TestTown;
let operator: SignedIn;
const address = (): string => `${randomUUID()}@honig.example`;
const mailsTo = (email: string): { subject: string; text: string; html: string }[] =>
  town.postOffice.list().filter(({ to }) => to === email);
const drain = (): Promise<number> => town.twuster.worker.drain();
const view = async (id: string): Promise<ApplicationResponse["application"]> =>
  (await operator.ask<ApplicationResponse>(`operator/applications/${id}`)).body.application;
const count = (): Promise<number> => town.context.database.prisma.application.count();
const browser = (): Browser => new Browser(`${town.url}/${town.network}`);
const pathOf = (id: string): string => new URL(applicationUrl(town.context, id)).pathname;

before(async () => {
  town = await startTestTown({ worker: false, clock });
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});
after(() => town.close());
// What one address may do in an hour is tested on its own.
beforeEach(() => clock.pass(minutes(61)));

/** The fields of the plain form. */
const form = (wish: Record<string, string> = {}): Record<string, string> => {
  const { certified: _, language: __, ...rest } = applicationBody();
  return { ...(rest as Record<string, string>), certified: "yes", email: address(), ...wish };
};

test("by plain forms: apply, confirm by the mailed link, be approved, sign in by the mail of welcome", async () => {
  const email = address();
  const person = browser();
  const page = await person.get("/join");
  assert.equal(page.status, 200);
  const sent = await person.post("/join", form({ email, key: page.hidden("key"), name: "Café Müller & Söhne" }));
  assert.deepEqual([sent.status, sent.headers.get("Location")], [303, `/${town.network}/join/sent`]);
  await drain();
  const url = /http\S+\/join\/\S+/.exec(mailsTo(email)[0]?.text ?? "")?.[0] ?? "";
  assert.ok(mailsTo(email)[0]?.html.includes(url));
  const list = (): Promise<string[]> =>
    operator
      .ask<ListApplicationsResponse>("operator/applications")
      .then(({ body }) => body.applications.map(({ name }) => name));
  for (let i = 0; i < 3; i++) assert.match((await person.get(new URL(url).pathname)).text, /Bewerbung bestätigen/);
  assert.ok(!(await list()).includes("Café Müller & Söhne"), "looking confirms nothing");
  assert.equal((await person.post(new URL(url).pathname, {})).status, 303);
  assert.match((await person.get(new URL(url).pathname)).text, /Ihre Bewerbung ist da/);
  assert.ok((await list()).includes("Café Müller & Söhne"));
  assert.equal((await person.post(new URL(url).pathname, {})).status, 303, "pressed again, nothing more happens");
  await drain();
  const told = mailsTo(town.context.network.issuer.email);
  assert.equal(told.length, 1, "the issuer is told, once");
  assert.doesNotMatch(told[0]?.text ?? "", /Müller/);
  const id = url.split("/").at(-2)!; // safe because the URL ends with id and token
  const approved = await operator.ask<ApplicationResponse>(`operator/applications/${id}/approval`, { method: "POST" });
  assert.deepEqual([approved.status, approved.body.application.state], [200, "approved"]);
  const { partnerId } = approved.body.application;
  const { partner } = (await operator.ask<PartnerResponse>(`operator/partners/${partnerId}`)).body;
  assert.deepEqual(
    [partner.name, partner.kind, partner.legalName, partner.street, partner.postalCode, partner.city, partner.phone],
    ["Café Müller & Söhne", "producer", "Café Müller & Söhne", "Am Moor 3", "27239", "Twistringen", "04243 123456"],
  );
  assert.deepEqual(
    [partner.email, partner.accountHolder, partner.iban, partner.owners],
    [email, "Jens Petersen", "DE02120300000000202051", [email]],
  );
  const networkId = town.context.network.id;
  const row = await town.context.database.prisma.partner.findUniqueOrThrow({
    where: { networkId_id: { networkId, id: partnerId! } }, // safe because the answer above named it
  });
  assert.equal(row.slug, "cafe-mueller-und-soehne");
  assert.ok(row.certifiedAt);
  await drain();
  const welcome = mailsTo(email)[0]!; // safe because the line below would fail
  assert.match(welcome.subject, /Willkommen/);
  const link = /http\S+\/sign-in\/\S+/.exec(welcome.text)?.[0] ?? "";
  const signedIn = await person.raw("POST", new URL(link).pathname, {}, { "Sec-Fetch-Site": "same-origin" });
  assert.equal(signedIn.headers.get("Location"), `/${town.network}/desk`);
  const actions = await town.context.database.prisma.auditRow.findMany({
    where: { subject: { in: [id, partnerId!] } },
  });
  assert.deepEqual(actions.map(({ action }) => action).toSorted(), [
    "application.approved",
    "application.received",
    "application.submitted",
    "partner.enrolled",
  ]);
});

test("what is wrong is said field by field, and everything typed stays", async () => {
  const before = await count();
  const wrong = form({ iban: "DE02 1203 0000 0000 2020 52", phone: "geheim", postalCode: "2723", certified: "" });
  const page = await browser().post("/join", wrong);
  assert.equal(page.status, 400);
  for (const text of ["Diese IBAN stimmt nicht", "wie 04243 123456", "fünf Ziffern", "Ohne Ihre Erklärung"])
    assert.ok(page.text.includes(text), text);
  for (const text of [
    "DE02 1203 0000 0000 2020 52",
    "geheim",
    "Heidehonig Petersen",
    "Am Moor 3",
    wrong["email"] ?? "",
  ])
    assert.ok(page.text.includes(`value="${text}"`), text);
  assert.match(page.text, /value="producer"\s+checked/);
  assertRefused(
    await postApplication(town, { iban: "DE00", email: "nirgends", kind: "bank", web: "x" }),
    400,
    "invalid",
    {
      iban: "iban_invalid",
      email: "email_invalid",
      kind: "required",
      web: "unknown_field",
    },
  );
  assertRefused(await postApplication(town, { certified: false }), 400, "invalid", { certified: "required" });
  assert.equal(await count(), before);
});

test("an IBAN is checked by its digits and its length", () => {
  for (const good of ["DE02120300000000202051", "AT611904300234573201", "NL91ABNA0417164300", "NO9386011117947"])
    assert.ok(isIban(good), good);
  for (const bad of ["DE02120300000000202015", "DE0212030000000020205", "DE021203000000002020510", "de02", "", "XX"])
    assert.ok(!isIban(bad), bad);
});

test("a line break, a control character or a trick of direction in a name is refused; nothing reaches a header", async () => {
  for (const name of ["Honig\r\nBcc: alle@example.org", "Honig\u0000", "Honig\u202e", "Ho\u2028nig", "Honig\ud800"])
    assertRefused(await postApplication(town, { name, email: address() }), 400, "invalid", { name: "wrong_type" });
  for (const email of ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"])
    assertRefused(await postApplication(town, { email }), 400, "invalid", { email: "email_invalid" });
});

test("markup and javascript: addresses in every field are text, on the page and in the mail", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const wish = {
    name: `${evil}"'`,
    legalName: "javascript:alert(1)",
    street: evil,
    city: evil,
    accountHolder: evil,
    registerNumber: evil,
  };
  const email = address();
  const page = await browser().post("/join", form({ ...wish, email: "falsch" }));
  assert.doesNotMatch(page.text, /<img|href="javascript/i);
  const id = await submittedApplication(town, { ...wish, email });
  await operator.ask(`operator/applications/${id}/question`, { body: { message: `${evil}\nWo?` } });
  const asked = await browser().get(pathOf(id));
  assert.match(asked.text, /&lt;img/);
  assert.doesNotMatch(asked.text, /<img|href="javascript/i);
  await operator.ask(`operator/applications/${id}/approval`, { method: "POST" });
  await drain();
  for (const mail of mailsTo(email)) {
    assert.doesNotMatch(mail.html, /<img/i);
    assert.doesNotMatch(mail.subject, /img|Honig/);
  }
});

test("the same form sent twice, also at once, is one application and one mail", async () => {
  const [before, email, key] = [await count(), address(), randomUUID()];
  const answers = await Promise.all(Array.from({ length: 5 }, () => postApplication(town, { email }, key)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal((await postApplication(town, { email }, key)).status, 200);
  assertRefused(await postApplication(town, { email, city: "Bassum" }, key), 422, "idempotency_mismatch");
  await drain();
  assert.deepEqual([(await count()) - before, mailsTo(email).length], [1, 1]);
});

test("one address of mail gets a few links an hour, and nobody learns what is known", async () => {
  const email = address();
  const answers = [];
  for (let i = 0; i < 7; i++) answers.push((await postApplication(town, { email })).body);
  assert.deepEqual(new Set(answers.map((body) => JSON.stringify(body))).size, 1);
  await drain();
  assert.equal(mailsTo(email).length, 4);
});

test("too many from one connection have to wait; on the page everything typed stays", async () => {
  for (let i = 0; i < 20; i++) await postApplication(town, { email: address() });
  assertRefused(await postApplication(town, { email: address() }), 429, "rate_limited");
  const page = await browser().post("/join", form({ name: "Blumenhof" }));
  assert.equal(page.status, 429);
  assert.ok(page.text.includes('value="Blumenhof"'));
});

test("forged, cut, another town's and old links lead nowhere; five presses confirm once", async () => {
  const id = await keptApplication(town);
  const path = pathOf(id);
  const other = await keptApplication(town);
  const token = path.split("/").at(-1)!; // safe because the path ends with it
  for (const forged of [
    path.slice(0, -1),
    `${path}x`,
    pathOf(other).replace(other, id),
    path.replace(`/${town.network}/`, `/${town.town.liveSlug}/`),
    path.replace(id, "nothing"),
  ]) {
    const place = new Browser(town.url);
    assert.equal((await place.get(forged)).status, 404, forged);
    assert.equal((await place.post(forged, {})).status, 404, forged);
  }
  assertRefused(await operator.ask(`operator/applications/${id}`), 404, "not_found");
  await Promise.all(Array.from({ length: 5 }, () => browser().post(`/join/${id}/${token}`, {})));
  const actions = await town.context.database.prisma.auditRow.count({
    where: { subject: id, action: "application.submitted" },
  });
  assert.deepEqual([(await view(id)).state, actions], ["submitted", 1]);
  clock.pass(days(7));
  assert.equal((await browser().get(pathOf(other))).status, 404, "a week old");
  assert.equal((await browser().post(pathOf(other), {})).status, 404);
});

test("asked back: the applicant answers on its page, everything is there, and it is submitted again", async () => {
  const email = address();
  const id = await submittedApplication(town, { email });
  const path = pathOf(id);
  for (const [question, answer] of [
    ["Welche Hausnummer?", "Drei.\nHinten durch."],
    ["Und die Etage?", "Erdgeschoss"],
  ] as const) {
    const asked = await operator.ask<ApplicationResponse>(`operator/applications/${id}/question`, {
      body: { message: question },
    });
    assert.equal(asked.body.application.state, "asked");
    assertRefused(
      await operator.ask(`operator/applications/${id}/question`, { body: { message: "Noch was?" } }),
      409,
      "conflict",
    );
    await drain();
    assert.ok(mailsTo(email)[0]?.text.includes(question));
    assert.ok(mailsTo(email)[0]?.text.includes(path));
    const page = await browser().get(path);
    for (const text of [question, 'value="Heidehonig Petersen"', 'value="DE02120300000000202051"'])
      assert.ok(page.text.includes(text), text);
    const empty = await browser().post(path, form({ answer: "", street: "Neue Str. 5" }));
    assert.equal(empty.status, 400);
    assert.ok(empty.text.includes('value="Neue Str. 5"'));
    assert.equal(
      (await browser().post(path, form({ answer, street: "Am Moor 3 a", email: "fremd@example.org" }))).status,
      303,
    );
    assert.match((await browser().get(path)).text, /Ihre Bewerbung ist da/);
  }
  const seen = await view(id);
  assert.deepEqual(seen.questions, [
    { question: "Welche Hausnummer?", answer: "Drei.\nHinten durch." },
    { question: "Und die Etage?", answer: "Erdgeschoss" },
  ]);
  assert.deepEqual([seen.state, seen.details?.street, seen.details?.email], ["submitted", "Am Moor 3 a", email]);
});

test("declined with a reason: the applicant is told, decided is decided, and after thirty days nothing is left", async () => {
  const email = address();
  const id = await submittedApplication(town, { email });
  assertRefused(
    await operator.ask(`operator/applications/${id}/refusal`, { body: { message: "  " } }),
    400,
    "invalid",
    { message: "required" },
  );
  const declined = await operator.ask<ApplicationResponse>(`operator/applications/${id}/refusal`, {
    body: { message: "Nicht aus der Stadt." },
  });
  assert.deepEqual(
    [declined.body.application.state, declined.body.application.reason],
    ["declined", "Nicht aus der Stadt."],
  );
  await drain();
  assert.ok(mailsTo(email)[0]?.text.includes("Nicht aus der Stadt."));
  for (const what of ["approval", "refusal", "question"])
    assertRefused(
      await operator.ask(`operator/applications/${id}/${what}`, {
        method: "POST",
        ...(what === "approval" ? {} : { body: { message: "x" } }),
      }),
      409,
      "conflict",
    );
  assert.match((await browser().get(pathOf(id))).text, /Nicht aus der Stadt/);
  const row = (): Promise<{ sealed: string | null; name: string; message: string | null; emailHmac: Uint8Array }> =>
    town.context.database.prisma.application.findUniqueOrThrow({
      where: { networkId_id: { networkId: town.context.network.id, id } },
    });
  clock.pass(days(30) - minutes(1));
  await town.twuster.housekeeping.run();
  assert.ok((await row()).sealed);
  clock.pass(minutes(1));
  await town.twuster.housekeeping.run();
  const { sealed, name, message, emailHmac } = await row();
  assert.deepEqual([sealed, name, message, emailHmac.length], [null, "", null, 0]);
  assert.equal((await browser().get(pathOf(id))).status, 404);
});

test("what nobody confirmed is erased after seven days", async () => {
  const id = await keptApplication(town);
  const waiting = await submittedApplication(town);
  clock.pass(days(7));
  await town.twuster.housekeeping.run();
  const rows = await town.context.database.prisma.application.findMany({ where: { id: { in: [id, waiting] } } });
  assert.deepEqual(
    new Map(rows.map((row) => [row.id, row.sealed !== null])),
    new Map([
      [id, false],
      [waiting, true],
    ]),
  );
  operator = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
});

test("of operators who decide at once, one does", async () => {
  for (let round = 0; round < 4; round++) {
    const id = await submittedApplication(town);
    const partners = (): Promise<number> => town.context.database.prisma.partner.count();
    const before = await partners();
    const answers = await Promise.all(
      ["approval", "refusal", "approval", "refusal"].map((what) =>
        operator.ask(`operator/applications/${id}/${what}`, {
          method: "POST",
          ...(what === "approval" ? {} : { body: { message: "Nein." } }),
        }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
    assert.equal((await partners()) - before, (await view(id)).state === "approved" ? 1 : 0);
  }
});

test("without holding the row, two decide: the test above would see it", async () => {
  const id = await submittedApplication(town);
  const { application } = town.context.database.prisma;
  const where = { networkId_id: { networkId: town.context.network.id, id } };
  let arrived = 0;
  let go = (): void => undefined;
  const bothLooked = new Promise<void>((resolve) => (go = resolve));
  const unguarded = async (): Promise<boolean> => {
    if ((await application.findUniqueOrThrow({ where })).state !== "submitted") return false;
    if (++arrived === 2) go();
    await bothLooked;
    await application.update({ where, data: { state: "declined", message: "Nein.", decidedAt: clock.now() } });
    return true;
  };
  assert.deepEqual(await Promise.all([unguarded(), unguarded()]), [true, true]);
});

test("two of one name approved at once get a slug each", async () => {
  const ids = [];
  for (let i = 0; i < 4; i++) ids.push(await submittedApplication(town, { name: "Hof Grün" }));
  const answers = await Promise.all(
    ids.map((id) => operator.ask(`operator/applications/${id}/approval`, { method: "POST" })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  const rows = await town.context.database.prisma.partner.findMany({ where: { name: "Hof Grün" } });
  assert.deepEqual(rows.map(({ slug }) => slug).toSorted(), ["hof-gruen", "hof-gruen-2", "hof-gruen-3", "hof-gruen-4"]);
});

test("nothing typed is in the database or the log in clear", async () => {
  const id = await keptApplication(town, { accountHolder: "Klarname Muster" });
  const row = await town.context.database.prisma.application.findUniqueOrThrow({
    where: { networkId_id: { networkId: town.context.network.id, id } },
  });
  assert.doesNotMatch(JSON.stringify(row), /Klarname|DE0212|honig\.example|04243/);
  assert.equal((await ask(town, `operator/applications/${id}`)).status, 401);
});
