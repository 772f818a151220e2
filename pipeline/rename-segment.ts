/** A person gives a segment a name of their own, or takes it back. */

import { maskForStorage } from "../models/text/mask-for-storage.ts";
import { EditError, refuseIds, type Saying } from "./edit-topics.ts";
import { latest, NotFoundError, segmentOf, type Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import type { SegmentSummary } from "./store/results.ts";
import { addName } from "./store/segment-names.ts";

/** The longest name that a person may give. */
const mostCharacters = 60;

/**
 * The segment, called by the name from now on: in every view at once, and in runs to come as long as the segment goes on. Throws
 * `NotFoundError` for a segment that is not there and `EditError` for a name that is none, or like an id, or another's.
 */
export async function renameSegment(
  database: Database,
  { segment, name, at, by, note }: Saying & { readonly segment: string; readonly name: string },
): Promise<SegmentSummary> {
  const last = await latest(database);
  const { id } = segmentOf(last, segment);
  return say(database, last, { segment: id, name: newName(last, { id, name }), at, by, note });
}

/** The segment by the name that its numbers give it. Throws `NotFoundError` where nobody gave it another. */
export async function unnameSegment(
  database: Database,
  { segment, at, by, note }: Saying & { readonly segment: string },
): Promise<SegmentSummary> {
  const last = await latest(database);
  const { id, name, foundName } = segmentOf(last, segment);
  if (foundName === undefined) throw new NotFoundError(`Nobody gave ${id} (${name}) another name`);
  return say(database, last, { segment: id, at, by, note });
}

interface Said {
  readonly segment: string;
  readonly name?: string;
  readonly at: string;
  readonly by: string | undefined;
  readonly note: string | undefined;
}

async function say(database: Database, { overview }: Latest, { note, by, ...said }: Said): Promise<SegmentSummary> {
  const origin = overview.aboutSegments?.origin;
  if (origin === undefined)
    throw new EditError("Segments of an earlier version cannot be named: attune analyse learns them anew");
  await addName(database, {
    ...said,
    origin,
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note: maskForStorage(note) }),
  });
  return segmentOf(await latest(database), said.segment);
}

function newName({ segments }: Latest, { id, name }: { readonly id: string; readonly name: string }): string {
  const words = maskForStorage(name.replace(/\s+/g, " ").trim());
  if (words === "" || words.length > mostCharacters)
    throw new EditError(`The name of a segment has ${words.length} characters: wanted 1 to ${mostCharacters}`);
  refuseIds(words);
  const same = segments
    .filter((one) => one.id !== id)
    .find((one) => [one.id, one.name].some((word) => word.toLowerCase() === words.toLowerCase()));
  if (same) throw new EditError(`${same.id} (${same.name}) is called ${words} already: another name was wanted`);
  return words;
}
