import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, parseColor } from "../../shared/contrast.ts";
import { contrastReport } from "./contrast-report.ts";
import { embeddables } from "./embeddable.ts";
import { PLAIN } from "./look.ts";
import { snippetsFor, systems, twoLines, type Placement } from "./snippets.ts";

const placement: Placement = {
  api: "https://twuster.de",
  network: "twistringen",
  key: "pk_live_twistringen_4t7kq2m9xa4t7kq2",
  element: embeddables[0]!, // safe because there is one
  look: PLAIN,
};

test("the two lines take at most 220 characters, with a whole key and the town's link", () => {
  assert.equal(placement.key.length, "pk_live_twistringen_".length + 16);
  assert.ok(twoLines(placement).length <= 220, `${twoLines(placement).length}`);
  assert.equal(twoLines(placement).split("\n").length, 2);
});

test("what else the tag says is in every system's lines", () => {
  const own = embeddables.find(({ id }) => id === "own-coupons")!; // safe because it is offered
  for (const system of systems) {
    const code = snippetsFor(system, { ...placement, element: own })
      .map((snippet) => snippet.code)
      .join("\n");
    assert.match(code, /(?:\bdata-partner=own|partner="own"|partner = own)/, system);
    assert.match(code, /coupon-list/, system);
  }
  assert.ok(twoLines({ ...placement, element: own }).length <= 240);
});

test("every system is given the address, the element and a link or the key; colours only where chosen", () => {
  for (const system of systems) {
    const plain = snippetsFor(system, placement);
    const all = plain.map(({ code }) => code).join("\n");
    assert.ok(all.includes(placement.api) && all.includes("voucher-purchase") && all.includes(placement.key), system);
    assert.doesNotMatch(all, /--twuster|lang/);
    const look = { ...PLAIN, brand: "#7a3d12", widthPx: 480, language: "en" as const };
    const styled = snippetsFor(system, { ...placement, look });
    if (system !== "wix") assert.match(styled.at(-1)!.code, /--twuster-brand: #7a3d12;\n {2}max-width: 480px;/); // safe because a system has one
  }
});

test("the report says what was moved, from where, and that it can be read now", () => {
  const [button, text, accent] = contrastReport({ brand: "#ffe100", surface: "#ffffff", text: "#aaaaaa" });
  assert.deepEqual([button?.color, button?.ground, button?.wanted], ["#000000", "#ffe100", undefined]);
  assert.equal(text?.wanted?.color, "#aaaaaa");
  assert.ok(text.wanted.ratio < 3 && text.ratio >= 7);
  assert.ok(accent!.wanted!.ratio < 2 && accent!.ratio >= 4.5); // safe because yellow on white was moved
  const calm = contrastReport({ brand: "#1d5c45", surface: "#ffffff", text: "#1f2420" });
  assert.deepEqual(
    calm.map(({ wanted }) => wanted),
    [undefined, undefined, undefined],
  );
  assert.equal(contrast(parseColor("rgb(0, 0, 0)")!.color, [255, 255, 255]), 21); // safe because it is a colour
});
