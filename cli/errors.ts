/** How failures are told, and whose they are. */

import { pcErr as pc } from "./colours.ts";

const usersFaults = ["UsageError", "UnusableInput", "ConfigError", "RuleError", "FolderInUse", "NotFoundError"];

/** Whether a failure comes of wrong usage or unusable input. Known by name, so that no module is loaded to find out. */
export function isTheUsersFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (usersFaults.includes(error.name)) return true;
  return "code" in error && (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "EACCES");
}

/** What went wrong, and why as far as it is known. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return pc.red(String(error));
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" && path) return pc.red(`There is no file ${path}`);
  if (code === "EISDIR" && path) return pc.red(`${path} is a folder: wanted a file`);
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : "";
  return pc.red(`${error.message}${cause}`);
}
