/** How much of one thing a file may hold. Beyond, a row is a problem and a file unusable, before memory is. */

/** Characters of one cell, or of one string of JSON. */
export const MAX_CELL = 1_000_000;
/** Characters of one record: what is held while its end is sought. */
export const MAX_RECORD = 16_777_216;
/** Columns of one table. */
export const MAX_COLUMNS = 10_000;
/** Depth of objects and arrays within a JSON record. */
export const MAX_DEPTH = 100;
/** Bytes that an XLSX file may unpack to. */
export const MAX_UNPACKED = 200 * 1_048_576;

/** "10,485,760": the same on every machine. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** Says that a cell is too long, in the words of all formats. */
export function tooLongCell(length: number): string {
  return `Cell of ${count(length)} characters, more than ${count(MAX_CELL)}`;
}
