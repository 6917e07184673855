import assert from "node:assert/strict";
import { test } from "node:test";
import { lineInput, messageInput, nameInput, paragraphsInput } from "./text-input.ts";

const reasonOf = (schema: ReturnType<typeof messageInput> | ReturnType<typeof nameInput>, text: unknown): string =>
  schema.safeParse(text).error?.issues[0]?.message ?? "none";

const tricks = ["\0", "\u0007", "\u001b[31m", "\u0085", "\u2028", "\u200f", "\u202e", "\u2066", "\ud83d"];

test("a line is one line: no break, no control character, no trick of direction, no half of a character", () => {
  for (const trick of [...tricks, "\r\nBcc: x@example.org", "\t"])
    assert.equal(reasonOf(lineInput(80), `Bäckerei ${trick} Meyerholz`), "wrong_type", JSON.stringify(trick));
  for (const good of ["", "Bäckerei & Café «Zur Mühle» <3", "👩‍🌾 Hofladen", "مخبز", "O’Brien – 50 %"])
    assert.equal(lineInput(80).parse(` ${good} `), good);
  assert.equal(reasonOf(lineInput(3), "vier"), "too_long");
  assert.equal(reasonOf(nameInput(3), "  "), "required");
});

test("paragraphs keep their lines, and nothing else that is not text", () => {
  assert.equal(paragraphsInput(80).parse(" a\r\nb\rc\td\n\ne "), "a\nb\nc d\n\ne");
  for (const trick of tricks) assert.equal(reasonOf(paragraphsInput(80), `a\n${trick}b`), "wrong_type");
  assert.equal(paragraphsInput(80).parse(""), "");
  assert.equal(reasonOf(messageInput(80), "\n"), "required");
  assert.equal(reasonOf(messageInput(3), "vier"), "too_long");
});
