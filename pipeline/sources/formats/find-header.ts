/** Which row of a table names its columns, and what they are called. */

/** A row of the head of a table. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const lookedAt = 20;

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** Whether a row holds nothing: such rows are none. */
export function isBlankRow(cells: readonly string[]): boolean {
  return !isFilled(cells[0] ?? "") && !cells.some(isFilled);
}

/** The width most rows have, up to the last cell that is filled; of several, the largest. */
function commonWidth(rows: readonly HeadRow[]): number {
  const tally = new Map<number, number>();
  for (const { cells } of rows) {
    const width = cells.findLastIndex(isFilled) + 1;
    tally.set(width, (tally.get(width) ?? 0) + 1);
  }
  let [width, most] = [0, 0];
  for (const [cells, seen] of tally) if (seen > most || (seen === most && cells > width)) [width, most] = [cells, seen];
  return width;
}

/**
 * The index of the header among the first rows of a table: the first row that is no title. A title fills one cell or two of
 * four ("Report of March", "Exported by;Anna"), or has fewer than half the cells, where most rows are wider. -1 without rows.
 */
export function findHeader(rows: readonly HeadRow[]): number {
  const head = rows.slice(0, lookedAt);
  const width = commonWidth(head);
  const isTitle = ({ cells }: HeadRow) => {
    const filled = cells.filter(isFilled).length;
    const isLabelled = filled === 2 && width > 2 && (cells[0] ?? "").trim().endsWith(":");
    return (filled === 1 && width > 1) || (filled === 2 && width >= 4) || isLabelled || cells.length < width / 2;
  };
  const found = head.findIndex((row) => !isTitle(row));
  return found < 0 && head.length > 0 ? 0 : found;
}

/**
 * Names of columns: trimmed, unique and never empty. Of equal headers the second is "name (2)"; a missing one in the third
 * column is "column 3".
 */
export function nameColumns(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  const written = new Set(cells.map((cell) => cell.trim()));
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique) || (unique !== name && written.has(unique)); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** 1-based position of the first header that looks like a value (a date, an e-mail address, an amount); undefined without. */
export function firstValueLike(cells: readonly string[]): number | undefined {
  const isValue = (cell: string) =>
    /^\d{4}-\d\d?-\d\d?([T ]|$)|^\d\d?[./]\d\d?[./]\d{2,4}\b|^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^[€$£]?-?\d+[.,]\d+$/i.test(
      cell,
    );
  const found = cells.findIndex((cell) => cell.length < 100 && isValue(cell.trim()));
  return found < 0 ? undefined : found + 1;
}
