import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";

/** The frameworks' pages as their own tools build them: one script each, by URL path. */
export async function bundlePages(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ["react/main.tsx", "vue/main.ts", "turbo/main.ts"],
    outdir: import.meta.dirname,
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    // Keys and addresses are put in afterwards, umlauts included.
    charset: "utf8",
    define: {
      // React's development build complains where it is used wrongly, and the test reads complaints.
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [vueFiles],
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(import.meta.dirname.length), text]));
}

/** What `@vitejs/plugin-vue` does, without styles and hot reload. */
const vueFiles: Plugin = {
  name: "vue files",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const templateParseOptions = { isCustomElement: (tag: string) => tag.startsWith("twuster-") };
      const { descriptor } = parse(await readFile(path, "utf8"), { filename: path, templateParseOptions });
      const { content } = compileScript(descriptor, { id: path, inlineTemplate: true });
      return { contents: content, loader: "ts", resolveDir: join(path, "..") };
    });
  },
};
