import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));
const versionPattern = /^1\.\d+\.\d+$/;

/** A release of the embed as one file, for pages that hold what they load to a hash. */
export interface Release {
  version: string;
  /** For the script tag's `integrity` attribute (https://www.w3.org/TR/SRI/). */
  integrity: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * The releases of this installation. A release never changes once it was here: its file is kept in the data folder, so
 * that an update of the server takes nothing from the pages that pinned an older one.
 */
export class Releases {
  readonly #folder: string;
  #known: Promise<Map<string, Release>> | undefined;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "releases");
  }

  /** Undefined where this installation never had it. */
  async find(version: string): Promise<Release | undefined> {
    return (await this.#all()).get(version);
  }

  /** Newest first. */
  async list(): Promise<Release[]> {
    const order = new Intl.Collator("en", { numeric: true });
    return [...(await this.#all()).values()].toSorted((a, b) => order.compare(b.version, a.version));
  }

  #all(): Promise<Map<string, Release>> {
    return (this.#known ??= this.#read().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    }));
  }

  async #read(): Promise<Map<string, Release>> {
    await mkdir(this.#folder, { recursive: true });
    const kept = new Set(await readdir(this.#folder));
    for (const folder of await readdir(dist)) {
      const version = folder.slice(1);
      if (!versionPattern.test(version) || kept.has(`${version}.js`)) continue;
      const file = join(this.#folder, `${version}.js`);
      // Written aside and moved into place: whoever reads it meanwhile finds all of it or nothing.
      const aside = `${file}.${process.pid}`;
      await writeFile(aside, await readFile(join(dist, folder, "twuster.js")));
      await rename(aside, file);
      kept.add(`${version}.js`);
    }
    const releases = new Map<string, Release>();
    for (const name of kept) {
      const version = name.replace(/\.js$/, "");
      if (!versionPattern.test(version)) continue;
      const content = new Uint8Array(await readFile(join(this.#folder, name)));
      const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
      releases.set(version, { version, integrity, content });
    }
    return releases;
  }
}
