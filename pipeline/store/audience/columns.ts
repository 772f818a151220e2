/** Fields as columns of a table, so that a database can answer rules. */

import type { Field, Fields, Named } from "../../../models/rules/fields.ts";
import type { Value } from "../database.ts";

/** One column, and what a row has in it. */
export interface Column<Row> {
  readonly name: string;
  readonly type: string;
  readonly value: (row: Row) => Value;
}

/** Topics, channels … that one integer of bits tells of. */
const bits = 31;

/** Columns of the fields of a table, named by their places in it: f3, c12. `today`: the number of the day to look back from. */
export function columnsOf<Row>(fields: Fields<Row>, today: number | undefined): Column<Row>[] {
  const currencies = currencyColumns(fields);
  const own = fields.list.flatMap((field, i) => columnsOfField(field, { i, today }));
  const money = [...currencies].map(([currency, name]): Column<Row> => ({
    name,
    type: 'text collate "C"',
    value: (row) => currency(row) ?? null,
  }));
  return [...own, ...money];
}

/** The columns that tell of what currency quantities are, by what tells it of a row. */
export function currencyColumns<Row>({ list }: Fields<Row>): ReadonlyMap<(row: Row) => string | undefined, string> {
  const columns = new Map<(row: Row) => string | undefined, string>();
  for (const field of list)
    if (field.kind === "number" && field.currency && !columns.has(field.currency))
      columns.set(field.currency, `q${columns.size}`);
  return columns;
}

function columnsOfField<Row>(
  field: Field<Row>,
  { i, today }: { readonly i: number; readonly today: number | undefined },
): Column<Row>[] {
  switch (field.kind) {
    case "number": {
      const { number, labels } = field;
      const own: Column<Row> = { name: `f${i}`, type: "float8", value: (row) => finite(number(row)) };
      if (!labels) return [own];
      const placeOf = (label: string | undefined) => (label === undefined ? -1 : labels.known.indexOf(label));
      const code = (row: Row) => nullBelow(placeOf(labels.label(row)));
      return [own, { name: `l${i}`, type: "int2", value: code }];
    }
    case "names":
      return maskColumns(field.known, i).map(({ name, bitOf }) => ({
        name,
        type: "int4",
        value: (row) => field.names(row).reduce((mask, { id }) => mask | bitOf(id), 0),
      }));
    case "event":
      return [
        {
          name: `d${i}`,
          type: "int4",
          value: (row) => {
            const ago = field.daysAgo(row);
            return ago === undefined || today === undefined ? null : today - ago;
          },
        },
        {
          name: `h${i}`,
          type: "bool",
          value: (row) => field.daysAgo(row) !== undefined || (field.happened?.(row) ?? false),
        },
      ];
    case "flag":
      return [{ name: `b${i}`, type: "bool", value: (row) => field.flag(row) ?? null }];
    case "column": {
      const textOf = (row: Row) => field.column(row)?.trim() || undefined;
      return [
        { name: `c${i}`, type: 'text collate "C"', value: (row) => textOf(row)?.toLowerCase() ?? null },
        { name: `n${i}`, type: "float8", value: (row) => numberOf(textOf(row)) },
      ];
    }
    case "search":
      return field.words ? [{ name: `s${i}`, type: 'text collate "C"', value: field.words }] : [];
    case "missing":
      return [];
  }
}

/** The integers that tell which of some names a row has, and the bit of each. */
export function maskColumns(
  known: readonly Named[],
  i: number,
): readonly { readonly name: string; readonly bitOf: (id: string) => number }[] {
  const places = new Map(known.map(({ id }, place) => [id, place]));
  return Array.from({ length: Math.max(1, Math.ceil(known.length / bits)) }, (_, part) => ({
    name: `m${i}_${part}`,
    bitOf: (id) => {
      const place = places.get(id) ?? -1;
      return Math.floor(place / bits) === part ? 1 << (place % bits) : 0;
    },
  }));
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);

const nullBelow = (place: number) => (place < 0 ? null : place);

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  return Number.isNaN(number) ? null : number;
}
