import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Says who uses the folder already. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";

  constructor(folder: string, holder: string) {
    super(`The folder ${folder} is in use by ${holder}. Stop it, or set TWUSTER_DATA to another folder.`);
  }
}

interface Holder {
  /** Of this taking, told from another of the same process. */
  id: string;
  pid: number;
  /** With the pid: the process, and not a later one of the same number. Absent where the system does not tell. */
  startedAt?: string | undefined;
  /** What a second start is told. */
  name: string;
}

/** Takings of this process, from before the try on; a file that names its pid and none of them is left from a container's last life. */
const takings = new Set<string>();

/**
 * Does `work` while no other process does work of this name in the folder. What a dead process left behind is cleared.
 * @param holder what a second start is told, e.g. "process 4711 at http://localhost:4200"
 * @throws {FolderInUseError} at once; nobody waits
 */
export async function withFolderLock<T>(
  { folder, name, holder }: { folder: string; name: string; holder: string },
  work: () => Promise<T>,
): Promise<T> {
  const file = join(folder, `${name}.lock`);
  const id = randomUUID();
  const mine = `${file}.${id}`;
  const self: Holder = { id, pid: process.pid, startedAt: await startOf(process.pid), name: holder };
  takings.add(id);
  try {
    while (!(await isFirst(mine, file, self))) {
      const other = await readHolder(file);
      if (other && (await isAlive(other))) throw new FolderInUseError(folder, other.name);
      // Moved and not removed: of two that find it, one has it.
      if (other) await rename(file, `${mine}.stale`).catch(() => undefined);
      await rm(`${mine}.stale`, { force: true });
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    takings.delete(id);
  }
}

/** Written first and linked then, so that nobody ever reads half of it. */
async function isFirst(mine: string, file: string, self: Holder): Promise<boolean> {
  await writeFile(mine, JSON.stringify(self));
  const isTaken = await link(mine, file).then(() => false, isThere);
  await rm(mine, { force: true });
  return !isTaken;
}

function isThere(error: NodeJS.ErrnoException): true {
  if (error.code === "EEXIST") return true;
  throw error;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined); // gone in between: free again
  return text === undefined ? undefined : (JSON.parse(text) as Holder); // safe because the lines above wrote it
}

async function isAlive({ id, pid, startedAt }: Holder): Promise<boolean> {
  if (pid === process.pid) return takings.has(id);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, as somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return (await startOf(pid)) === startedAt;
}

/** When a process began, in ticks since the machine did (field 22 of Linux' /proc/PID/stat); none where it is a zombie. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The name in parentheses may hold anything; field 3 follows it.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields?.[0] === "Z" ? undefined : fields?.[19];
}
