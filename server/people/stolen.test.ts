import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { MeResponse } from "../../sdk/wire/people.ts";
import { linkMinutes } from "./sign-in-links.ts";

/** What a thief has of a link, a cookie or a copy of the database, and how it ends. */
const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

interface Link {
  id: string;
  token: string;
  path: string;
}
async function mailedLink(email: string): Promise<Link> {
  await ask(town, "sign-in-links", { body: { email, language: "de" } });
  await town.twuster.worker.drain();
  const mail = town.postOffice.list().find(({ to }) => to === email);
  const path = new URL(/http\S+\/sign-in\/\S+/.exec(mail?.text ?? "")?.[0] ?? "").pathname;
  const [id = "", token = ""] = path.split("/").slice(-2);
  return { id, token, path };
}
const use = ({ id, token }: Link): Promise<Answer<MeResponse>> =>
  ask<MeResponse>(town, `sign-in-links/${id}/use`, { body: { token } });
const cookieOf = (answer: Answer): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const me = (cookie: string): Promise<Answer<MeResponse>> =>
  ask<MeResponse>(town, "me", { headers: { Cookie: cookie } });
const press = (path: string, headers: Record<string, string>): Promise<Response> =>
  fetch(town.url + path, { method: "POST", redirect: "manual", headers });

test("a link that its owner used opens nothing for who copied it, by API or by form", async () => {
  const link = await mailedLink("eins@example.org");
  assert.equal((await use(link)).status, 200);
  assertRefused(await use(link), 404, "not_found");
  const form = await press(link.path, { Origin: town.url });
  assert.deepEqual([form.status, form.headers.get("Location"), form.headers.getSetCookie()], [303, link.path, []]);
  assert.equal((await fetch(town.url + link.path)).status, 404);
});

test("a thief who was first is seen by the owner, and out by one press", async () => {
  const email = "zwei@example.org";
  const stolen = await mailedLink(email);
  const thief = cookieOf(await use(stolen));
  assert.equal((await me(thief)).status, 200);
  assertRefused(await use(stolen), 404, "not_found");
  const owner = cookieOf(await use(await mailedLink(email)));
  const { sessions } = (await me(owner)).body.me;
  assert.equal(sessions.length, 2, "the owner sees that somebody else is in");
  const everywhere = { method: "POST", headers: { Cookie: owner, Origin: town.url } } as const;
  assert.equal((await ask(town, "me/sign-out-everywhere", everywhere)).status, 200);
  for (const cookie of [thief, owner]) assertRefused(await me(cookie), 401, "unauthorized");
});

test("a link leaks nowhere on its page, and is in no table", async () => {
  const link = await mailedLink("drei@example.org");
  const { headers } = await fetch(town.url + link.path);
  assert.equal(headers.get("Referrer-Policy"), "same-origin");
  assert.equal(headers.get("Cache-Control"), "no-store");
  assert.match(headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  const cookie = cookieOf(await use(link));
  const secret = cookie.split(".")[1] ?? "";
  const tables = await asOwner<{ name: string }>(
    town,
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
  );
  assert.ok(tables.length > 30 && secret.length > 30);
  for (const { name } of tables)
    for (const text of [link.token, secret, "drei@example.org"]) {
      const [row] = await asOwner<{ count: number }>(
        town,
        `SELECT count(*)::int AS count FROM "${name}" t WHERE position($1 IN t::text) > 0 OR position(encode(convert_to($1, 'UTF8'), 'hex') IN t::text) > 0`,
        [text],
      );
      assert.equal(row?.count, 0, `${name} holds ${text}`);
    }
});

test("a copy of the database signs nobody in: what it holds of a cookie or link is no cookie or link", async () => {
  const owner = await SignedIn.as(town, town.context, "vier@example.org");
  const id = owner.cookie.split("=")[1]?.split(".")[0] ?? "";
  const [row] = await asOwner<{ secret_hmac: Buffer }>(town, "SELECT secret_hmac FROM sessions WHERE id = $1", [id]);
  const kept = row?.secret_hmac ?? Buffer.alloc(0);
  assert.equal(kept.length, 32);
  for (const encoding of ["base64url", "hex", "latin1"] as const) {
    const cookie = `__Host-twuster-session=${id}.${encodeURIComponent(kept.toString(encoding))}`;
    assertRefused(await me(cookie), 401, "unauthorized");
  }
  const link = await mailedLink("vier@example.org");
  const [stored] = await asOwner<{ email_sealed: string }>(
    town,
    "SELECT email_sealed FROM sign_in_links WHERE id = $1",
    [link.id],
  );
  for (const token of [stored?.email_sealed.slice(0, 22) ?? "", link.id, ""])
    assertRefused(await use({ ...link, token }), 404, "not_found");
  assert.equal((await use(link)).status, 200);
});

test("a cookie is good in the cookie alone, and a link for its own id alone", async () => {
  const { cookie } = await SignedIn.as(town, town.context, "fuenf@example.org");
  const value = cookie.split("=")[1] ?? "";
  for (const headers of [
    { Authorization: `Bearer ${value}` },
    { Cookie: `twuster-session=${value}` },
    { Cookie: `__Secure-twuster-session=${value}` },
    { Cookie: `__Host-twuster-device-${town.network}=${value}` },
  ] as Record<string, string>[])
    // safe because each is a list of headers
    assertRefused(await ask(town, "me", { headers }), 401, "unauthorized");
  assertRefused(await ask(town, `me?session=${value}`), 401, "unauthorized");
  const [one, other] = [await mailedLink("sechs@example.org"), await mailedLink("sieben@example.org")];
  assertRefused(await use({ ...one, token: other.token }), 404, "not_found");
  assertRefused(await use({ ...one, id: other.id }), 404, "not_found");
  for (const link of [one, other]) assert.equal((await use(link)).status, 200, "nothing was used up");
});

test("however much it is used, a copied cookie ends after half a year", async () => {
  const { cookie } = await SignedIn.as(town, town.context, "acht@example.org");
  for (let month = 0; month < 6; month++) {
    clock.pass(days(29));
    assert.equal((await me(cookie)).status, 200, String(month));
  }
  clock.pass(days(6));
  assertRefused(await me(cookie), 401, "unauthorized");
});

test("nobody is signed in as somebody else by a page of a third one", async () => {
  const link = await mailedLink("dieb@example.org");
  for (const headers of [
    { Origin: "https://boese.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    {},
  ] as Record<string, string>[]) {
    // safe because each is a list of headers
    const answer = await press(link.path, headers);
    assert.deepEqual([answer.status, answer.headers.getSetCookie()], [403, []], JSON.stringify(headers));
  }
  // What a form of another page can send without asking first is no JSON.
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const answer = await fetch(`${town.url}/v1/${town.network}/sign-in-links/${link.id}/use`, {
      method: "POST",
      headers: { "Content-Type": type, Origin: "https://boese.example" },
      body: JSON.stringify({ token: link.token }),
    });
    assert.deepEqual([answer.status, answer.headers.getSetCookie()], [400, []], type);
  }
  const good = await use(link);
  assert.equal(good.status, 200);
  assert.equal(good.headers.get("Access-Control-Allow-Origin"), "*", "so that no browser keeps the cookie for others");
  assert.equal(good.headers.get("Access-Control-Allow-Credentials"), null);
});

test("an old link stays old, whatever is tried first", async () => {
  const link = await mailedLink("neun@example.org");
  clock.pass(minutes(linkMinutes));
  for (let i = 0; i < 3; i++) assertRefused(await use(link), 404, "not_found");
  assert.equal((await fetch(town.url + link.path)).status, 404);
});
