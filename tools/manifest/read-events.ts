import type { Source } from "./source.ts";

export interface Events {
  /** The exported types, with their comments, as they stand in the file. */
  details: string;
  /** Event name → type, of `GlobalEventHandlersEventMap`. */
  map: ReadonlyMap<string, string>;
}

/** An element's `events.ts`: types of the details, then one `declare global`. It imports nothing, so it can be copied. */
export function readEvents(source: Source): Events {
  const last = source.program.body.at(-1);
  if (!last || !source.textOf(last).startsWith("declare global"))
    throw new Error(`${source.path} has to end with its \`declare global\``);
  if (source.program.body.some(({ type }) => type === "ImportDeclaration"))
    throw new Error(`${source.path} has to stand alone: it is given to pages`);
  const map = new Map<string, string>();
  for (const [, name, type] of source.textOf(last).matchAll(/"(twuster-[a-z-]+)": (CustomEvent<\w+>);/g))
    map.set(name!, type!); // safe because the pattern has both groups
  return { details: source.textOf({ start: 0, end: last.start }).trim(), map };
}
