/** Splits delimited text into records: streaming, with the line of each, going on after what cannot be read. */

import type { RawEntry } from "../raw-record.ts";
import { count, MAX_CELL, MAX_COLUMNS, MAX_RECORD, tooLongCell } from "./limits.ts";
import { afterLineEnd, readQuotedRecord, type Dialect } from "./quoted-record.ts";

/** Takes text piece by piece and gives the records that are complete. */
export interface RecordSplitter {
  readonly write: (text: string) => RawEntry[];
  /** The records that ended with the text. */
  readonly end: () => RawEntry[];
}

function firstLongCell(cells: readonly string[]): number {
  return cells.findIndex((cell) => cell.length > MAX_CELL);
}

/**
 * A splitter for one text. RFC 4180, and what is written instead of it: any line end, also mixed; quotes escaped by a
 * backslash; quotes inside unquoted cells; spaces around quotes. A quote that is never closed costs the line it is on;
 * reading goes on at the next. Records have as many cells as they have; those of empty lines have one empty cell.
 */
export function recordSplitter(dialect: Dialect): RecordSplitter {
  let text = "";
  let line = 1;
  /** Within a line that was given up. */
  let isSkipping = false;
  /** How much text must be there before a record without an end is tried again: doubling keeps the work linear. */
  let enough = 0;

  function split(at: number, end: number): readonly string[] {
    const record = text.slice(at, end);
    return dialect.delimiter === "" ? [record] : record.split(dialect.delimiter, MAX_COLUMNS + 1);
  }

  function read(isLast: boolean): RawEntry[] {
    const entries: RawEntry[] = [];
    const push = (cells: readonly string[], length: number) => {
      const long = length > MAX_CELL ? firstLongCell(cells) : -1;
      if (long < 0) entries.push({ line, values: cells });
      else entries.push({ line, column: long + 1, reason: tooLongCell(cells[long]!.length) });
    };
    let at = 0;
    let [feed, cr, quote] = [-1, -1, -1];
    const from = (found: number) => (found < 0 ? Infinity : found);
    while (at < text.length) {
      if (feed < at) feed = from(text.indexOf("\n", at));
      if (cr < at) cr = from(text.indexOf("\r", at));
      if (quote < at) quote = from(text.indexOf('"', at));
      const lineEnd = Math.min(feed, cr, text.length);
      const isEnded = lineEnd < text.length && (isLast || lineEnd !== cr || cr + 1 < text.length);
      const isFull = text.length - at > MAX_RECORD;

      if (isSkipping || quote >= lineEnd) {
        if (!isEnded && !isLast) {
          if (isFull && !isSkipping) {
            entries.push({ line, reason: `Line of more than ${count(MAX_RECORD)} characters` });
            isSkipping = true;
          }
          // A CR at the very end stays: its LF may follow.
          if (isSkipping) at = text.endsWith("\r") ? text.length - 1 : text.length;
          break;
        }
        if (!isSkipping) push(split(at, lineEnd), lineEnd - at);
        isSkipping = false;
        at = afterLineEnd(text, lineEnd);
        line++;
        continue;
      }

      const record = readQuotedRecord(text, at, { ...dialect, isLast: isLast || isFull });
      if (record === undefined) break;
      if ("unclosedAt" in record) {
        line += record.breaks;
        entries.push({ line, column: record.column, reason: "The quote that opens here is never closed" });
        isSkipping = true;
        at = record.unclosedAt;
      } else if (isFull && !isLast && record.next >= text.length && !/[\r\n]$/.test(text)) {
        entries.push({ line, reason: `Record of more than ${count(MAX_RECORD)} characters` });
        isSkipping = true;
        at = record.next;
        line += record.breaks;
      } else {
        push(record.cells, record.next - at);
        at = record.next;
        line += record.breaks + 1;
      }
    }
    text = text.slice(at);
    return entries;
  }

  function write(more: string): RawEntry[] {
    text += more;
    if (text.length < enough) return [];
    const entries = read(false);
    enough = text.length > MAX_RECORD ? 0 : Math.min(2 * text.length, MAX_RECORD + 1);
    return entries;
  }
  return { write, end: () => read(true) };
}
