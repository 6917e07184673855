import type { Attribute } from "./read-attributes.ts";
import type { ElementDescription } from "./read-element.ts";

/** Without it an element belongs to no town. */
const REQUIRED = new Set(["site", "network"]);

const HEAD = `/**
 * Types for pages that embed Twuster. Copy this file into your project; nothing has to be installed.
 * For React, Preact and Vue there is a second file beside it.
 */`;

/** `twuster.d.ts`: tags, attributes and events for the DOM, and the table that each JSX dialect is made from. */
export function typeDeclarations(elements: ElementDescription[]): string {
  return [
    HEAD,
    ...elements.map(({ detailTypes }) => detailTypes),
    ...elements.map(elementTypes),
    table("TwusterAttributes", "Attributes by tag, written as in HTML.", elements, attributesName),
    table("TwusterEvents", "Events by tag. All bubble, out of shadow trees too.", elements, eventsName),
    JSX,
    globals(elements),
  ].join("\n\n");
}

function elementTypes(element: ElementDescription): string {
  const { className, summary, description, attributes, events } = element;
  return `/** ${[summary, description].filter(Boolean).join(" ")} */
export interface ${className} extends HTMLElement {
  ${attributes.map((attribute) => line(attribute.description, `${attribute.field}: ${attribute.type}`)).join("\n")}
}
export interface ${attributesName(element)} {
  ${attributes.map((attribute) => line(attribute.description, attributeOf(attribute))).join("\n")}
}
export interface ${eventsName(element)} {
  ${events.map(({ name, type, description }) => line(description, `"${name}": ${type}`)).join("\n")}
}`;
}

/** The spelling of HTML works before the element's script has come; a property set earlier would be lost. */
function attributeOf({ name, type }: Attribute): string {
  return `"${name}"${REQUIRED.has(name) ? "" : "?"}: ${type}`;
}

function table(
  name: string,
  text: string,
  elements: ElementDescription[],
  typeOf: (element: ElementDescription) => string,
): string {
  return `/** ${text} */
export interface ${name} { ${elements.map((element) => `"${element.tag}": ${typeOf(element)};`).join("\n")} }`;
}

const JSX = `/** React and Preact listen to the name as it stands after "on". */
type JsxListeners<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void;
};
/** What a tag takes beside what every tag takes. */
export type TwusterJsx = {
  [Tag in keyof TwusterAttributes]: TwusterAttributes[Tag] & JsxListeners<TwusterEvents[Tag]>;
};`;

function globals(elements: ElementDescription[]): string {
  return `declare global {
  interface HTMLElementTagNameMap {
    ${elements.map(({ tag, className }) => `"${tag}": ${className};`).join("\n")}
  }
  interface GlobalEventHandlersEventMap extends ${elements.map(eventsName).join(", ")} {}
}`;
}

function line(comment: string, code: string): string {
  return `/** ${comment} */\n${code};`;
}

function attributesName({ className }: ElementDescription): string {
  return `${className}Attributes`;
}

function eventsName({ className }: ElementDescription): string {
  return `${className}Events`;
}
