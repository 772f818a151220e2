/** Lists that stand beside the records in a document of JSON: who the ids in them are. */

import { textAt } from "./flatten.ts";
import type { Beside, Preset } from "./preset.ts";
import { isRowProblem, type OpenedFile } from "./raw-record.ts";

/** A file without such lists. */
export const NOTHING_BESIDE: Beside = () => undefined;

const lastPart = (path: string) => path.split(".").at(-1)!;

/** The lists of a file that the preset joins, as it names them, with their readers. */
function joinedLists({ lists = {} }: OpenedFile, preset: Preset | undefined) {
  const wanted = preset?.beside ?? [];
  return Object.entries(lists).filter(([path]) => wanted.includes(lastPart(path)));
}

/** Reads the lists that the preset joins to the records, whole: they are short beside the records. Of equal ids the first counts. */
export async function readBeside(opened: OpenedFile, preset: Preset | undefined): Promise<Beside> {
  const lists = new Map<string, Map<string, object>>();
  for (const [path, records] of joinedLists(opened, preset)) {
    const byId = lists.get(lastPart(path)) ?? new Map<string, object>();
    lists.set(lastPart(path), byId);
    for await (const batch of records()) {
      for (const entry of batch) {
        if (isRowProblem(entry) || typeof entry.object !== "object" || entry.object === null) continue;
        const id = textAt(entry.object, "id");
        if (id !== undefined && !byId.has(id)) byId.set(id, entry.object);
      }
    }
  }
  if (lists.size === 0) return NOTHING_BESIDE;
  return (list, id) => (id === undefined ? undefined : lists.get(list)?.get(id));
}

/** What is said of the lists beside the records: which are joined, and which are not read. */
export function besideWarnings(opened: OpenedFile, preset: Preset | undefined): readonly string[] {
  const joined = joinedLists(opened, preset).map(([path]) => path);
  const unread = Object.keys(opened.lists ?? {}).filter((path) => !joined.includes(path));
  const from = `Records are read from "${opened.jsonPath}"`;
  if (joined.length === 0 && unread.length === 0) return [];
  const parts = [
    joined.length > 0 && `joined by id with ${joined.join(", ")}`,
    unread.length > 0 && `not from ${unread.join(", ")}`,
  ].filter(Boolean);
  return [`${from}, ${parts.join(", ")}`];
}
