import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { ask, assertRefused } from "../../demo/testing/ask.ts";
import { changedTables, DatabaseDigest } from "./database-digest.ts";
import type { Refused, Row, Rows, Subject } from "./row.ts";
import { slices } from "./slices.ts";
import { send } from "./send.ts";
import { startStage } from "./stage.ts";

// One town for all rows: started here, not in a hook, because the rows below it are the tests.
const stage = await startStage();
const database = await DatabaseDigest.open(stage.town);
after(async () => {
  await database.close();
  await stage.close();
});

const parts = slices.map((slice) => slice(stage));
const rows: Rows = Object.assign({}, ...parts) as Rows; // safe because each part is made of rows

test("every operation of the API and every hosted page has a row, and every row an operation", async () => {
  const { body } = await ask<{ paths: Record<string, object> }>(stage.town, "/openapi.json");
  const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  assert.ok(documented.length > 50);
  const hosted = listHostedPages();
  assert.ok(hosted.length > 15);
  assert.deepEqual([...documented, ...hosted].toSorted(), Object.keys(rows).toSorted());
  assert.equal(parts.flatMap((part) => Object.keys(part)).length, Object.keys(rows).length, "no row is there twice");
});

/** What answers below `/{network}`, as the app itself lists it; what lies outside belongs to no network. */
function listHostedPages(): string[] {
  const pages = stage.town.twuster.app.routes
    .filter(({ method, path }) => (method === "GET" || method === "POST") && path.startsWith("/:network"))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, "{$1}")}`);
  return [...new Set(pages)];
}

for (const [operation, row] of Object.entries(rows)) {
  if (typeof row === "string") continue;
  test(operation, async () => {
    const subject = { ...(await row.prepare?.()) };
    const refused = await row.refused(subject, operation);
    const accepted = await row.accepted(subject);
    assert.ok(refused.length > 0);
    const before = await database.read();
    for (const [who, actor, status, code, fields] of refused) {
      await test(`refused: ${who}`, async () => {
        await database.forgetFailures();
        const answer = await send(stage.town, operation, row, subject, actor);
        // A page says it in words of its own: there, the status is all that is stable.
        if (operation.includes(" /v1/")) assertRefused(answer, status, code, fields);
        else assert.equal(answer.status, status);
        assert.deepEqual(answer.headers.getSetCookie(), []);
      });
    }
    const changed = changedTables(before, await database.read());
    if (changed.length > 0)
      assert.fail(`refused, and yet changed: ${await nameGuilty(operation, row, subject, refused)}`);
    await database.forgetFailures();
    const answer = await send(stage.town, operation, row, subject, accepted);
    assert.equal(answer.status, row.status, answer.text.slice(0, 500));
    assert.notEqual((answer.body as { outcome?: string }).outcome, "too_late"); // safe because a missing one is another, too
    // The proof that the digest sees: what the right actor does, it shows.
    const isReading = row.isReading ?? operation.startsWith("get ");
    assert.equal(changedTables(before, await database.read()).length === 0, isReading, "what the twin changed");
  });
}

/** Once more, one by one: looking after each costs too much where all is well. */
async function nameGuilty(operation: string, row: Row, subject: Subject, refused: readonly Refused[]): Promise<string> {
  const guilty: string[] = [];
  for (const [who, actor] of refused) {
    await database.forgetFailures();
    const before = await database.read();
    await send(stage.town, operation, row, subject, actor);
    const changed = changedTables(before, await database.read());
    if (changed.length > 0) guilty.push(`${who}: ${changed.join(", ")}`);
  }
  return guilty.join("; ") || "somebody, the first time";
}

test("what one reads at home holds nothing of the partner or the network next door", async () => {
  const { town, ours } = stage;
  const ids = await database.idsOf(town.context.network.id, ours);
  assert.ok(ids.network.size > 200 && ids.partner.size > 20);
  let asked = 0;
  for (const [operation, row] of Object.entries(rows)) {
    if (typeof row === "string" || !row.neighbours || !operation.startsWith("get ")) continue;
    const subject = { ...(await row.prepare?.()) };
    for (const actor of row.neighbours) {
      const answer = await send(town, operation, row, subject, actor);
      // About one thing of ours: refused above.
      if (answer.status === 404) continue;
      assert.equal(answer.status, row.status, `${operation}: ${answer.text.slice(0, 200)}`);
      const hidden = actor.params?.network === undefined ? ids.partner : ids.network;
      const seen = answer.text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
      assert.deepEqual(
        seen.filter((id) => hidden.has(id)),
        [],
        operation,
      );
      asked += 1;
    }
  }
  assert.ok(asked > 12);
});

/** Turns what follows around, rings a bell, ends a string in C. */
const hidden = ["\u202e", "\u0007", "\u0000"];

test("no field of any route keeps a character that is not seen, and none is a fault of ours", async () => {
  let asked = 0;
  for (const [operation, row] of Object.entries(rows)) {
    if (typeof row === "string" || !row.body) continue;
    const subject = { ...(await row.prepare?.()) };
    const actor = await row.accepted(subject);
    const body = row.body({ network: stage.town.network, ...subject, ...actor.params });
    if (body instanceof Uint8Array) continue;
    for (const path of pathsOfTexts(body))
      for (const character of hidden) {
        await database.forgetFailures();
        const spoiled = { ...row, body: () => spoil(body, path, character) };
        const answer = await send(stage.town, operation, spoiled, { ...subject, key: randomUUID() }, actor);
        assert.ok(answer.status < 500, `${operation}, ${path.join(".")}: ${answer.text}`);
        asked += 1;
      }
  }
  assert.ok(asked > 120);
  assert.deepEqual(await database.findTexts("[\\u0001-\\u0008\\u202a-\\u202e]"), []);
});

/** Where in a body texts stand. */
function pathsOfTexts(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => pathsOfTexts(part, [...path, name]));
}

/** The body with one text that hides a character within. */
function spoil(body: object, path: string[], character: string): object {
  const copy = structuredClone(body);
  let place = copy as Record<string, unknown>; // safe because a path leads through objects and lists alone
  for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>; // safe as above
  const last = path.at(-1) ?? "";
  const text = String(place[last]);
  place[last] = `${text.slice(0, 1)}${character}${text.slice(1)}x`;
  return copy;
}
