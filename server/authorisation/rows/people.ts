import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { ask } from "../../../demo/testing/ask.ts";
import { Authenticator } from "../../../demo/testing/authenticator.ts";
import { SignedIn } from "../../../demo/testing/signed-in.ts";
import { minutes } from "../../../demo/testing/test-clock.ts";
import type { PasskeyOptionsResponse } from "../../../sdk/wire/people.ts";
import { createSignInLink, findSignInLetter, linkMinutes, useSignInLink } from "../../people/sign-in-links.ts";
import { signedIn } from "../actors.ts";
import type { Asked, Row, Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Signing in and out, and what one sees of oneself. */
export const peopleRows = (stage: Stage): Rows => ({
  "post /v1/{network}/sign-in-links": "anybody may have a link mailed; what it opens, its receiver decides",
  "post /v1/{network}/sign-in-links/{linkId}/use": bearersOfSignInLink(stage, { body: ({ token }) => ({ token }) }),
  "post /v1/{network}/passkeys/options": "a question that only a passkey can answer",
  "post /v1/{network}/passkeys/sign-in": bearersOfPasskey(stage),
  "get /v1/{network}/me": signedIn(stage),
  "post /v1/{network}/me/sign-out": signedIn(stage),
  "post /v1/{network}/me/sign-out-everywhere": signedIn(stage, { email: "fort@blumen.example" }),
  "post /v1/{network}/me/passkeys/options": signedIn(stage),
  "post /v1/{network}/me/passkeys": signedIn(stage, {
    status: 201,
    prepare: async () => {
      const me = await SignedIn.as(stage.town, stage.town.context, email);
      const { body } = await me.ask<PasskeyOptionsResponse>("me/passkeys/options", { method: "POST" });
      return { response: JSON.stringify(new Authenticator(stage.town.url).create(body.options)) };
    },
    body: ({ response = "" }) => ({ name: "Telefon", response: JSON.parse(response) as object }), // safe because it was an object
    also: [["somebody else", { headers: { Cookie: stage.cookies.stranger } }, 400, "invalid"]],
  }),
  "post /v1/{network}/me/passkeys/{passkeyId}/removal": signedIn(stage, {
    prepare: async () => {
      const passkey = new Authenticator(stage.town.url);
      await passkey.register(await SignedIn.as(stage.town, stage.town.context, email));
      return { passkeyId: passkey.credentialId };
    },
    also: [["somebody else", { headers: { Cookie: stage.cookies.stranger } }, 404, "not_found"]],
  }),
});
const email = "ich@blumen.example";

/** Whoever holds the passkey; each answer once. What forgers try is in people/passkeys.test.ts. */
function bearersOfPasskey({ town, clock }: Stage): Row {
  const question = async (): Promise<Record<string, unknown>> =>
    (await ask<PasskeyOptionsResponse>(town, "passkeys/options", { method: "POST" })).body.options;
  return {
    status: 200,
    prepare: async () => {
      const passkey = new Authenticator(town.url);
      await passkey.register(await SignedIn.as(town, town.context, email));
      const old = passkey.get(await question());
      clock.pass(minutes(5));
      const used = passkey.get(await question());
      await ask(town, "passkeys/sign-in", { body: { response: used } });
      const unknown = new Authenticator(town.url).get(await question());
      const answers = { old, used, unknown, good: passkey.get(await question()) };
      return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, JSON.stringify(answer)]));
    },
    body: ({ secret = "{}" }) => ({ response: JSON.parse(secret) as object }), // safe because it was an object
    accepted: ({ good = "" }) => ({ params: { secret: good } }),
    refused: ({ old = "", used = "", unknown = "" }) => [
      ["nobody", {}, 401, "unauthorized"],
      ["an unknown passkey", { params: { secret: unknown } }, 401, "unauthorized"],
      ["an answer that is too old", { params: { secret: old } }, 401, "unauthorized"],
      ["an answer that was used", { params: { secret: used } }, 401, "unauthorized"],
    ],
  };
}

/** Whoever holds the link in the mail, once, for an hour. */
export function bearersOfSignInLink(
  { town, clock }: Stage,
  { refusedWith = 404, ...asked }: Asked & { refusedWith?: number },
): Row {
  const { context } = town;
  const newLink = async (): Promise<{ id: string; token: string }> => {
    const id = uuidv7();
    const email = `${randomUUID()}@desk.example`;
    await context.database.transaction((store) =>
      createSignInLink(context, store, { id, email, minutes: linkMinutes }),
    );
    const letter = await findSignInLetter(context, id);
    return { id, token: letter?.url.split("/").at(-1) ?? "" };
  };
  return {
    status: 200,
    ...asked,
    prepare: async () => {
      const old = await newLink();
      clock.pass(minutes(linkMinutes));
      const used = await newLink();
      await useSignInLink(context, "test", used.id, used.token);
      const { id, token } = await newLink();
      return { linkId: id, token, old: old.token, oldId: old.id, used: used.token, usedId: used.id };
    },
    accepted: () => ({}),
    refused: ({ token = "", old = "", oldId = "", used = "", usedId = "" }) => [
      ["a token cut short", { params: { token: token.slice(0, -1) } }, refusedWith, "not_found"],
      ["another link's token", { params: { token: old } }, refusedWith, "not_found"],
      ["a link that is too old", { params: { linkId: oldId, token: old } }, refusedWith, "not_found"],
      ["a link that was used", { params: { linkId: usedId, token: used } }, refusedWith, "not_found"],
      ["the same link in the other network", { params: { network: town.town.liveSlug } }, refusedWith, "not_found"],
    ],
  };
}
