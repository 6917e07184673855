import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { CustomElementDeclaration, Package } from "custom-elements-manifest";

/** docs/einbetten says what the code does: names are compared with what the elements publish, sentences with what they say. */
const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const page = (name: string): string => read(`docs/einbetten/${name}.md`);

const manifest = JSON.parse(read("sdk/types/custom-elements.json")) as Package; // safe because a test holds it to its schema
const elements = manifest.modules.flatMap(({ declarations }) => declarations ?? []) as CustomElementDeclaration[]; // safe because it declares elements alone
const namesOf = (list: { name: string }[] | undefined): string[] => (list ?? []).map(({ name }) => name).sort();

/** The rows of a page's first table whose head begins so: each cell's code words. */
function rowsUnder(text: string, head: string): string[][][] {
  const lines = text.slice(text.indexOf(`| ${head}`)).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  assert.ok(text.includes(`| ${head}`) && end > 2, `no table "${head}"`);
  return lines.slice(2, end).map(
    (line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)), // safe because the group always takes part
  );
}

test("the tokens are all there are, twelve at most, and every element has them", () => {
  const told = rowsUnder(page("gestaltung"), "Name").map(([names = []]) => names[0] ?? "");
  assert.ok(told.length > 0 && told.length <= 12);
  for (const element of elements)
    assert.deepEqual(namesOf(element.cssProperties), told.toSorted(), `${element.tagName}`);
});

test("the parts are all there are, element by element", () => {
  const [everybodys, ...rows] = rowsUnder(page("gestaltung"), "Element");
  const common = everybodys![1]!; // safe because the table has such a row
  assert.deepEqual(
    namesOf(elements.map(({ tagName }) => ({ name: tagName! }))),
    rows.map(([tags = []]) => tags[0] ?? "").sort(),
  ); // safe because every element has a tag
  for (const [[tag = ""] = [], parts = []] of rows) {
    const element = elements.find(({ tagName }) => tagName === tag);
    assert.deepEqual(namesOf(element?.cssParts), [...common, ...parts].sort(), tag);
  }
});

test("the events are all there are, each with its detail", () => {
  const types = read("sdk/types/twuster.d.ts");
  const rows = rowsUnder(page("ereignisse"), "Ereignis");
  const events = elements.flatMap((element) => element.events ?? []);
  assert.deepEqual(rows.map(([names = []]) => names[0] ?? "").sort(), namesOf(events));
  for (const [[name = ""] = [], , [detail = ""] = []] of rows) {
    const { type } = events.find((event) => event.name === name)!; // safe because of the line above
    const told = [...detail.matchAll(/(\w+): (\w+)/g)].map(([, field, kind]) => `${field}: ${kind}`);
    assert.deepEqual(told.sort(), fieldsOf(types, type.text.replace(/^CustomEvent<(.*)>$/, "$1")), name);
  }
});

/** The fields of a published type, each as `name: type`. */
function fieldsOf(types: string, name: string): string[] {
  const alias = new RegExp(`export type ${name} = (\\w+)`).exec(types)?.[1];
  if (alias) return alias === "Record" ? [] : fieldsOf(types, alias);
  const body = new RegExp(`export interface ${name} \\{([^}]*)\\}`).exec(types)?.[1];
  assert.ok(body, `no type ${name}`);
  return [...body.matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, field, kind]) => `${field}: ${kind}`).sort();
}

test("every element of the script is offered, with the attribute that names it", () => {
  const rows = rowsUnder(page("README"), "Element");
  assert.deepEqual(
    rows.map(([tags = []]) => tags[0] ?? "").sort(),
    namesOf(elements.map(({ tagName }) => ({ name: tagName! }))),
  ); // safe because every element has a tag
  for (const [[tag = ""] = [], , naming = []] of rows) {
    const known = namesOf(elements.find(({ tagName }) => tagName === tag)?.attributes);
    for (const attribute of naming) assert.ok(known.includes(attribute.split("=")[0]!), `${tag}: ${attribute}`); // safe because split gives one part at least
  }
});

test("the files for editors and compilers are those that are served", () => {
  const told = rowsUnder(page("ereignisse"), "Datei").map(([urls = []]) => urls[0]?.split("/").at(-1) ?? "");
  const served = readdirSync(join(root, "sdk/types"), { withFileTypes: true }).filter((entry) => entry.isFile());
  assert.deepEqual(told.sort(), namesOf(served));
});

test("every sentence that is explained is one that the elements say", () => {
  const messages = globSync("widgets/{shared,twuster-*}/**/messages.de.ts", { cwd: root }).map(read).join("\n");
  const quoted = [...page("fehlersuche").matchAll(/^\| („[^|]*) \|/gm)].flatMap(
    ([, cell]) => [...cell!.matchAll(/„([^“]+)“/g)].map(([, sentence]) => sentence!), // safe because both groups always take part
  );
  // The browser's own words, in the table of what the console says.
  const foreign = ["Content Security Policy", "Refused to load", "integrity"];
  const ours = quoted.filter((sentence) => !foreign.includes(sentence));
  assert.ok(ours.length > 15);
  assert.deepEqual(
    ours.filter((sentence) => !messages.includes(sentence)),
    [],
  );
});

test("the policy that is promised is the one that is tested", () => {
  const told = /^Content-Security-Policy: (.*)$/m.exec(page("csp"))?.[1];
  const tested = /^ {2}`(default-src 'none'.*)`;$/m.exec(read("sdk/loader/twuster.test.ts"))?.[1];
  assert.equal(told, tested?.replaceAll("${origin}", "https://IHR-TWUSTER"));
});

test("what is pasted works: modules, closing tags, a link inside or, where there can be none, beside", () => {
  for (const file of readdirSync(join(root, "docs/einbetten"))) {
    const blocks = [...read(`docs/einbetten/${file}`).matchAll(/^ *```html\n([\s\S]*?)^ *```/gm)].map(
      ([, code]) => code!,
    ); // safe because the group always takes part
    for (const block of blocks) {
      for (const [script, attributes] of block.matchAll(/<script([^>]*src="https:\/\/IHR-TWUSTER[^>]*)>/g)) {
        assert.match(attributes!, /type="module"/, `${file}: ${script}`); // safe because the group always takes part
        assert.match(block, /<\/script>/, file);
      }
      for (const [opening] of block.matchAll(/<twuster-[a-z-]+[^>]*>|<div data-twuster=[^>]*>/g)) {
        const tag = /^<([a-z-]+)/.exec(opening)![1]!; // safe because it was found so
        assert.match(
          block.slice(block.indexOf(opening)),
          new RegExp(`^[^>]*><a href="https://IHR-TWUSTER/STADT/\\w+">[^<]+</a></${tag}>`),
          file,
        );
      }
    }
  }
});

test("every page is in German and led to, from the readme to the last", () => {
  const files = readdirSync(join(root, "docs/einbetten")).map((file) => file.replace(".md", ""));
  for (const system of [
    "wordpress",
    "jimdo",
    "wix",
    "squarespace",
    "typo3",
    "html",
    "csp",
    "gestaltung",
    "ereignisse",
    "versionen",
  ])
    assert.ok(files.includes(system), system);
  for (const name of files.filter((each) => each !== "README")) {
    assert.ok(page("README").includes(`](${name}.md)`), `${name} is not linked`);
    assert.match(page(name), /\b(Sie|Ihre?|Ihrem)\b/, name);
  }
  assert.ok(read("README.md").includes("](docs/einbetten/README.md)"));
});

test("the promise about versions is written down: 24 months, never switched", () => {
  assert.match(page("versionen"), /mindestens \*\*24 Monate\*\*/);
  assert.match(page("versionen"), /\*\*nie von selbst umgestellt\*\*/);
  assert.match(page("wordpress"), /Block „Twuster“[\s\S]*Shortcode/);
});
