/** How failures are told, and whose they are. */

import { pcErr as pc } from "./colours.ts";

const usersFaults = [
  "UsageError",
  "UnusableInput",
  "ConfigError",
  "RuleError",
  "FolderInUse",
  "NotFoundError",
  "NameTakenError",
  "EditError",
  "TaxonomyError",
];

/** Codes of the operating system that say something about what was typed. */
const usersCodes = ["ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "EROFS"];

/** Whether a failure comes of wrong usage or unusable input. Known by name, so that no module is loaded to find out. */
export function isTheUsersFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return usersFaults.includes(error.name) || usersCodes.includes((error as NodeJS.ErrnoException).code ?? "");
}

/** What the operating system means by its code, in words. */
function systemText({ code, path, message, ...more }: NodeJS.ErrnoException): string {
  const { address, port } = more as { readonly address?: string; readonly port?: number };
  const where = path ?? "a file";
  switch (code) {
    case "ENOENT":
      return path === undefined ? message : `There is no file ${where}`;
    case "EISDIR":
      return `${where} is a folder: wanted a file`;
    case "ENOTDIR":
    case "EEXIST":
      return `${where} is a file, or lies under one: wanted a folder`;
    case "EACCES":
    case "EPERM":
      return port === undefined
        ? `${where} may not be read or written by this user`
        : `Port ${port} may not be used by this user`;
    case "EROFS":
      return `${where} lies on a disk that cannot be written to`;
    case "ENOSPC":
      return "The disk is full";
    case "EADDRINUSE":
      return `Port ${port} is in use by another process: --port N takes another`;
    case "EADDRNOTAVAIL":
      return `${address} is no address of this machine`;
    case "ECONNREFUSED":
      return `Nothing answers at ${address ?? "the address"}${port === undefined ? "" : `, port ${port}`}`;
    case "ENOTFOUND":
      return `The name ${(more as { readonly hostname?: string }).hostname ?? ""} is not known`;
    default:
      return message;
  }
}

/** The first failure that an error stands for: several addresses that were tried are one. */
function firstOf(error: Error): Error {
  return error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
}

/** What went wrong, and why as far as it is known; nothing twice. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return pc.red(String(error));
  const lines = [withoutCause(error)];
  for (let { cause } = error; cause instanceof Error && lines.length < 4; { cause } = cause) {
    const { code, path } = cause as NodeJS.ErrnoException;
    const isSaid = code === "ENOENT" && path !== undefined && lines[0]!.includes(path);
    if (!isSaid && !lines.some((line) => line.includes(textOf(cause as Error))))
      lines.push(`  because: ${withoutCause(cause)}`);
  }
  return pc.red(lines.join("\n"));
}

/** The message without the words of the system that its cause says again, in words for people. */
function withoutCause(error: Error): string {
  const text = textOf(error);
  return error.cause instanceof Error ? text.replace(`: ${error.cause.message}`, "") : text;
}

function textOf(error: Error): string {
  return systemText(firstOf(error)) || error.name;
}
