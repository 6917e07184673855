import { gzipSync } from "node:zlib";

/**
 * Rollup plugin: writes `v1/sizes.json`, what each element weighs on top of loader and runtime (bytes, minified, gzip -9),
 * measured on the files it stands beside. The desk shows it, so that no figure is typed by hand.
 */
export function sizeReport() {
  return {
    name: "size-report",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const closures = new Map(
        chunks
          .filter(({ name, isDynamicEntry }) => isDynamicEntry && name.startsWith("twuster-"))
          .map(({ name, fileName }) => [name, closureOf(bundle, fileName)]),
      );
      const runtime = [...closures.values()].reduce((shared, closure) => shared.intersection(closure));
      const weigh = (files) =>
        [...files].reduce((sum, file) => sum + gzipSync(bundle[file].code, { level: 9 }).length, 0);
      const sizes = {
        loader: weigh([chunks.find(({ isEntry }) => isEntry).fileName]),
        runtime: weigh(runtime),
        elements: Object.fromEntries(
          [...closures].map(([name, closure]) => [name, weigh(closure.difference(runtime))]),
        ),
      };
      this.emitFile({ type: "asset", fileName: "v1/sizes.json", source: JSON.stringify(sizes) });
    },
  };
}

/** A chunk and all it imports statically; not the loader, which is there already. */
function closureOf(bundle, file, seen = new Set()) {
  if (seen.has(file) || bundle[file].isEntry) return seen;
  seen.add(file);
  for (const imported of bundle[file].imports) closureOf(bundle, imported, seen);
  return seen;
}
