/** Reads one record that holds quotes: cells over several lines, doubled and escaped quotes, quotes nobody closed. */

import { MAX_COLUMNS } from "./limits.ts";

/** How a delimited file is written. */
export interface Dialect {
  /** One character; "" when each line is one cell. */
  readonly delimiter: string;
  /** What stands before a quote inside quotes. A doubled quote is understood in either case. */
  readonly escape: '"' | "\\";
}

/** A record, and where the text goes on. */
export interface QuotedRecord {
  /** At most one more than `MAX_COLUMNS`. */
  readonly cells: readonly string[];
  /** After the line end. */
  readonly next: number;
  /** Line ends inside cells. */
  readonly breaks: number;
}

/** A quote that is opened and never closed. */
export interface Unclosed {
  /** Of the opening quote. */
  readonly unclosedAt: number;
  /** 1-based. */
  readonly column: number;
  /** Line ends before the quote. */
  readonly breaks: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const CR = 13;
const LF = 10;

function nextLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
}

/** The index after the line end at `at`; `at` itself at the end of the text. */
export function afterLineEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = nextLineEnd(text, from); at < to; at = nextLineEnd(text, afterLineEnd(text, at))) breaks++;
  return breaks;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}

function unescaped(cell: string, escape: Dialect["escape"]): string {
  const single = cell.includes('""') ? cell.replaceAll('""', '"') : cell;
  return escape === "\\" && single.includes("\\") ? single.replace(/\\(["\\])/g, "$1") : single;
}

/** After a closing quote: the index of the delimiter or line end; -1 when something else follows. */
function closedAt(text: string, quote: number, separator: number): number {
  let after = quote + 1;
  while (text.charCodeAt(after) === SPACE) after++;
  if (after >= text.length) return text.length;
  const code = text.charCodeAt(after);
  return code === LF || code === CR || code === separator ? after : -1;
}

/** Answers of `closingQuote` that are no index. */
const MORE = -1;
const UNCLOSED = -2;
const LITERAL = -3;

interface CellPlace extends Dialect {
  readonly isLast: boolean;
  readonly separator: number;
  readonly lineEnd: number;
  /** Only the next quote is looked at. */
  readonly isLiteralLine: boolean;
}

/**
 * The index of the quote that closes the cell whose quote is at `open`.
 *
 * A quote closes before a delimiter or a line end (spaces between allowed). One before anything else is a quotation nobody
 * escaped when it stands on the line of the opening quote: `LITERAL`, if nothing closes on that line. On a later line it is
 * the opening quote of another cell, and the first one `UNCLOSED`.
 */
function closingQuote(text: string, open: number, place: CellPlace): number {
  const { escape, isLast, separator, lineEnd, isLiteralLine } = place;
  let isFirst = true;
  for (let from = open + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 && (isFirst || (!isLast && lineEnd === text.length))) return isLast ? UNCLOSED : MORE;
    if (quote < 0) return LITERAL;
    if (escape === "\\" && isEscaped(text, quote, open + 1)) {
      from = quote + 1;
      continue;
    }
    if (quote + 1 === text.length && !isLast) return MORE;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      from = quote + 2;
      continue;
    }
    const end = closedAt(text, quote, separator);
    if (end === text.length && !isLast) return MORE;
    if (end >= 0 && (isFirst || quote < lineEnd)) return quote;
    if (quote > lineEnd) return isFirst ? UNCLOSED : LITERAL;
    if (isLiteralLine) return LITERAL;
    isFirst = false;
    from = quote + 1;
  }
}

/** Reads the record that begins at `start`. `undefined`: its end is not in `text` yet (never when `isLast`). */
export function readQuotedRecord(
  text: string,
  start: number,
  { delimiter, escape, isLast }: Dialect & { readonly isLast: boolean },
): QuotedRecord | Unclosed | undefined {
  const cells: string[] = [];
  const separator = delimiter === "" ? -1 : delimiter.charCodeAt(0);
  let at = start;
  let breaks = 0;
  let lineEnd = nextLineEnd(text, start);
  // After one cell of a line was taken literally, others are not searched for a far end again: time stays linear.
  let isLiteralLine = false;

  for (;;) {
    let open = at;
    while (text.charCodeAt(open) === SPACE) open++;
    const isQuoted = text.charCodeAt(open) === QUOTE;
    const place = { delimiter, escape, isLast, separator, lineEnd, isLiteralLine };
    const quote = isQuoted ? closingQuote(text, open, place) : LITERAL;
    if (quote === MORE) return undefined;
    if (quote === UNCLOSED) return { unclosedAt: open, column: cells.length + 1, breaks };
    let end: number;
    if (quote >= 0) {
      cells.push(unescaped(text.slice(open + 1, quote), escape));
      end = closedAt(text, quote, separator);
      if (quote > lineEnd) {
        breaks += countBreaks(text, lineEnd, quote);
        lineEnd = nextLineEnd(text, quote);
        isLiteralLine = false;
      }
    } else {
      isLiteralLine ||= isQuoted;
      for (end = at; end < lineEnd && text.charCodeAt(end) !== separator;) end++;
      cells.push(text.slice(at, end));
    }
    if (end >= lineEnd) {
      const mayGoOn = end >= text.length || (text.charCodeAt(end) === CR && end + 1 === text.length);
      return mayGoOn && !isLast ? undefined : { cells, next: afterLineEnd(text, end), breaks };
    }
    if (cells.length > MAX_COLUMNS) cells.pop();
    at = end + 1;
  }
}
