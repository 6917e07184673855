import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { MeResponse } from "../../sdk/wire/people.ts";
import { linkMinutes } from "./sign-in-links.ts";

const clock = new TestClock(new Date().toISOString());
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

let count = 0;
const address = (): string => `frau-${++count}@blumen.example`;

async function mailedLink(email: string): Promise<{ id: string; token: string; url: string }> {
  const asked = await ask(town, "sign-in-links", { body: { email, language: "de" } });
  assert.deepEqual(asked.body, { minutes: linkMinutes });
  await town.twuster.worker.drain();
  const mail = town.postOffice.list().find(({ to }) => to === email);
  assert.ok(mail);
  const url = /http\S+\/sign-in\/\S+/.exec(mail.text)?.[0] ?? "";
  assert.ok(mail.html.includes(url));
  const [id = "", token = ""] = url.split("/").slice(-2);
  return { id, token, url };
}

const use = (id: string, token: string, place: Pick<TestTown, "url" | "network"> = town): Promise<Answer<MeResponse>> =>
  ask<MeResponse>(place, `sign-in-links/${id}/use`, { body: { token } });

test("a link by mail signs in once; looking at it uses nothing up", async () => {
  const email = address();
  const { id, token, url } = await mailedLink(email);
  for (let i = 0; i < 3; i++) assert.equal((await fetch(url)).status, 200, "a mail scanner looks");
  const first = await use(id, token);
  assert.equal(first.status, 200);
  assert.deepEqual([first.body.me.email, first.body.me.memberships], [email, []]);
  const cookie = first.headers.getSetCookie()[0] ?? "";
  for (const part of ["__Host-twuster-session=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"])
    assert.ok(cookie.includes(part), part);
  const me = await ask<MeResponse>(town, "me", { headers: { Cookie: cookie.split(";")[0]! } });
  assert.equal(me.body.me.id, first.body.me.id);
  assertRefused(await use(id, token), 404, "not_found");
});

test("old, forged, cut and another town's links sign nobody in", async () => {
  const { id, token } = await mailedLink(address());
  assertRefused(await use(id, `${token[0] === "x" ? "y" : "x"}${token.slice(1)}`), 404, "not_found");
  assertRefused(await use(id, ""), 404, "not_found");
  assertRefused(await use(id, token, { ...town, network: town.town.liveSlug }), 404, "not_found");
  clock.pass(minutes(linkMinutes));
  assertRefused(await use(id, token), 404, "not_found");
});

test("five presses at once sign in once", async () => {
  const { id, token } = await mailedLink(address());
  const answers = await Promise.all(Array.from({ length: 5 }, () => use(id, token)));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 404, 404, 404, 404]);
  clock.pass(minutes(2));
});

test("one address gets a few links an hour, and nobody learns which addresses are known", async () => {
  const email = address();
  for (let i = 0; i < 9; i++)
    assert.equal((await ask(town, "sign-in-links", { body: { email, language: "de" } })).status, 200);
  await town.twuster.worker.drain();
  assert.equal(town.postOffice.list().filter(({ to }) => to === email).length, 6);
});

test("a session ends here, everywhere, unused after thirty days, and never opens from another page", async () => {
  const email = address();
  const as = (): Promise<SignedIn> => SignedIn.as(town, town.context, email);
  const [phone, desk, lost] = [await as(), await as(), await as()];
  const me = await phone.ask<MeResponse>("me");
  assert.deepEqual([me.body.me.sessions.length, me.body.me.sessions.filter(({ isThis }) => isThis).length], [3, 1]);
  assert.equal(me.body.me.sessions[0]?.label, "Firefox · Linux");
  for (const headers of [{ Origin: "https://boese.example" }, { Origin: "null" }, { Origin: "" }])
    assertRefused(await phone.ask("me/sign-out", { method: "POST", headers }), 403, "forbidden");
  for (const site of ["cross-site", "same-site"])
    assertRefused(await phone.ask("me", { headers: { "Sec-Fetch-Site": site } }), 403, "forbidden");
  assert.equal((await phone.ask("me/sign-out", { method: "POST" })).status, 200);
  assertRefused(await phone.ask("me"), 401, "unauthorized");
  assert.equal((await desk.ask("me")).status, 200);
  assert.equal((await desk.ask("me/sign-out-everywhere", { method: "POST" })).status, 200);
  for (const one of [desk, lost]) assertRefused(await one.ask("me"), 401, "unauthorized");
  const later = await as();
  clock.pass(days(29));
  assert.equal((await later.ask("me")).status, 200);
  clock.pass(days(29));
  assert.equal((await later.ask("me")).status, 200, "used in between");
  clock.pass(days(30));
  assertRefused(await later.ask("me"), 401, "unauthorized");
});

test("a cookie that was changed opens nothing", async () => {
  const { cookie } = await SignedIn.as(town, town.context, address());
  const other = await SignedIn.as(town, town.context, address());
  const [id] = cookie.split(".");
  for (const changed of [`${id}.x`, `${id}.${other.cookie.split(".")[1]}`, "__Host-twuster-session=", `${cookie}x`])
    assertRefused(await ask(town, "me", { headers: { Cookie: changed } }), 401, "unauthorized");
});

test("links and sessions that are over are forgotten after a week, and with them the sealed address", async () => {
  const email = address();
  const { id, token } = await mailedLink(email);
  const cookie = (await use(id, token)).headers.getSetCookie()[0]!.split(";")[0]!; // safe because signing in sets one
  const { prisma } = town.context.database;
  const left = async (): Promise<number[]> => [
    await prisma.signInLink.count({ where: { id } }),
    await prisma.session.count({ where: { id: cookie.split("=")[1]!.split(".")[0]! } }), // safe because a session's cookie has an id
  ];
  clock.pass(days(7));
  await town.twuster.housekeeping.run();
  assert.deepEqual(await left(), [1, 1], "a week is not over");
  clock.pass(days(1));
  await town.twuster.housekeeping.run();
  assert.deepEqual(await left(), [0, 1], "the session is still good");
  assert.equal((await ask(town, "me", { headers: { Cookie: cookie } })).status, 200);
  clock.pass(days(38));
  await town.twuster.housekeeping.run();
  assert.deepEqual(await left(), [0, 0]);
  assertRefused(await ask(town, "me", { headers: { Cookie: cookie } }), 401, "unauthorized");
});

test("a session that is used all the time ends after 180 days, and is forgotten a week later", async () => {
  const { id, token } = await mailedLink(address());
  const cookie = (await use(id, token)).headers.getSetCookie()[0]!.split(";")[0]!; // safe because signing in sets one
  const session = cookie.split("=")[1]!.split(".")[0]!; // safe because a session's cookie has an id
  const me = (): ReturnType<typeof ask> => ask(town, "me", { headers: { Cookie: cookie } });
  for (let day = 0; day < 180; day += 20) {
    assert.equal((await me()).status, 200, `day ${day}`);
    clock.pass(days(20));
  }
  assertRefused(await me(), 401, "unauthorized");
  clock.pass(days(8));
  await town.twuster.housekeeping.run();
  assert.equal(await town.context.database.prisma.session.count({ where: { id: session } }), 0);
});
