import assert from "node:assert/strict";
import { test } from "node:test";
import { killDrill } from "./kill.ts";

test("five SIGKILLs under load: everything acknowledged is there once, every repeat has one effect", async () => {
  const { problems, figures } = await killDrill({ kills: 5, customers: 6, seed: 7 });
  assert.deepEqual(problems, [], JSON.stringify(figures));
});
