import assert from "node:assert/strict";
import { test } from "node:test";
import { embeddedDrill, sigtermDrill } from "./sigterm.ts";

test("SIGTERM under load answers what is in hand and ends with 0 within ten seconds", async () => {
  assert.deepEqual((await sigtermDrill({ inHand: 8 })).problems, []);
});

test("the embedded database ends with its server, survives its death, is taken over, and has one holder", async () => {
  assert.deepEqual((await embeddedDrill({ kills: 1 })).problems, []);
});
