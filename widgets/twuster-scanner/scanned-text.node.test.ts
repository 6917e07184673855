import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkCharacter, formatCode } from "../../sdk/wire/pass-code.ts";
import { KeyboardWedge } from "./keyboard-wedge.ts";
import { readScannedText } from "./scanned-text.ts";

const BODY = "7YZ39QX2MNBVZYX";
const CODE = BODY + checkCharacter(BODY);
const LINK = `https://api.example/twistringen/w#${CODE}`;

describe("readScannedText", () => {
  const read = (text: string): unknown => readScannedText(text, "twistringen");

  it("reads a link and a typed code", () => {
    for (const text of [LINK, CODE, formatCode(CODE), ` ${CODE.toLowerCase()} `])
      assert.deepEqual(read(text), { kind: "code", code: CODE });
  });

  it("reads what a hand scanner with an American keyboard types on a German computer", () => {
    const german: Record<string, string> = { y: "z", z: "y", Y: "Z", Z: "Y", "-": "ß", "/": "-", ":": "Ö", "#": "§" };
    const typed = Array.from(LINK, (character) => german[character] ?? character).join("");
    assert.notEqual(typed, LINK);
    assert.deepEqual(read(typed), { kind: "code", code: CODE });
  });

  it("reads which coupon of a book it is, from a German keyboard too", () => {
    const coupon = { kind: "code", code: CODE, entitlement: 7 };
    assert.deepEqual(read(`${LINK}~7`), coupon);
    const german: Record<string, string> = { y: "z", z: "y", Y: "Z", Z: "Y", "/": "-", ":": "Ö", "#": "§", "~": "°" };
    assert.deepEqual(read(Array.from(`${LINK}~7`, (character) => german[character] ?? character).join("")), coupon);
    assert.deepEqual(read(`${LINK}~0`), { kind: "not_ours" });
    assert.deepEqual(read(`${LINK.replace("twistringen", "bassum")}~7`), {
      kind: "foreign_network",
      network: "bassum",
    });
  });

  it("tells another town, a bundle, a typing error and something else apart", () => {
    assert.deepEqual(read(LINK.replace("twistringen", "bassum")), { kind: "foreign_network", network: "bassum" });
    assert.deepEqual(read(`${LINK}.${CODE}`), { kind: "several", count: 2 });
    assert.deepEqual(read(`0${CODE.slice(1)}`), { kind: "mistyped" });
    assert.deepEqual(read(CODE.slice(0, 12)), { kind: "mistyped" });
    // Y for Z is a typing error, and not another keyboard's way to write a good code.
    const body = "Z00000000000000";
    assert.deepEqual(read(`Y${body.slice(1)}${checkCharacter(body)}`), { kind: "mistyped" });
    for (const text of ["https://example.org/menu", "WIFI:S:Cafe;;", "x".repeat(5000)])
      assert.deepEqual(read(text), { kind: "not_ours" });
  });
});

describe("KeyboardWedge", () => {
  const type = (text: string, gapMs: number): string | undefined => {
    const wedge = new KeyboardWedge();
    let atMs = 1000;
    for (const character of text) wedge.press(character, (atMs += gapMs));
    return wedge.press("Enter", atMs + gapMs);
  };

  it("takes a fast burst that ends in Enter", () => assert.equal(type(LINK, 8), LINK));
  it("leaves people's typing alone", () => assert.equal(type(CODE, 130), undefined));
  it("leaves short bursts alone", () => assert.equal(type("12345", 8), undefined));

  it("skips Shift and forgets what was typed before", () => {
    const wedge = new KeyboardWedge();
    for (const [i, key] of ["x", "y"].entries()) wedge.press(key, i * 10);
    let atMs = 5000;
    for (const key of [...CODE].flatMap((character) => ["Shift", character])) wedge.press(key, (atMs += 4));
    assert.equal(wedge.press("Enter", atMs + 4), CODE);
    assert.equal(wedge.press("Enter", atMs + 8), undefined);
  });
});
