import { CODE_ALPHABET, checkCharacter, formatCode, parseLink } from "../../sdk/wire/pass-code.ts";
import { CODES_PER_QR, portionsOf, readEntry, readFragment, walletLink } from "./wallet-link.ts";
import { assertEqual } from "./wallet-testing.ts";

function code(seed: number): string {
  const body = Array.from({ length: 15 }, (_, i) => CODE_ALPHABET[(seed * 7 + i * 11) % 32]).join("");
  return body + checkCharacter(body);
}
const [one, two] = [code(1), code(2)];

describe("the wallet's link", () => {
  it("reads one code, several, each once", () => {
    assertEqual(readFragment(`#${one}`), { codes: [one], brokenCount: 0 });
    assertEqual(readFragment(`#${one}.${two}.${one}`), { codes: [one, two], brokenCount: 0 });
    assertEqual(readFragment(""), { codes: [], brokenCount: 0 });
  });

  it("forgives what mail programs do to it", () => {
    assertEqual(readFragment(`#${formatCode(one).toLowerCase()}.`), { codes: [one], brokenCount: 0 });
    assertEqual(readFragment(`#${one}%20.${two}`), { codes: [one, two], brokenCount: 0 });
  });

  it("counts what can't be a code, and survives nonsense", () => {
    assertEqual(readFragment(`#${one}.${two.slice(1)}`), { codes: [one], brokenCount: 1 });
    assertEqual(readFragment("#%E0%A4%A"), { codes: [], brokenCount: 1 });
    assertEqual(readFragment(`#${"A.".repeat(5000)}`).brokenCount, 117);
  });

  it("says what is wrong with a typed code before anybody is asked", () => {
    assertEqual(readEntry("  ", "town"), { kind: "empty" });
    assertEqual(readEntry(formatCode(one), "town"), { kind: "codes", codes: [one] });
    assertEqual(readEntry(one.slice(1), "town"), { kind: "wrong_length", count: 15 });
    const wrong = (one[0] === "0" ? "1" : "0") + one.slice(1);
    assertEqual(readEntry(wrong, "town"), { kind: "mistyped" });
  });

  it("takes a whole link, and knows another town's", () => {
    assertEqual(readEntry(walletLink("https://x.de", "town", [one, two]), "town"), {
      kind: "codes",
      codes: [one, two],
    });
    assertEqual(readEntry(walletLink("https://x.de", "syke", [one]), "town"), {
      kind: "other_town",
      network: "syke",
      codes: [one],
    });
  });

  it("writes links the scanner understands, in readable portions", () => {
    const codes = Array.from({ length: 23 }, (_, i) => code(i));
    const portions = portionsOf(codes);
    assertEqual(
      portions.map((portion) => portion.length),
      [CODES_PER_QR, CODES_PER_QR, 3],
    );
    assertEqual(parseLink(walletLink("https://x.de", "town", portions[0]!)), { network: "town", codes: portions[0]! });
  });
});
