/** How a file is understood. Plain data: it is shown, and then it is all that reading needs. */

import type { Channel } from "../types.ts";
import type { DateStyle } from "./dates.ts";
import type { Field, Kind } from "./fields.ts";
import type { Decimal } from "./money.ts";
import type { RatingStyle } from "./ratings.ts";
import type { TableShape } from "./table.ts";

/** One column and what it became. A column may stand twice when `--map` gives it two fields. */
export interface UnderstoodColumn {
  readonly index: number;
  readonly name: string;
  /** Absent: kept as it is, under its name. Several columns are `text` where a row answers several questions. */
  readonly field?: Field;
  readonly why: string;
  /** The question whose answers the column holds. */
  readonly question?: string;
  /** Columns of the same number belong to one item: "Item 2 Name", "Item 2 Quantity". */
  readonly group?: number;
  /** Of several columns for one field: a row takes the first that it fills. */
  readonly rank?: number;
  readonly dates?: DateStyle;
  readonly decimal?: Decimal;
  /** The currency that the column's name tells: "Total (EUR)". */
  readonly currency?: string;
  /** Totals of rows and not of orders: those of an order's rows are added up. */
  readonly isPerRow?: boolean;
  /** The currencies that its amounts name, or that stand in it. */
  readonly currencies?: readonly string[];
  readonly rating?: RatingStyle;
  /** Statuses of orders, or channels, that are not understood, each once. */
  readonly unread?: readonly string[];
  /** Each cell holds a whole conversation. */
  readonly isTranscript?: boolean;
  /** Roles: whether customers are named among them. Then a word that is no role means staff. */
  readonly namesCustomers?: boolean;
  /** Up to three values, personal data masked. */
  readonly samples: readonly string[];
}

export interface Understanding {
  readonly kind: Kind;
  /** The preset's name, or "generic". */
  readonly preset: string;
  /** Why it is this preset and kind. */
  readonly why: string;
  readonly shape: TableShape;
  readonly columns: readonly UnderstoodColumn[];
  /** Of times that name none. */
  readonly timezone: string;
  /** Of amounts that name none. */
  readonly currency?: string;
  /** Of feedback whose row does not say. */
  readonly channel?: Channel;
  /** What tells that channel. */
  readonly channelWhy?: string;
  readonly warnings: readonly string[];
}

/** The first column that became this field. */
export function columnOf({ columns }: Understanding, field: Field): UnderstoodColumn | undefined {
  return columns.find((column) => column.field === field);
}
