/** The folder where uploads of one process wait, and what dead processes left in theirs. */

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const prefix = "attune-uploads-";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Makes a folder for the uploads of this process within `parent`, and removes those of processes that ended without
 * removing them. To be called before this process has any: in a container every process has the same number.
 */
export async function openUploadsFolder(parent: string): Promise<string> {
  for (const name of await readdir(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
      // One of somebody else's cannot be removed, and is not ours to.
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}
