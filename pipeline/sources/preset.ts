/** What an export of a known tool looks like: the one interface of presets. */

import type { Channel } from "../types.ts";
import type { Field, Kind } from "./fields.ts";
import type { RatingStyle } from "./ratings.ts";

/** A file as a preset sees it before anything is read: plain names of columns, and the first records. */
export interface FileLook {
  readonly format: string;
  readonly headers: readonly string[];
  readonly plain: readonly string[];
  /** Whether there are columns of these plain names, all of them. */
  readonly has: (...plain: readonly string[]) => boolean;
  /** Cells of the first records; empty for JSON. */
  readonly rows: readonly (readonly string[])[];
  /** Objects of the first records of JSON. */
  readonly objects: readonly object[];
}

/** Rows below the header that are no records, and what they say. */
export interface ExtraHeads {
  readonly rows: number;
  /** Names of the columns, where the header alone does not tell. */
  readonly headers?: readonly string[];
  /** The question each column holds the answers to. */
  readonly questions?: readonly (string | undefined)[];
  /** The zone of the times, when the heads name it. */
  readonly timezone?: string;
}

/** The object of this id in a list that stands beside the records; undefined when there is none. */
export type Beside = (list: string, id: string | undefined) => object | undefined;

/** One known export. */
export interface Preset {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly kind: Kind;
  /** Why the file is such an export; undefined when it is none. */
  readonly recognises: (look: FileLook) => string | undefined;
  /** Fields of columns by plain name, the first that is there; "other" keeps a column from being taken for anything. */
  readonly fields?: Readonly<Partial<Record<Field | "other", readonly string[]>>>;
  /** Whether every field of the export is named above: nothing else is guessed. */
  readonly isComplete?: boolean;
  readonly channel?: Channel;
  /** Where neither columns nor the file's name tell another: a conversation may be a chat or a ticket. */
  readonly usualChannel?: Channel;
  /** The scale of its ratings, where it is always the same. */
  readonly rating?: RatingStyle;
  /** Whether a total stands for its row, not for the whole order. */
  readonly hasRowTotals?: boolean;
  readonly heads?: (look: FileLook) => ExtraHeads | undefined;
  /** Lists beside the records in a document of JSON, whose objects the records name by id: "users". */
  readonly beside?: readonly string[];
  /** One object of JSON as the rows it holds: tickets as comments, orders as lines. None: it holds no text. */
  readonly spread?: (object: object, beside: Beside) => readonly Readonly<Record<string, unknown>>[];
  /** Why a row is not to be used ("Survey preview"), by the cells under plain names. */
  readonly refuses?: (cell: (plain: string) => string | undefined) => string | undefined;
}
