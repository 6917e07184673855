import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "oxfmt";
import { customElements } from "./custom-elements.ts";
import { isElement, readElement } from "./read-element.ts";
import { root } from "./source.ts";
import { typeDeclarations } from "./type-declarations.ts";
import { webTypes } from "./web-types.ts";

/** Where the files are kept, and served from. */
export const folder = join(root, "sdk/types");

/** Every generated file, by name, formatted as the check wants it. */
export async function typeFiles(): Promise<ReadonlyMap<string, string>> {
  const elements = readdirSync(join(root, "widgets")).filter(isElement).sort().map(readElement);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }; // safe because npm would not run without one
  const files = {
    "custom-elements.json": JSON.stringify(customElements(elements)),
    "web-types.json": JSON.stringify(webTypes(elements, version)),
    "twuster.d.ts": typeDeclarations(elements),
  };
  const formatted = new Map<string, string>();
  for (const [name, text] of Object.entries(files)) {
    const { code, errors } = await format(name, text, { printWidth: 120 });
    if (errors[0]) throw new Error(`${name}: ${errors[0].message}`);
    formatted.set(name, code);
  }
  return formatted;
}
