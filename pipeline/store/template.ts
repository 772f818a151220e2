/**
 * New databases for the embedded store. Making one takes PGlite 4 to 8 seconds; copying one that was made before takes
 * less than one. The template is made once for an installation and kept in node_modules/.cache/attune.
 */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { lockFolder } from "./folder-lock.ts";

const script = fileURLToPath(new URL("make-template.mjs", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));

/** Makes an empty database in a folder that does not exist yet. */
async function make(folder: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script, folder]);
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new Error(`Cannot make a new database in ${folder}: ${stderr?.trim().slice(-500) || String(error)}`, {
      cause: error,
    });
  }
}

/** Where the template of this version of PGlite is kept. */
function templateFolder(cache: string): string {
  const version = readFileSync(join(modules, "@electric-sql/pglite/package.json"), "utf8");
  const name = createHash("sha256").update(version).update(readFileSync(script)).digest("hex").slice(0, 12);
  return join(cache, `database-${name}`);
}

/**
 * The folder of the template, which is made when it is not there. Any number of processes may ask at the same time.
 * Undefined when the cache cannot be written to (an installation that belongs to somebody else).
 */
export async function ensureTemplate(cache = join(modules, ".cache/attune")): Promise<string | undefined> {
  const template = templateFolder(cache);
  if (existsSync(template)) return template;
  const making = join(cache, "making");
  try {
    mkdirSync(making, { recursive: true });
  } catch {
    return undefined;
  }
  // The others wait here for the first.
  const lock = await lockFolder(making, { waitMs: 120_000 });
  try {
    if (existsSync(template)) return template;
    const unfinished = join(making, "database");
    rmSync(unfinished, { recursive: true, force: true });
    await make(unfinished);
    renameSync(unfinished, template);
    return template;
  } finally {
    lock.release();
  }
}

/**
 * Puts a new, empty database at a path where nothing is. It appears there all at once, so that a process killed on the way
 * leaves nothing that looks like a database. The caller sees to it that nobody else does the same.
 */
export async function createDatabaseFolder(path: string, { cache }: { readonly cache?: string } = {}): Promise<void> {
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const template = await ensureTemplate(cache);
  if (template) cpSync(template, unfinished, { recursive: true });
  else await make(unfinished);
  renameSync(unfinished, path);
}
