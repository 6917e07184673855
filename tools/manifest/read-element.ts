import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DocTag } from "./doc-comment.ts";
import { readAttributes, type Attribute } from "./read-attributes.ts";
import { readEvents } from "./read-events.ts";
import { root, Source } from "./source.ts";

export interface ElementEvent {
  name: string;
  /** E.g. `CustomEvent<OrderPlacedDetail>`. */
  type: string;
  description: string;
}
export interface ElementDescription {
  tag: string;
  className: string;
  path: string;
  summary: string;
  description: string;
  attributes: Attribute[];
  events: ElementEvent[];
  slots: DocTag[];
  parts: DocTag[];
  cssProperties: DocTag[];
  /** The TypeScript of the details its events carry. */
  detailTypes: string;
}

const silent: ReturnType<typeof readEvents> = { details: "", map: new Map() };

/** On our own pages only: nobody embeds them. */
const OWN_PAGES = new Set(["twuster-desk", "twuster-operator"]);

/** What all elements have. */
const BASE = "widgets/shared/twuster-element.ts";

/** Reads `widgets/TAG/TAG.ts` and the `events.ts` beside it. @throws where header, events and types do not agree */
export function readElement(tag: string): ElementDescription {
  const source = new Source(`widgets/${tag}/${tag}.ts`);
  const base = new Source(BASE);
  const { node, name: className, doc } = source.exportedClass();
  const tagsOf = (kind: string): DocTag[] => doc.tags.filter((found) => found.tag === kind);
  const summary = tagsOf("summary")[0]?.text;
  if (!summary) throw new Error(`${source.path}: no @summary`);
  const events = `widgets/${tag}/events.ts`;
  // One that tells the page nothing has no such file.
  const { details, map } = existsSync(join(root, events)) ? readEvents(new Source(events)) : silent;
  const documented = tagsOf("event");
  const undocumented = [...map.keys()].filter((name) => !documented.some((event) => event.name === name));
  if (undocumented.length) throw new Error(`${source.path}: no @event for ${undocumented.join(", ")}`);
  return {
    tag,
    className,
    path: source.path,
    summary,
    description: doc.description,
    attributes: [...readAttributes(source, node), ...readAttributes(base, base.exportedClass().node)],
    events: documented.map(({ name, type, text }) => {
      const real = map.get(name);
      if (!real || (type && type !== real)) throw new Error(`${source.path}: ${name} is ${real}, not ${type}`);
      return { name, type: real, description: text };
    }),
    slots: tagsOf("slot"),
    parts: tagsOf("csspart"),
    cssProperties: tagsOf("cssproperty"),
    detailTypes: details,
  };
}

/** A folder is an element when its own file is in it. */
export function isElement(folder: string): boolean {
  return (
    !OWN_PAGES.has(folder) && folder.startsWith("twuster-") && existsSync(join(root, "widgets", folder, `${folder}.ts`))
  );
}
