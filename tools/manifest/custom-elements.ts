import type { CustomElementDeclaration, CustomElementExport, Package } from "custom-elements-manifest";
import type { DocTag } from "./doc-comment.ts";
import type { ElementDescription } from "./read-element.ts";

/** The one file a page loads; it defines every tag. */
const SCRIPT = "v1/twuster.js";

/** What editors and catalogues read: `custom-elements.json`, held to its schema by that schema's own types. */
export function customElements(elements: ElementDescription[]): Package {
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path: SCRIPT,
        declarations: elements.map(declaration),
        exports: elements.map(({ tag, className }): CustomElementExport => ({
          kind: "custom-element-definition",
          name: tag,
          declaration: { name: className, module: SCRIPT },
        })),
      },
    ],
  };
}

function declaration(element: ElementDescription): CustomElementDeclaration {
  const { tag, className, summary, description } = element;
  return {
    kind: "class",
    customElement: true,
    tagName: tag,
    name: className,
    summary,
    ...(description ? { description } : {}),
    superclass: { name: "HTMLElement", package: "global:" },
    attributes: element.attributes.map(({ name, field, type, default: value, description }) => ({
      name,
      fieldName: field,
      type: { text: type },
      ...(value === undefined ? {} : { default: value }),
      description,
    })),
    members: element.attributes.map(({ name, field, type, description }) => ({
      kind: "field",
      name: field,
      attribute: name,
      privacy: "public",
      type: { text: type },
      description,
    })),
    events: element.events.map(({ name, type, description }) => ({ name, type: { text: type }, description })),
    slots: element.slots.map(named),
    cssParts: element.parts.map(named),
    cssProperties: element.cssProperties.map(named),
  };
}

function named({ name, text }: DocTag): { name: string; description: string } {
  return { name, description: text };
}
