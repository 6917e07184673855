import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import type { Package } from "custom-elements-manifest";
import { readDocComment } from "./doc-comment.ts";
import { folder, typeFiles } from "./type-files.ts";

const root = join(import.meta.dirname, "../..");

test("what is published says what the elements say; `npm run types` writes it anew", async () => {
  for (const [name, text] of await typeFiles())
    assert.ok(readFileSync(join(folder, name), "utf8") === text, `sdk/types/${name} is out of date: npm run types`);
});

test("the manifest is valid by its published schema, which sees what is wrong", () => {
  const schema = readJson(join(root, "node_modules/custom-elements-manifest/schema.json")) as object; // safe because it is one
  const isValid = new Ajv({ allErrors: true }).compile(schema);
  const manifest = readJson(join(folder, "custom-elements.json")) as Package; // safe because of the next line
  assert.ok(isValid(manifest), JSON.stringify(isValid.errors));
  assert.equal(isValid({ ...manifest, schemaVersion: 2 }), false);
  assert.equal(isValid({ ...manifest, modules: [{ ...manifest.modules[0], kind: "module" }] }), false);
});

/** What https://github.com/JetBrains/web-types describes for version 2, as far as we use it: every name known, every kind right. */
const named = { name: "string", description: "string" } as const;
const webTypesShape: Shape = {
  $schema: "string",
  name: "string",
  version: "string",
  "js-types-syntax": "string",
  "description-markup": "string",
  contributions: {
    html: {
      elements: [
        {
          ...named,
          attributes: [{ ...named, value: { type: "string", "default?": "string" } }],
          slots: [named],
          js: { properties: [{ ...named, type: "string" }], events: [{ ...named, type: "string" }] },
          css: { parts: [named] },
        },
      ],
    },
    css: { properties: [named] },
  },
};

test("web-types have the shape that WebStorm reads, and every element of the script", () => {
  const webTypes = readJson(join(folder, "web-types.json"));
  assert.deepEqual(misfits(webTypes, webTypesShape), []);
  assert.deepEqual(misfits({ name: 1, colour: "red" }, { name: "string" }), ["/name is number", "/colour is unknown"]);
  const loader = readFileSync(join(root, "sdk/loader/twuster.ts"), "utf8");
  const tags = [...loader.matchAll(/^ {2}"(twuster-[a-z-]+)": async/gm)].map(([, tag]) => tag);
  const { html } = (webTypes as { contributions: { html: { elements: { name: string }[] } } }).contributions; // safe because its shape was just checked
  assert.deepEqual(html.elements.map(({ name }) => name).sort(), tags.sort());
});

test("every part that an element draws is published, and no other", () => {
  const manifest = readJson(join(folder, "custom-elements.json")) as Package; // safe because of the test above
  const shared = partsIn(["widgets/shared/{twuster-element,failure-notice,loading}.ts"]);
  for (const declaration of manifest.modules.flatMap(({ declarations }) => declarations ?? [])) {
    if (declaration.kind !== "class" || !("tagName" in declaration) || !declaration.tagName) continue;
    const drawn = partsIn([`widgets/${declaration.tagName}/**/*.ts`]);
    const published = declaration.cssParts?.map(({ name }) => name) ?? [];
    const isKnown = (part: string): boolean => drawn.has(part) || (part === "base" && shared.has(part));
    assert.deepEqual(
      published.filter((part) => !isKnown(part)),
      [],
      declaration.tagName,
    );
    assert.deepEqual(
      [...drawn].filter((part) => !published.includes(part)),
      [],
      declaration.tagName,
    );
    assert.ok(published.includes("base"), declaration.tagName);
  }
});

test("every event that an element sends is described, and none that it does not send", () => {
  const manifest = JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8")) as Package; // safe because the generator is typed so
  for (const declaration of manifest.modules.flatMap(({ declarations }) => declarations ?? [])) {
    if (declaration.kind !== "class" || !("tagName" in declaration) || !declaration.tagName) continue;
    const folderOf = join(root, "widgets", declaration.tagName);
    const source = globSync("**/*.ts", { cwd: folderOf, exclude: ["**/*.test.ts"] })
      .map((file) => readFileSync(join(folderOf, file), "utf8"))
      .join("\n");
    // A kind of thing names the event that its element sends.
    const sent = [...source.matchAll(/(?:\.emit(?:<\w+>)?\(\s*|\bname: )"(twuster-[a-z-]+)"/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(sent)].sort(), declaration.events?.map(({ name }) => name).sort());
  }
});

test("what an element keeps to itself is not published", () => {
  const manifest = readFileSync(join(folder, "custom-elements.json"), "utf8");
  for (const inner of ["draft", "isSending", "messages", "late", "counterState", "shownCode"])
    assert.ok(!manifest.includes(`"${inner}"`), inner);
});

test("several tags may share a line; a name needs its sentence", () => {
  const { description, tags } = readDocComment(
    "*\n * A shop. Mail me@example.org.\n * @slot - The link.\n * @csspart goods - What is sold. @csspart order - The\n *   button.\n * @event {CustomEvent<A<B>>} twuster-a - Told - once.\n",
  );
  assert.equal(description, "A shop. Mail me@example.org.");
  assert.deepEqual(tags, [
    { tag: "slot", name: "", text: "The link." },
    { tag: "csspart", name: "goods", text: "What is sold." },
    { tag: "csspart", name: "order", text: "The button." },
    { tag: "event", type: "CustomEvent<A<B>>", name: "twuster-a", text: "Told - once." },
  ]);
  assert.throws(() => readDocComment("@csspart goods"), /needs a sentence/);
});

test("the files that frameworks need are there, and no others", () => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  assert.deepEqual(files.map(({ name }) => name).sort(), [
    "custom-elements.json",
    "preact.d.ts",
    "react.d.ts",
    "twuster.d.ts",
    "vue.d.ts",
    "web-types.json",
  ]);
});

/** A key with `?` may be missing; a list of one stands for any number of its kind. */
type Shape = "string" | readonly [Shape] | { readonly [key: string]: Shape };

/** Where a value is not of that shape, in words. */
function misfits(value: unknown, shape: Shape, path = ""): string[] {
  if (typeof shape === "string") return typeof value === shape ? [] : [`${path} is ${typeof value}`];
  if (typeof value !== "object" || value === null || isList(shape) !== Array.isArray(value))
    return [`${path} is of another kind`];
  if (isList(shape)) return Object.entries(value).flatMap(([at, each]) => misfits(each, shape[0], `${path}/${at}`));
  const optional = Object.keys(shape).filter((key) => key.endsWith("?"));
  const missing = Object.keys(shape).filter((key) => !optional.includes(key) && !(key in value));
  return [
    ...missing.map((key) => `${path}/${key} is missing`),
    ...Object.entries(value).flatMap(([key, each]) => {
      const wanted = shape[key] ?? shape[`${key}?`];
      return wanted ? misfits(each, wanted, `${path}/${key}`) : [`${path}/${key} is unknown`];
    }),
  ];
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function partsIn(patterns: string[]): Set<string> {
  const files = globSync(patterns, { cwd: root }).filter((file) => !/test(ing)?\.ts$/.test(file));
  const text = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  return new Set([...text.matchAll(/\bpart="([a-z-]+)"/g)].map(([, part]) => part!)); // safe because the group always takes part
}
