import assert from "node:assert/strict";
import { test } from "node:test";
import { drawableText, tidyGreeting } from "./greeting.ts";

const isLatin = (codePoint: number): boolean => codePoint < 0x180;

test("controls and direction overrides go, line breaks and emoji stay", () => {
  assert.equal(tidyGreeting("Liebe Oma,\r\n\r\n\r\nalles\u0000 Gute\u202e 🎂\n"), "Liebe Oma,\n\nalles Gute 🎂");
  assert.equal(tidyGreeting("a\u2028b\tc\ud800"), "a\nb c");
  assert.equal(tidyGreeting(" \n\t "), "");
});

test("what a font cannot draw is made plain or left out", () => {
  assert.equal(drawableText("Alles Gute 🎂 zum 60. 👩‍👩‍👧", isLatin), "Alles Gute zum 60.");
  assert.equal(drawableText("𝓗𝓪𝓹𝓹𝔂 Tiếng", isLatin), "Happy Tieng");
  assert.equal(drawableText("שלום, Oma", isLatin), ", Oma");
  assert.equal(drawableText("🎉🎉", isLatin), "");
  assert.equal(drawableText("Kaffee 🎄☕. Mil🍀ch (🎁) x\u0304", isLatin), "Kaffee. Milch () x");
  assert.equal(drawableText("Zeile\n🎉\nZeile", isLatin), "Zeile\n\nZeile");
});
