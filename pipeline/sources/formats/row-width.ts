/** Rows with more or fewer cells than there are columns. Nothing is shifted: what cannot be placed is a problem. */

import { count } from "./limits.ts";

/** Which rows fit a table. */
export interface RowWidth {
  /** Cells of a row as it is delivered. */
  readonly columns: number;
  /** A row with fewer cells is a problem. */
  readonly least: number;
}

const isEmpty = (cell: string) => cell.trim() === "";
/** "T-1001" and "T-1002" have one shape, "A-9". */
const shape = (cell: string) =>
  cell
    .trim()
    .replace(/\d+/g, "9")
    .replace(/\p{L}+/gu, "A");

/**
 * Learns from the first rows whether a file leaves out empty cells at the end of its rows, as some exporters do: a fifth of
 * the rows or more are short, no full row ends in an empty cell, and short rows begin like full ones. Elsewhere a short row
 * is a broken one (a line end in an unquoted text gives two). Columns without a name at the end may always be missing.
 */
export function learnRowWidth(header: readonly string[], rows: readonly (readonly string[])[]): RowWidth {
  const columns = header.length;
  const named = header.findLastIndex((cell) => !isEmpty(cell)) + 1;
  const full = rows.filter((cells) => cells.length === columns);
  const short = rows.filter((cells) => cells.length < named);
  const shapes = new Set(full.map((cells) => shape(cells[0] ?? "")));
  const leavesOut =
    short.length >= 3 &&
    short.length >= rows.length / 5 &&
    full.length >= 3 &&
    !full.some((cells) => isEmpty(cells.at(-1) ?? "")) &&
    short.every((cells) => cells.length > 1 && shapes.has(shape(cells[0] ?? "")));
  return { columns, least: leavesOut ? 2 : named };
}

/** A row with exactly `columns` cells, or why it cannot be one. Empty cells too many at the end do no harm. */
export function fitRow(cells: readonly string[], { columns, least }: RowWidth): readonly string[] | string {
  if (cells.length === columns) return cells;
  if (cells.length > columns) {
    if (cells.slice(columns).every(isEmpty)) return cells.slice(0, columns);
    const many = `Row has ${count(cells.length)} cells, more than the ${count(columns)} columns`;
    return `${many}: a delimiter inside a cell must be quoted`;
  }
  if (cells.length >= least) return [...cells, ...Array.from({ length: columns - cells.length }, () => "")];
  const few = `Row has ${count(cells.length)} ${cells.length === 1 ? "cell" : "cells"}, fewer than the ${count(columns)} columns`;
  return `${few}: a line end inside a cell must be quoted`;
}
