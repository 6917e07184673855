import assert from "node:assert/strict";
import { it } from "node:test";
import { makeFrame, planFrames } from "../../../bench/scanner/frames.ts";
import { decodeStep } from "./decode-step.ts";

/** Read within eight steps when this was written; the machine has no part in it. */
const READ_BEFORE = 29;

it("reads as many of the benchmark's stills as before, and none falsely", () => {
  const plans = planFrames(20_261, 42);
  let read = 0;
  for (const plan of plans) {
    const frame = makeFrame(20_261, plan);
    let text: string | undefined;
    for (let step = 0; step < 8 && text === undefined; step++) text = decodeStep(frame, step);
    if (text !== undefined) assert.equal(text, plan.text, `${plan.kind} at ${plan.harm}`);
    if (plan.kind === "inverted") assert.equal(text, plan.text, "light on dark is read");
    if (text !== undefined) read++;
  }
  assert.ok(read >= READ_BEFORE, `${read} of ${plans.length} read, ${READ_BEFORE} before`);
});
