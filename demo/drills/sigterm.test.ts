import assert from "node:assert/strict";
import { test } from "node:test";
import { silentMailDrill } from "./silent-mail.ts";
import { embeddedDrill, sigtermDrill } from "./sigterm.ts";

test("SIGTERM under load answers what is in hand and ends with 0 within ten seconds", async () => {
  assert.deepEqual((await sigtermDrill({ inHand: 8 })).problems, []);
});

test("SIGTERM while the mail server says nothing: it ends with 0 within ten seconds, and the letter is not lost", async () => {
  assert.deepEqual((await silentMailDrill()).problems, []);
});

test("the embedded database ends with its server, survives its death, is taken over, and has one holder", async () => {
  assert.deepEqual((await embeddedDrill({ kills: 1 })).problems, []);
});
