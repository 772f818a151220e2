/** Columns that the user says outright: `--map text=Comment`. */

import { FIELDS, isField, type Field, type Kind } from "./fields.ts";
import { plainName, wantedNames } from "./plain-name.ts";
import { UnusableInput } from "./raw-record.ts";

/** Columns by field. Several are for `text` alone, where a row answers several questions. */
export type ColumnMap = Readonly<Record<string, string | readonly string[]>>;

/** The pairs of a map, a field with several columns several times. */
export function pairsOf(map: ColumnMap): readonly (readonly [string, string])[] {
  return Object.entries(map).flatMap(([field, columns]) => [columns].flat().map((column) => [field, column] as const));
}

/**
 * The map of pairs of field and column. A second column for `text` is a further question; `twice` gives the error for another
 * field that comes again.
 */
export function mapOf(
  pairs: readonly (readonly [string, string])[],
  twice: (field: string, columns: readonly [string, string]) => Error,
): ColumnMap {
  const map = new Map<string, readonly string[]>();
  for (const [field, column] of pairs) {
    const others = map.get(field) ?? [];
    if (others.length > 0 && field !== "text") throw twice(field, [others[0]!, column]);
    map.set(field, others.includes(column) ? others : [...others, column]);
  }
  return Object.fromEntries([...map].map(([field, columns]) => [field, columns.length === 1 ? columns[0]! : columns]));
}

/** The position of the column that a user means: its exact name, its name in other letters, or its number from 1. */
export function positionOf(wanted: string, headers: readonly string[]): number | undefined {
  const exact = headers.indexOf(wanted);
  if (exact >= 0) return exact;
  const plain = plainName(wanted);
  const alike = headers.flatMap((header, index) => (plain !== "" && plainName(header) === plain ? [index] : []));
  if (alike.length === 1) return alike[0];
  const number = /^#?\d{1,6}$/.test(wanted) ? Number(wanted.replace("#", "")) : 0;
  return number > 0 && number <= headers.length ? number - 1 : undefined;
}

/** What a wrong column may have meant: the nearest, and all there are. */
export function wantedColumns(wanted: string, headers: readonly string[]): string {
  const shown = headers.slice(0, 50).map((header) => JSON.stringify(header.slice(0, 60)));
  return wantedNames(wanted, headers, `one of its columns ${shown.join(", ")}`);
}

/**
 * The mapped fields with the positions of their columns. Throws `UnusableInput` on an unknown field or column, with the known
 * ones and the nearest.
 */
export function mapColumns(
  map: ColumnMap,
  { kind, headers, file }: { readonly kind: Kind; readonly headers: readonly string[]; readonly file: string },
): readonly { readonly field: Field; readonly index: number }[] {
  return pairsOf(map).map(([field, wanted]) => {
    if (!isField(kind, field)) {
      throw new UnusableInput(`cannot be mapped: ${kind} have no field ${JSON.stringify(field)}`, {
        file,
        wanted: wantedNames(field, FIELDS[kind], `one of the fields ${FIELDS[kind].join(", ")}`),
      });
    }
    const index = positionOf(wanted, headers);
    if (index === undefined) {
      throw new UnusableInput(`has no column ${JSON.stringify(wanted)} for ${field}`, {
        file,
        wanted: wantedColumns(wanted, headers),
      });
    }
    return { field, index };
  });
}
