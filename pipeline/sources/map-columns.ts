/** Columns that the user says outright: `--map text=Comment`. */

import { FIELDS, isField, type Field, type Kind } from "./fields.ts";
import { plainName, wantedNames } from "./plain-name.ts";
import { UnusableInput } from "./raw-record.ts";

/** The position of the column that a user means: its exact name, its name in other letters, or its number from 1. */
function positionOf(wanted: string, headers: readonly string[]): number | undefined {
  const exact = headers.indexOf(wanted);
  if (exact >= 0) return exact;
  const plain = plainName(wanted);
  const alike = headers.flatMap((header, index) => (plain !== "" && plainName(header) === plain ? [index] : []));
  if (alike.length === 1) return alike[0];
  const number = /^#?\d{1,6}$/.test(wanted) ? Number(wanted.replace("#", "")) : 0;
  return number > 0 && number <= headers.length ? number - 1 : undefined;
}

/**
 * The mapped fields with the positions of their columns. Throws `UnusableInput` on an unknown field or column, with the known
 * ones and the nearest.
 */
export function mapColumns(
  map: Readonly<Record<string, string>>,
  { kind, headers, file }: { readonly kind: Kind; readonly headers: readonly string[]; readonly file: string },
): readonly { readonly field: Field; readonly index: number }[] {
  return Object.entries(map).map(([field, wanted]) => {
    if (!isField(kind, field)) {
      throw new UnusableInput(`cannot be mapped: ${kind} have no field ${JSON.stringify(field)}`, {
        file,
        wanted: wantedNames(field, FIELDS[kind], `one of the fields ${FIELDS[kind].join(", ")}`),
      });
    }
    const index = positionOf(wanted, headers);
    if (index === undefined) {
      const shown = headers.slice(0, 50).map((header) => JSON.stringify(header.slice(0, 60)));
      throw new UnusableInput(`has no column ${JSON.stringify(wanted)} for ${field}`, {
        file,
        wanted: wantedNames(wanted, headers, `one of its columns ${shown.join(", ")}`),
      });
    }
    return { field, index };
  });
}
