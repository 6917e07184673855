/**
 * Rollup plugin: takes comments and white space out of the styles and the indentation out of the templates in
 * widgets/, which esbuild leaves alone because to it they are strings. Line breaks between inline elements stay: they are
 * a space one can see.
 */
export function litLiterals() {
  return {
    name: "lit-literals",
    transform(code, id) {
      if (!/\/widgets\/.*\.ts$/.test(id)) return undefined;
      return {
        code: code
          .replace(/\bcss`[^`]*`/g, shrinkCss)
          .replace(/\n\s+/g, "\n")
          .replace(beforeBlock, ""),
        map: null,
      };
    },
  };
}

/** A line break before a block's tag, which nobody sees. */
const beforeBlock = /\n(?=<\/?(?:div|p|fieldset|legend|dl|dt|dd|ul|ol|li|section|header|footer|form|h[1-4])\b)/g;

function shrinkCss(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}");
}
