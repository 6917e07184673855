/** Markup that is safe to send: only `markup` makes it, and it escapes whatever it is given. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = Html | readonly Html[] | string | number | undefined;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Tagged template: text is escaped, `Html` goes in as it is, `undefined` gives nothing. Not named
 * `html`: formatters take that for markup of their own and put spaces into the mails.
 */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Html {
  const render = (value: Value): string => {
    if (value === undefined) return "";
    if (value instanceof Html) return value.markup;
    return typeof value === "object" ? value.map(render).join("") : escapeHtml(String(value));
  };
  return new Html(parts.map((part, i) => part + (i < values.length ? render(values[i]) : "")).join(""));
}

/** Plain text with its line breaks. */
export function htmlLines(text: string): Html {
  return new Html(escapeHtml(text).replace(/\n/g, "<br>"));
}

/** An address for a link. Throws where it would run a script or leave the web. */
export function webAddress(url: string): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError("a link in a mail must be http or https");
  return url;
}
