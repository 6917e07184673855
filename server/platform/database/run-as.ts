import { execFile } from "node:child_process";
import { chown } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A user PostgreSQL agrees to run as; it refuses root. */
export interface RunAs {
  prefix: string[];
  /** Makes a folder that user's own. */
  own(folder: string): Promise<void>;
}

/**
 * Nobody special where we are not root. As root on Linux: an unprivileged user that keeps the one right to
 * pass through folders closed to it (a clone below /root, a temporary folder with mode 700).
 */
export async function findRunAs(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [], own: async () => undefined };
  const name = (await hasUser("postgres")) ? "postgres" : "nobody";
  const uid = Number((await run("id", ["-u", name])).stdout);
  const gid = Number((await run("id", ["-g", name])).stdout);
  const prefix = [
    "setpriv",
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  return { prefix, own: (folder) => chown(folder, uid, gid) };
}

async function hasUser(name: string): Promise<boolean> {
  try {
    await run("id", ["-u", name]);
    return true;
  } catch {
    return false; // `id` says so by its exit code
  }
}
