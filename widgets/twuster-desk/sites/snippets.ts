import type { Embeddable } from "./embeddable.ts";
import { declarationsOf, type Look } from "./look.ts";

export const systems = ["html", "wordpress", "jimdo", "wix", "squarespace", "typo3"] as const;
export type System = (typeof systems)[number];

export interface Placement {
  /** Origin of the API. */
  api: string;
  network: string;
  key: string;
  element: Embeddable;
  look: Look;
}
/** Something to copy, and where it goes (a key of the messages). */
export interface Snippet {
  goes: "lines" | "script" | "place" | "css" | "host" | "key" | "shortcode" | "tag" | "attribute" | "setup" | "link";
  code: string;
}

/** What has to be copied for a system, in its order. */
export function snippetsFor(system: System, placement: Placement): Snippet[] {
  const { api, key, element, look } = placement;
  const short = element.tag.replace("twuster-", "");
  const [name, value] = nameOf(placement);
  const css = cssOf(placement);
  const looks: Snippet[] = css ? [{ goes: "css", code: css }] : [];
  const lang = look.language ? ` lang="${look.language}"` : "";
  const owns = Object.entries(element.attributes ?? {});
  const own = owns.map(([attribute, set]) => ` ${attribute}="${set}"`).join("");
  switch (system) {
    case "wordpress":
      return [
        { goes: "host", code: api },
        { goes: "key", code: key },
        { goes: "shortcode", code: `[twuster element="${short}"${own}${lang}]` },
        ...looks,
      ];
    case "wix":
      return [
        { goes: "script", code: `${api}/v1/twuster.js` },
        { goes: "tag", code: element.tag },
        ...[[name, value] as const, ...owns].map(
          ([attribute, set]) => ({ goes: "attribute", code: `${attribute} = ${set}` }) as const,
        ),
        { goes: "link", code: linkOf(placement) },
      ];
    case "typo3":
      return [{ goes: "setup", code: typoScript(api) }, { goes: "place", code: placeOf(placement) }, ...looks];
    default:
      return [{ goes: "lines", code: twoLines(placement) }, ...looks];
  }
}

/**
 * The two lines. At most 220 characters for an address of 18, a town of 11 and no settings; quotes are left out where
 * HTML needs none, and the link leads to the town's first page.
 */
export function twoLines(placement: Placement): string {
  return `<script type=module src="${placement.api}/v1/twuster.js"></script>\n${placeOf(placement)}`;
}

/** As `<div>`: site builders that tidy up throw unknown elements away. */
function placeOf(placement: Placement): string {
  const { element, look } = placement;
  const [name, value] = nameOf(placement);
  const lang = look.language ? ` data-lang=${look.language}` : "";
  const own = Object.entries(element.attributes ?? {}).map(([attribute, set]) => ` data-${attribute}=${set}`);
  const link = element.link[look.language === "en" ? "en" : "de"];
  return `<div data-twuster=${element.tag.replace("twuster-", "")} data-${name}="${value}"${own.join("")}${lang}><a href="${linkOf(placement)}">${link}</a></div>`;
}

function nameOf({ element, key, network }: Placement): [string, string] {
  return element.namedBy === "site" ? ["site", key] : ["network", network];
}

function linkOf({ api, network, element }: Placement): string {
  return `${api}/${network}${element.page ? `/${element.page}` : ""}`;
}

/** The colours and the width, for the site's own style sheet; empty where nothing was chosen. */
function cssOf({ element, look }: Placement): string {
  const lines = declarationsOf(look).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length > 0 ? [`${element.tag} {`, ...lines, "}"].join("\n") : "";
}

function typoScript(api: string): string {
  return [
    "page.includeJSFooter {",
    `  twuster = ${api}/v1/twuster.js`,
    "  twuster.external = 1",
    "  twuster.type = module",
    "  twuster.disableCompression = 1",
    "  twuster.excludeFromConcatenation = 1",
    "}",
  ].join("\n");
}
