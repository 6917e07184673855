import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { Authenticator, type Forged } from "../../demo/testing/authenticator.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { MeResponse, PasskeyOptionsResponse } from "../../sdk/wire/people.ts";

/** What a thief may try with a passkey's answers: copied, altered, meant for others. */
const clock = new TestClock();
let town: TestTown;
let owner: SignedIn;
let phone: Authenticator;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  owner = await SignedIn.as(town, town.context, "anke@baecker.example");
  phone = new Authenticator(town.url);
  assert.equal((await phone.register(owner)).status, 201);
});
after(() => town.close());

const question = async (): Promise<Record<string, unknown>> =>
  (await ask<PasskeyOptionsResponse>(town, "passkeys/options", { method: "POST" })).body.options;
const signIn = (response: Record<string, unknown>): Promise<Answer<MeResponse>> =>
  ask<MeResponse>(town, "passkeys/sign-in", { body: { response } });
const refused = async (response: Record<string, unknown>, why: string): Promise<void> => {
  clock.pass(minutes(1)); // how many tries an address has is tested elsewhere
  const answer = await signIn(response);
  assert.equal(answer.status, 401, why);
  assertRefused(answer, 401, "unauthorized");
  assert.deepEqual(answer.headers.getSetCookie(), [], why);
};

test("a passkey signs in, once for each question", async () => {
  const answer = phone.get(await question());
  const first = await signIn(answer);
  assert.deepEqual([first.status, first.body.me.email], [200, "anke@baecker.example"]);
  await refused(answer, "the same answer again");
});

test("of five copies of one answer at once, one signs in", async () => {
  const answer = phone.get(await question());
  const statuses = (await Promise.all(Array.from({ length: 5 }, () => signIn(answer)))).map(({ status }) => status);
  assert.deepEqual(statuses.toSorted(), [200, 401, 401, 401, 401]);
  clock.pass(minutes(1));
});

const forgeries: Record<string, Forged> = {
  "that is a registration": { type: "webauthn.create" },
  "to a question of its own": { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
};
for (const [name, forged] of Object.entries(forgeries))
  test(`an answer ${name} is refused`, async () => {
    await refused(phone.get(await question(), forged), name);
  });

const nearly: Record<string, Forged> = {
  "made on another page": { origin: "https://gut-twistringen.example.net" },
  "made on another port of this host": { origin: "http://localhost:1" },
  "made for another site": { rpId: "example.net" },
  "without a finger or PIN": { isUserVerified: false },
  "of a key that was cloned: its count goes back": { counter: 0 },
};
for (const [name, forged] of Object.entries(nearly))
  test(`an answer ${name} is refused, and its question is used up`, async () => {
    const options = await question();
    await refused(phone.get(options, forged), name);
    await refused(phone.get(options), "the right answer, after a wrong one");
  });

test("an answer that was changed, or is none, is refused", async () => {
  const stranger = new Authenticator(town.url);
  await refused(stranger.get(await question()), "an unknown key");
  await refused(stranger.get(await question(), { credentialId: phone.credentialId }), "another key behind its name");
  const good = phone.get(await question()) as { response: { signature: string } }; // safe because it is made so
  const signature = Buffer.from(good.response.signature, "base64url");
  signature[signature.length - 1]! ^= 1; // safe because a signature has bytes
  await refused({ ...good, response: { ...good.response, signature: signature.toString("base64url") } }, "another bit");
  for (const nonsense of [{}, { id: phone.credentialId }, { id: [phone.credentialId] }, { ...good, response: null }])
    await refused(nonsense, JSON.stringify(nonsense).slice(0, 60));
});

test("a question is good for five minutes", async () => {
  const answer = phone.get(await question());
  clock.pass(minutes(5));
  await refused(answer, "too late");
});

test("a registration answers its own question, for whom it was asked, once", async () => {
  const options = async (who: SignedIn): Promise<Record<string, unknown>> =>
    (await who.ask<PasskeyOptionsResponse>("me/passkeys/options", { method: "POST" })).body.options;
  const add = (who: SignedIn, response: Record<string, unknown>): Promise<Answer> =>
    who.ask("me/passkeys", { body: { name: "Telefon", response } });
  const thief = await SignedIn.as(town, town.context, "dieb@example.org");
  const key = new Authenticator(town.url);
  const response = key.create(await options(owner));
  assertRefused(await add(thief, response), 400, "invalid");
  assert.equal((await add(owner, response)).status, 201, "the thief used nothing up");
  assertRefused(await add(owner, response), 400, "invalid");
  const other = new Authenticator(town.url);
  for (const forged of [
    { origin: "https://gut-twistringen.example.net" },
    { rpId: "example.net" },
    { isUserVerified: false },
  ])
    assertRefused(await add(owner, other.create(await options(owner), forged)), 400, "invalid");
  // A question for signing in is none for registering.
  assertRefused(await add(owner, other.create(await question())), 400, "invalid");
  const late = other.create(await options(owner));
  clock.pass(minutes(5));
  assertRefused(await add(owner, late), 400, "invalid");
});

test("nobody takes over a passkey that is somebody's, and nobody removes another's", async () => {
  const thief = await SignedIn.as(town, town.context, "dieb@example.org");
  const answer = await phone.register(thief);
  assertRefused(answer, 400, "invalid");
  assert.equal((await signIn(phone.get(await question()))).body.me.email, "anke@baecker.example");
  assertRefused(await thief.ask(`me/passkeys/${phone.credentialId}/removal`, { method: "POST" }), 404, "not_found");
  assert.equal((await owner.ask(`me/passkeys/${phone.credentialId}/removal`, { method: "POST" })).status, 200);
  await refused(phone.get(await question()), "a removed key");
});
