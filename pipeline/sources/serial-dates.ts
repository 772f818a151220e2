/** Days of a spreadsheet among dates that are written out: how many were read, and whether they may be the wrong ones. */

import { dateParts } from "./date-parts.ts";
import { isSerial, serialMoment } from "./dates.ts";
import type { TableRow } from "./table.ts";
import type { Understanding } from "./understanding.ts";

/** Of one column of dates. */
export interface SerialDates {
  readonly column: string;
  /** Days of a spreadsheet, and those that are a day of the month up to 12. */
  serials: number;
  early: number;
  /** Dates written out as numbers: those whose day and month are both up to 12, and the others. */
  short: number;
  long: number;
  /** Lines of the first serials. */
  readonly lines: number[];
}

const shownLines = 3;
/** That all of so many fall on days up to 12, and none of as many others does, is no chance: about 1 in 300. */
const enough = 3;

/** Counts the columns in which days of a spreadsheet may stand among other dates. */
export function countSerials({ columns }: Understanding): {
  readonly see: (row: TableRow) => void;
  readonly counts: readonly SerialDates[];
} {
  const mixed = columns.filter(({ dates }) => dates?.serials === "some");
  const counts = mixed.map(({ name }): SerialDates => ({
    column: name,
    serials: 0,
    early: 0,
    short: 0,
    long: 0,
    lines: [],
  }));
  return {
    counts,
    see({ values, line }) {
      for (const [i, { index }] of mixed.entries()) {
        const cell = values[index]?.trim() ?? "";
        const count = counts[i]!;
        if (isSerial(cell)) {
          count.serials++;
          if (new Date(serialMoment(cell)).getUTCDate() <= 12) count.early++;
          if (count.lines.length < shownLines) count.lines.push(line);
          continue;
        }
        const parts = dateParts(cell);
        if (!parts || !("first" in parts)) continue;
        if (parts.first <= 12 && parts.second <= 12) count.short++;
        else count.long++;
      }
    },
  };
}

/** What is to be told of a column; undefined where no serial was read. */
export function serialsTold({ column, serials, early, short, long, lines }: SerialDates): string | undefined {
  if (serials === 0) return undefined;
  const name = JSON.stringify(column);
  const where = `${serials === 1 ? "line" : "lines"} ${lines.join(", ")}${serials > lines.length ? " …" : ""}`;
  const read = `${serials === 1 ? "1 number" : `${serials} numbers`} among the dates in ${name} (${where}) ${serials === 1 ? "was" : "were"} read as Excel's serial dates: 45123 is 2023-07-16`;
  const isTurned = serials >= enough && early === serials && short === 0 && long >= enough;
  return isTurned
    ? `${read}. All are days up to the 12th and no date that is written out is: where a spreadsheet took 03/04 for the wrong month, day and month of these are the other way round. Export the column as text to be sure`
    : read;
}
