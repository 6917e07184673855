import type { DocTag } from "./doc-comment.ts";
import type { ElementDescription } from "./read-element.ts";

const SCHEMA = "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json";

/** What WebStorm and its relatives read: `web-types.json`. */
export function webTypes(elements: ElementDescription[], version: string): object {
  return {
    $schema: SCHEMA,
    name: "twuster",
    version,
    "js-types-syntax": "typescript",
    "description-markup": "markdown",
    contributions: {
      html: { elements: elements.map(element) },
      css: { properties: cssProperties(elements) },
    },
  };
}

function element({ tag, summary, description, attributes, events, slots, parts }: ElementDescription): object {
  return {
    name: tag,
    description: [summary, description].filter(Boolean).join("\n\n"),
    attributes: attributes.map(({ name, type, default: value, description }) => ({
      name,
      description,
      value: { type, ...(value === undefined ? {} : { default: value }) },
    })),
    slots: slots.map(named),
    js: {
      properties: attributes.map(({ field, type, description }) => ({ name: field, description, type })),
      events: events.map(({ name, type, description }) => ({ name, description, type })),
    },
    css: { parts: parts.map(named) },
  };
}

/** Several elements know the same property; the list has it once. */
function cssProperties(elements: ElementDescription[]): object[] {
  const all = new Map<string, string>();
  for (const { name, text } of elements.flatMap((element) => element.cssProperties))
    if (!all.has(name)) all.set(name, text);
  return [...all].map(([name, description]) => ({ name, description }));
}

function named({ name, text }: DocTag): object {
  return { name, description: text };
}
