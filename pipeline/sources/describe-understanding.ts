/** How a file was understood, as people read it. */

import type { UnderstoodColumn, Understanding } from "./understanding.ts";

/** One column: what it became, why, and three of its values with personal data masked. */
export interface ColumnDescription {
  readonly column: string;
  /** Absent: kept as it is. */
  readonly field?: string;
  readonly why: string;
  readonly samples: readonly string[];
}

/** Order of dates, decimal sign, scale: what was decided over the values. */
function decided({
  field,
  dates,
  decimal,
  isPerRow,
  rating,
  isTranscript,
  question,
}: UnderstoodColumn): readonly string[] {
  return [
    dates?.order,
    dates?.serials === "all" ? "days of a spreadsheet" : undefined,
    dates && dates.timezone !== "UTC" ? `times in ${dates.timezone}` : undefined,
    decimal && `decimals after "${decimal}"`,
    isPerRow ? "of each row: those of an order are added up" : undefined,
    rating && `${rating.scale}, best is ${rating.isReversed ? 1 : rating.max}`,
    isTranscript ? "whole conversations, split into turns" : undefined,
    field === "text" && question !== undefined ? "the question stands in the name" : undefined,
  ].filter((part) => part !== undefined);
}

/** The columns in the order of the file. */
export function describeUnderstanding({ columns }: Understanding): readonly ColumnDescription[] {
  return columns.map((column) => ({
    column: column.name,
    field: column.field,
    why: [column.why, ...decided(column)].join("; "),
    samples: column.samples,
  }));
}
