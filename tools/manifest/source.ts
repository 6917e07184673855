import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, type Class, type Comment, type Program } from "oxc-parser";
import { readDocComment, type DocComment } from "./doc-comment.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One parsed file. TypeScript 7 has no API to ask; the parser that lints us reads the same language. */
export class Source {
  readonly path: string;
  readonly program: Program;
  readonly #text: string;
  readonly #comments: Comment[];

  /** @param path below the root */
  constructor(path: string) {
    this.path = path;
    this.#text = readFileSync(join(root, path), "utf8");
    const { program, comments, errors } = parseSync(path, this.#text);
    if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
    this.program = program;
    this.#comments = comments;
  }

  textOf(node: { start: number; end: number }): string {
    return this.#text.slice(node.start, node.end);
  }

  /** The doc comment directly above. */
  docOf(node: { start: number }): DocComment {
    const comment = this.#comments.find(
      ({ type, value, end }) =>
        type === "Block" && value.startsWith("*") && end <= node.start && !this.#text.slice(end, node.start).trim(),
    );
    return readDocComment(comment?.value.slice(1) ?? "");
  }

  /** The file's one exported class, and its doc comment. */
  exportedClass(): { node: Class; name: string; doc: DocComment } {
    for (const statement of this.program.body) {
      if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "ClassDeclaration") continue;
      const node = statement.declaration;
      return { node, name: node.id?.name ?? "", doc: this.docOf(statement) };
    }
    throw new Error(`${this.path} exports no class`);
  }
}
