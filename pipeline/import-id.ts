/** What makes two imports the same: the file's bytes, and all that tells how they are understood. */

import { fingerprint } from "./answer.ts";
import { channels } from "./channels.ts";
import { channelOfName } from "./sources/recognise-channel.ts";
import type { ImportKind } from "./store/imports.ts";

/**
 * Version of the reading of files. Raised by hand in each release in which some file gives other records than before, be it by
 * its columns, its dates or its channel: a file that was imported is then understood anew when it comes again, and what it
 * gives takes the place of what it gave before.
 */
export const readingVersion = 1;

/** What an import is of. */
export interface ImportOf {
  readonly kind: ImportKind;
  readonly sha256: string;
  /** What the user says of the file, keys in any order. */
  readonly said: { readonly channel?: string | undefined };
  /** The file's name: it counts as the channel that its words tell, where no other is said. */
  readonly name: string;
}

/** Objects by their keys: what is said of a file means the same in any order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The id of an import: equal where the same file is understood in the same way. */
export function importId(of: ImportOf, version = readingVersion): string {
  return importIds(of, version)[0]!;
}

/**
 * The ids that a file may be stored under, its own first: a name that tells no channel takes back none that another name
 * of the same file told.
 */
export function importIds({ kind, sha256, said, name }: ImportOf, version = readingVersion): readonly string[] {
  const counts = kind === "feedback" && said.channel === undefined;
  const told = counts ? channelOfName(name)?.channel : undefined;
  const all = told !== undefined || !counts ? [told] : [undefined, ...channels];
  return all.map((channel) =>
    fingerprint("import", String(version), kind, sha256, channel ?? "", JSON.stringify(said, inOrder)),
  );
}
