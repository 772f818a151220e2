/** From the first rows of a table: its header, and how its rows are read below it. */

import { isRowProblem, UnusableInput, type RawEntry } from "../raw-record.ts";
import { findHeader, firstValueLike, isBlankRow, nameColumns, type HeadRow } from "./find-header.ts";
import { count, MAX_COLUMNS } from "./limits.ts";
import { fitRow, learnRowWidth, type RowWidth } from "./row-width.ts";

export interface TableHead {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly warnings: readonly string[];
  /** The rows among entries that stand below the header: none blank, each as wide as the header. */
  readonly rowsOf: (entries: readonly RawEntry[]) => RawEntry[];
}

export interface TableHeadOptions {
  /** What messages call the file. */
  readonly file: string;
  /** The first rows are all rows. */
  readonly isWhole: boolean;
  /** Rows leave out empty cells at their end, as those of sheets do. */
  readonly isPadded?: boolean;
}

function plural(number: number, word: string): string {
  return `${count(number)} ${word}${number === 1 ? "" : "s"}`;
}

/** Finds the header among the first rows. Throws `UnusableInput` without one, or when it cannot be read. */
export function tableHead(
  entries: readonly RawEntry[],
  { file, isWhole, isPadded = false }: TableHeadOptions,
): TableHead {
  const first = entries.filter((entry) => isRowProblem(entry) || !isBlankRow(entry.values ?? []));
  const rows = first.flatMap((entry): HeadRow[] =>
    isRowProblem(entry) ? [] : [{ line: entry.line, cells: entry.values ?? [] }],
  );
  const at = findHeader(rows);
  const found = rows[at];
  const broken = first.find(isRowProblem);
  if (broken && broken.line <= (found?.line ?? Infinity)) {
    const { line, column, reason } = broken;
    const wanted = "a header that can be read";
    throw new UnusableInput(`cannot be read (${reason})`, { file, line, column, wanted });
  }
  if (!found) throw new UnusableInput("is empty", { file, wanted: "a header line and rows below it" });
  const { line } = found;
  const body = rows.slice(at + 1).map(({ cells }) => cells);
  const widest = isPadded ? Math.max(0, ...body.map((cells) => cells.length)) : 0;
  const header = [...found.cells, ...Array.from({ length: Math.max(0, widest - found.cells.length) }, () => "")];
  if (header.length > MAX_COLUMNS) {
    throw new UnusableInput("has too many columns", { file, line, wanted: `at most ${count(MAX_COLUMNS)}` });
  }

  const headers = nameColumns(header);
  const learned = learnRowWidth(header, body);
  const width: RowWidth = isPadded ? { ...learned, least: 0 } : learned;
  const valueLike = firstValueLike(header);
  const isShort = !isPadded && body.some((cells) => cells.length < headers.length && cells.length >= width.least);
  const warnings = [
    ...(at > 0 ? [`${plural(at, "row")} above the header (line ${count(line)}) skipped`] : []),
    ...(valueLike ? [`Line ${count(line)}, column ${valueLike}: looks like a value, and is taken for a header`] : []),
    ...(isShort ? ["Rows that end early are read as if empty cells followed"] : []),
    ...(isWhole && first.at(-1)?.line === line ? ["There are no rows below the header"] : []),
  ];

  function rowsOf(entries: readonly RawEntry[]): RawEntry[] {
    const rows: RawEntry[] = [];
    for (const entry of entries) {
      if (entry.line <= line) continue;
      if (isRowProblem(entry)) {
        const { column } = entry;
        rows.push(typeof column === "number" ? { ...entry, column: headers[column - 1] ?? column } : entry);
        continue;
      }
      const cells = entry.values ?? [];
      if (isBlankRow(cells)) continue;
      const fitted = fitRow(cells, width);
      if (typeof fitted === "string") rows.push({ line: entry.line, reason: fitted });
      else rows.push(fitted === cells ? entry : { line: entry.line, values: fitted });
    }
    return rows;
  }

  return { headers, headerLine: line, warnings, rowsOf };
}
