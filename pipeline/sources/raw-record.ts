/** What a file is before its columns are understood: records, problems, and how the file was read. */

/** One record of a file. */
export interface RawRecord {
  /** 1-based: CSV the line on which the record begins, XLSX the row, JSON the line on which the element begins. */
  readonly line: number;
  /** Tabular files: the cells by position, as many as there are headers. */
  readonly values: readonly string[] | undefined;
  /** JSON and JSONL: the parsed value. Keys such as `__proto__` are own properties of it: never spread or assign it. */
  readonly object?: unknown;
}

/** A record that cannot be read. The records after it are. */
export interface RowProblem {
  readonly line: number;
  /** The header, or the 1-based column: cells in tabular files, characters in JSON. */
  readonly column?: string | number;
  /** Quotes nothing of the file: reasons are logged. */
  readonly reason: string;
}

/** What a file gives, one after the other. */
export type RawEntry = RawRecord | RowProblem;

/** How a file is written. */
export type FileFormat = "csv" | "tsv" | "json" | "jsonl" | "xlsx";

/** A file that was recognised and can be read, any number of times. */
export interface OpenedFile {
  /** What messages call the file. */
  readonly name?: string;
  readonly format: FileFormat;
  /** In lower case: utf-8, utf-16le, windows-1252, shift_jis … */
  readonly encoding: string;
  /** One character; absent where the file has one column, and for JSON and XLSX. */
  readonly delimiter?: string;
  readonly sheet?: string;
  /** JSON: where in the document the records are ("data.tickets"); absent when they are the document itself. */
  readonly jsonPath?: string;
  /** Tabular: unique, none empty. [] for JSON. */
  readonly headers: readonly string[];
  /** 0 for JSON. */
  readonly headerLine: number;
  readonly warnings: readonly string[];
  /** In batches of at most 1,000. Each call reads the file anew. */
  readonly records: () => AsyncIterable<readonly RawEntry[]>;
  /** JSON: other lists of objects in the document, by where they are ("users"), read like `records`. */
  readonly lists?: Readonly<Record<string, OpenedFile["records"]>>;
}

/** Whether an entry is a problem rather than a record. */
export function isRowProblem(entry: RawEntry): entry is RowProblem {
  return "reason" in entry;
}

const batchSize = 1000;

/** The entries in batches of at most 1,000. */
export function* inBatches(entries: readonly RawEntry[]): Generator<readonly RawEntry[]> {
  for (let from = 0; from < entries.length; from += batchSize) yield entries.slice(from, from + batchSize);
}

/** Where an input is unusable, and what was wanted instead. */
export interface UnusableAt {
  readonly file: string;
  readonly line?: number;
  readonly column?: string | number;
  readonly wanted: string;
  readonly cause?: unknown;
}

/** A file of which no row can be read. The message names file, line, column, what is wrong and what was wanted. */
export class UnusableInput extends Error {
  override readonly name = "UnusableInput";
  readonly file: string;
  readonly line?: number;
  readonly column?: string | number;
  readonly wanted: string;

  constructor(what: string, { file, line, column, wanted, cause }: UnusableAt) {
    const place = [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(", ");
    super(`${place} ${what}: wanted ${wanted}`, { cause });
    this.file = file;
    this.line = line;
    this.column = column;
    this.wanted = wanted;
  }
}
