/**
 * Rollup plugin: the script asks for an element's file and for what that file imports at once, where a browser alone
 * learns of the second only from the first. One promise, so that a file that is lost is missed once. With `import()`
 * alone, which strict policies allow, other than links to preload.
 */
export function atOnce() {
  return {
    name: "at-once",
    renderDynamicImport({ chunk, targetChunk, getTargetChunkImports }) {
      // Elsewhere the element is there already, and has fetched what they share.
      if (!chunk.isEntry || !targetChunk || !targetChunk.name.startsWith("twuster-")) return null;
      const beside = (getTargetChunkImports() ?? []).filter(({ type }) => type === "internal");
      const imports = beside.map(({ resolvedImportPath }) => `,import(${resolvedImportPath})`).join("");
      return imports ? { left: "Promise.all([import(", right: `)${imports}]).then(([own])=>own)` } : null;
    },
  };
}
