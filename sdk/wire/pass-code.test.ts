import assert from "node:assert/strict";
import { test } from "node:test";
import { newCode } from "../../server/passes/issue.ts";
import { checkCharacter, CODE_ALPHABET, CODE_LENGTH, formatCode, parseCode, parseLink } from "./pass-code.ts";

const code = "7K3F9QX2M0ABCDE" + checkCharacter("7K3F9QX2M0ABCDE");
const samples = [
  code,
  ...Array.from({ length: 150 }, newCode),
  ...[...CODE_ALPHABET].map((letter) => letter.repeat(15) + checkCharacter(letter.repeat(15))),
];

test("every single wrong character is caught, at every position", () => {
  for (const right of samples) {
    for (let position = 0; position < CODE_LENGTH; position++) {
      for (const letter of CODE_ALPHABET) {
        const typed = right.slice(0, position) + letter + right.slice(position + 1);
        assert.equal(parseCode(typed), letter === right[position] ? right : undefined, typed);
      }
    }
  }
});

test("every swap of neighbours is caught, the check character included", () => {
  let swaps = 0;
  for (const right of samples) {
    for (let position = 0; position + 1 < CODE_LENGTH; position++) {
      const [a, b] = [right[position]!, right[position + 1]!]; // safe because position + 1 is inside
      if (a === b) continue;
      swaps++;
      assert.equal(parseCode(right.slice(0, position) + b + a + right.slice(position + 2)), undefined, right);
    }
  }
  assert.ok(swaps > 2_000);
});

test("the check character is decided by the fifteen before it", () => {
  for (const right of samples) {
    const body = right.slice(0, -1);
    assert.deepEqual(
      [...CODE_ALPHABET].filter((letter) => parseCode(body + letter)),
      [checkCharacter(body)],
    );
  }
});

test("typing is forgiven: case, spaces, dashes, dots, O for 0, I and L for 1", () => {
  const right = "0101ABCD2345XYZ" + checkCharacter("0101ABCD2345XYZ");
  const check = right.at(-1);
  for (const typed of [
    right,
    right.toLowerCase(),
    formatCode(right),
    ` ${formatCode(right).replaceAll("-", " - ")}\n`,
    formatCode(right).replaceAll("-", "–"),
    formatCode(right).replaceAll("-", "\u00a0"),
    formatCode(right).replaceAll("-", "."),
    `OIOLabcd2345xyz${check}`,
    `oLoiABCD2345XYZ${check}`,
  ])
    assert.equal(parseCode(typed), right, typed);
  assert.equal(formatCode(right), `0101-ABCD-2345-XYZ${check}`);
});

test("what is no code is none", () => {
  for (const typed of [
    "",
    " ",
    "-",
    code.slice(0, -1),
    code.slice(1),
    code + "0",
    code + code,
    "U".repeat(16),
    code.replace("K", "U"),
    code.replace("7", "ß"),
    code.replace("7", "７"),
    code.replace("7", "\0"),
    "0".repeat(101),
    " ".repeat(90) + code,
    `https://example.org/t/w#${code}`,
    "💶".repeat(8),
  ])
    assert.equal(parseCode(typed), undefined, JSON.stringify(typed));
});

test("a million new codes: no two alike, every character as likely as every other", () => {
  const count = 1_000_000;
  const seen = new Set<string>();
  const tallies = Array.from({ length: CODE_LENGTH }, () => new Uint32Array(128));
  for (let i = 0; i < count; i++) {
    const fresh = newCode();
    seen.add(fresh);
    for (let position = 0; position < CODE_LENGTH; position++) tallies[position]![fresh.charCodeAt(position)]!++; // safe because codes are ASCII of this length
    if (i % 1_000 === 0) assert.equal(parseCode(fresh), fresh);
  }
  assert.equal(seen.size, count);
  const expected = count / 32;
  const sigma = Math.sqrt(count * (1 / 32) * (31 / 32));
  for (const [position, tally] of tallies.entries()) {
    for (const letter of CODE_ALPHABET) {
      const deviation = Math.abs(tally[letter.charCodeAt(0)]! - expected) / sigma; // safe because the alphabet is ASCII
      // Six sigma in 512 cells: a right generator fails here once in a million runs.
      assert.ok(deviation < 6, `${letter} at ${position} is ${deviation.toFixed(1)} sigma off`);
    }
  }
});

test("a link names its network and its codes, whatever host it was printed for", () => {
  const second = newCode();
  assert.deepEqual(parseLink(`https://gutschein.example/twistringen-test/w#${code}`), {
    network: "twistringen-test",
    codes: [code],
  });
  assert.deepEqual(parseLink(`http://localhost:4200/twistringen/w#${code}.${second}`), {
    network: "twistringen",
    codes: [code, second],
  });
  assert.deepEqual(parseLink(` https://a.example/twistringen/w#${formatCode(code).toLowerCase()}\n`), {
    network: "twistringen",
    codes: [code],
  });
});

test("a link may name one coupon of a book", () => {
  const book = `https://gutschein.example/twistringen-test/w#${code}`;
  assert.deepEqual(parseLink(`${book}~7`), { network: "twistringen-test", codes: [code], entitlement: 7 });
  for (const wrong of ["~", "~0", "~07", "~x", "~100000", "~1~2", `.${code}~1`])
    assert.equal(parseLink(book + wrong), undefined, wrong);
});

test("any other text is no link of ours", () => {
  const wrong = code.replace("7", "8");
  for (const text of [
    "",
    code,
    "https://example.org",
    `https://example.org/w#${code}`,
    `https://example.org/t/w#${code}`,
    `https://example.org/town/w?${code}`,
    `https://example.org/town/w#${wrong}`,
    `https://example.org/town/w#${code}.${wrong}`,
    `https://example.org/town/w#${code}.`,
    `https://example.org/town/w#`,
    `https://example.org/TOWN/w#${code}`,
    `https://example.org/a/town/w#${code}`,
    `javascript:alert(1)//example.org/town/w#${code}`,
    `https://example.org/town/w#${code}&x=1`,
    `https://exa mple.org/town/w#${code}`,
    `https://example.org/town/w#${`${code}.`.repeat(200)}${code}`,
  ])
    assert.equal(parseLink(text), undefined, text.slice(0, 80));
});
