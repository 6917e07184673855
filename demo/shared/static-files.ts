import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

const CONTENT_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

export interface StaticFile {
  contentType: string;
  body: string | Uint8Array<ArrayBuffer>;
}

/**
 * Every servable file below `folder`, by URL path ("/style.css"). Read once at start: a path
 * that is not in the map does not exist, so no request can climb out of the folder.
 */
export function readFolder(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const contentType = CONTENT_TYPES[extname(entry.name)];
    if (!entry.isFile() || !contentType) continue;
    const path = join(entry.parentPath, entry.name);
    const isBinary = contentType.startsWith("font/");
    const body = isBinary ? new Uint8Array(readFileSync(path)) : readFileSync(path, "utf8");
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { contentType, body });
  }
  return files;
}
