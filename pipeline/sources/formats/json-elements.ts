/** Cuts the elements of one array, or documents one after another, out of a stream of JSON. Memory holds one element. */

import { isRowProblem, type RawEntry } from "../raw-record.ts";
import { parseElement } from "./json-element.ts";
import { count, MAX_CELL, MAX_DEPTH, MAX_RECORD, tooLongCell } from "./limits.ts";

/** Takes text piece by piece and gives the elements that are complete. */
export interface ElementReader {
  readonly write: (text: string) => RawEntry[];
  /** What the text ended in the middle of. */
  readonly end: () => RawEntry[];
}

/** Where reading begins. */
export interface ElementStart {
  /** 1-based line of the first character. */
  readonly line: number;
  /** Whether the first character is within an array: its end ends the reading. */
  readonly isInArray: boolean;
  /** Whether that array is within a document: what follows it is none of the reader's business. */
  readonly isNested?: boolean;
  /** Whether what is read is a bad element of another reader: its own bad elements are not looked into. */
  readonly isInner?: boolean;
}

/** Characters that may be read a second time because of damage, in all: after them the rest is one problem. */
const rereadable = 4 * MAX_RECORD;
const unended = "Record does not end: a bracket or a quote is missing";

const [TAB, FEED, RETURN, SPACE, QUOTE, COMMA] = [9, 10, 13, 32, 34, 44] as const;
const [OPEN_ARRAY, BACKSLASH, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 92, 93, 123, 125] as const;

/**
 * A reader of elements by the depth of brackets; each is parsed by itself, so that a bad one is one problem. When an
 * element does not end (a bracket or quote is missing), reading goes on at the next line after its beginning that opens an
 * object at the same indentation or less.
 */
export function elementReader({
  line: firstLine,
  isInArray,
  isNested = false,
  isInner = false,
}: ElementStart): ElementReader {
  let line = firstLine;
  let columnBefore = 0;
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  let isEscaping = false;
  let stringLength = 0;
  let longestString = 0;
  let isOver = false;
  let isLost = false;
  let reread = 0;
  /** The element under way: what was seen of it in earlier pieces. */
  let parts: string[] | undefined;
  let length = 0;
  /** It is too long, and only its end is sought. */
  let isDropping = false;
  let begun = { line, column: 1 };

  function begin(column: number): void {
    parts = [];
    begun = { line, column };
    [length, deepest, longestString, isDropping] = [0, 0, 0, false];
  }

  function keep(text: string, from: number, to: number): void {
    if (!isDropping) parts?.push(text.slice(from, to));
    length += to - from;
  }

  function finished(): RawEntry[] {
    const { line } = begun;
    const element = (parts ?? []).join("");
    parts = undefined;
    if (longestString > MAX_CELL) return [{ line, reason: tooLongCell(longestString) }];
    if (length > MAX_RECORD) {
      return [{ line, reason: `Record of ${count(length)} characters, more than ${count(MAX_RECORD)}` }];
    }
    if (deepest > MAX_DEPTH) return [{ line, reason: `Nested ${count(deepest)} deep, more than ${MAX_DEPTH}` }];
    const entry = parseElement(element, begun);
    return (isRowProblem(entry) && within(element)) || [entry];
  }

  /** The records within a bad element: a bracket is missing in the first, and the others were taken for parts of it. */
  function within(element: string): RawEntry[] | undefined {
    const next = isInner ? -1 : nextBeginning(element, begun.column);
    reread += element.length;
    if (next < 0 || reread > rereadable) return undefined;
    // The bracket that ended it may be that of the array.
    const isArrayEnd = element.startsWith("{") && element.endsWith("]");
    if (isArrayEnd && isInArray) isOver = true;
    const tail = element.slice(next, isArrayEnd ? -1 : undefined);
    const inner = elementReader({ line: begun.line + breaksIn(element, next), isInArray: false, isInner: true });
    return [{ ...begun, reason: unended } as RawEntry].concat(inner.write(tail), inner.end());
  }

  /** Reads on within a string: the index after its closing quote, or the length of the text. */
  function skipString(text: string, from: number): number {
    let search = from;
    if (isEscaping && from < text.length) search++;
    isEscaping = false;
    for (;;) {
      const quote = text.indexOf('"', search);
      const stop = quote < 0 ? text.length : quote;
      let slashes = 0;
      while (stop - 1 - slashes >= search && text.charCodeAt(stop - 1 - slashes) === BACKSLASH) slashes++;
      if (quote < 0) {
        isEscaping = slashes % 2 === 1;
        stringLength += text.length - from;
        return text.length;
      }
      search = quote + 1;
      if (slashes % 2 === 1) continue;
      isInString = false;
      stringLength += quote - from;
      if (stringLength > longestString) longestString = stringLength;
      return search;
    }
  }

  function scan(text: string): RawEntry[] {
    const entries: RawEntry[] = [];
    let from = 0;
    let lineStart = -columnBefore;
    let feed = text.indexOf("\n");
    /** Counts the lines that end before `at`. */
    const passTo = (at: number) => {
      for (; feed >= 0 && feed < at; feed = text.indexOf("\n", feed + 1)) [line, lineStart] = [line + 1, feed + 1];
    };
    const finish = (to: number) => {
      keep(text, from, to);
      for (const entry of finished()) entries.push(entry);
    };
    const problem = (at: number, reason: string) => entries.push({ line, column: at - lineStart + 1, reason });

    for (let at = 0; at < text.length;) {
      if (isInString) {
        at = skipString(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === SPACE || code === FEED || code === RETURN || code === TAB) {
        at++;
        continue;
      }
      if (depth === 0) {
        passTo(at);
        if (isOver) {
          // Arrays one after another are read as one; anything else after an array is not.
          if (isNested || isLost) break;
          if (code !== OPEN_ARRAY) problem(at, "Text after the end of the array is not read");
          isLost = code !== OPEN_ARRAY;
          isOver = isLost;
          at++;
          continue;
        }
        const isClosing = code === CLOSE_ARRAY || code === CLOSE_OBJECT;
        // Numbers, words and strings end with what comes next: objects and arrays with their bracket.
        if (parts && (isClosing || code === COMMA || code === OPEN_OBJECT || code === OPEN_ARRAY)) finish(at);
        if (isClosing || code === COMMA) {
          if (code === CLOSE_ARRAY && isInArray) isOver = true;
          else if (isClosing) problem(at, "A bracket closes nothing");
          at++;
          continue;
        }
        if (!parts) {
          begin(at - lineStart + 1);
          from = at;
        }
      }
      at++;
      if (code === QUOTE) {
        isInString = true;
        stringLength = 0;
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        depth++;
        if (depth > deepest) deepest = depth;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        depth--;
        if (depth === 0) finish(at);
      }
    }
    if (parts) keep(text, from, text.length);
    passTo(text.length);
    columnBefore = text.length - lineStart;
    return entries;
  }

  /** Gives up the element under way and begins at the next beginning within it; undefined when there is none. */
  function recover(): RawEntry[] | undefined {
    const text = (parts ?? []).join("");
    const next = isDropping ? -1 : nextBeginning(text, begun.column);
    reread += text.length;
    if (next < 0 || reread > rereadable) return undefined;
    const entries: RawEntry[] = [{ ...begun, reason: unended }];
    line = begun.line + breaksIn(text, next);
    [depth, isInString, isEscaping, columnBefore, parts] = [0, false, false, 0, undefined];
    // A list of a million entries is too long to be spread.
    return entries.concat(scan(text.slice(next)));
  }

  function write(text: string): RawEntry[] {
    const entries = scan(text);
    if (!parts || length <= MAX_RECORD || isDropping) return entries;
    const recovered = recover();
    if (recovered) return entries.concat(recovered);
    [parts, isDropping] = [[], true];
    return entries;
  }

  function end(): RawEntry[] {
    let entries: RawEntry[] = [];
    for (;;) {
      if (parts && depth === 0 && !isInString) entries = entries.concat(finished());
      if (!parts) break;
      const recovered = recover();
      if (!recovered) break;
      entries = entries.concat(recovered);
    }
    const last = { line, column: columnBefore + 1 };
    if (parts) {
      const where = `line ${count(begun.line)}, column ${count(begun.column)}`;
      entries.push({ ...last, reason: `The text ends within the record that begins at ${where}` });
    } else if (isInArray && !isOver) {
      entries.push({ ...last, reason: "The text ends before the array does" });
    }
    return entries;
  }

  return { write, end };
}

function breaksIn(text: string, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) breaks++;
  return breaks;
}

/** The index of the next line that opens an object no deeper indented than `column`; -1 without. */
function nextBeginning(text: string, column: number): number {
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    let from = at + 1;
    while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from++;
    if (text.charCodeAt(from) === 123 && from - at <= column) return from;
  }
  return -1;
}
