import { type Block, oneLine } from "./block.ts";
import { webAddress } from "./html.ts";

const indent = (text: string): string => text.replace(/^/gm, "  ");
const link = (label: string, url: string): string => `${oneLine(label)}:\n${webAddress(url)}`;

/** Blocks as plain text, one blank line between them. */
export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return oneLine(block.text);
    case "quote":
      return `${oneLine(block.label)}:\n${indent(block.text)}`;
    case "facts":
      return block.rows.map(([label, fact]) => `${oneLine(label)}: ${oneLine(fact)}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${oneLine(item)}`).join("\n");
    case "button":
      return link(block.label, block.url);
    case "links":
      return block.links.map(({ label, url }) => link(label, url)).join("\n");
    case "small":
      return `${oneLine(block.title)}\n\n${block.text.trim()}`;
    case "voucher": {
      const { testMark, name, town, value, validity, onlyAt, codeLabel, code, button } = block.face;
      const lines = [testMark, town, name, `${value}, ${validity}`, onlyAt, `${codeLabel}: ${code}`];
      const face = lines.filter((line) => line !== undefined).map(oneLine);
      return indent(["-".repeat(40), ...face, link(button.label, button.url), "-".repeat(40)].join("\n"));
    }
  }
}
