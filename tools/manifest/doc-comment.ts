/** What an element says about itself in its header comment, one sentence each. */
export interface DocTag {
  tag: string;
  /** What stands in braces, e.g. `CustomEvent<OrderPlacedDetail>`. */
  type?: string;
  /** Of the event, part or property; empty for the slot without a name. */
  name: string;
  text: string;
}
export interface DocComment {
  description: string;
  tags: DocTag[];
}

/** Tags with a name of their own; after the others comes text at once. */
const NAMED = new Set(["event", "slot", "csspart", "cssproperty"]);

/** @param comment what stands between the marks of a block comment; several tags may share a line */
export function readDocComment(comment: string): DocComment {
  const text = comment
    .replaceAll(/^\s*\*+ ?/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [description = "", ...tags] = text.split(/(?:^| )@(?=[a-z]+(?: |$))/);
  return { description: description.trim(), tags: tags.map(readTag) };
}

function readTag(text: string): DocTag {
  const [, tag = "", type, rest = ""] = /^([a-z]+)(?: \{(.+?)\}(?= ))? ?(.*)$/.exec(text) ?? [];
  if (!NAMED.has(tag)) return { tag, name: "", text: rest.trim() };
  const [, name = "", sentence = ""] = /^(.*?) ?- (.*)$/.exec(rest) ?? [];
  if (!sentence) throw new Error(`"@${text}" needs a sentence after " - "`);
  return { tag, ...(type ? { type } : {}), name, text: sentence.trim() };
}
