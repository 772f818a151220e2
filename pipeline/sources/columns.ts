/** Recognises columns from their names and their values. */

import { fitOf } from "./column-fits.ts";
import { GROSS_TOTAL, NET_TOTAL } from "./column-names/orders.ts";
import { COLUMN_NAMES, NOT_NAMED, withoutCurrency } from "./column-names.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { currencyCode } from "./currencies.ts";
import { isCustomersText, isPerhapsStaffText, isStaffText } from "./staff-text.ts";
import { FIELDS, type Field, type Kind } from "./fields.ts";

/** A column taken for a field, and why. */
export interface Recognised {
  readonly index: number;
  readonly field: Field;
  /** How sure: a telling name and fitting values give 1, for text up to 1.6. */
  readonly score: number;
  /** Whether the name says it. */
  readonly isNamed: boolean;
  readonly why: string;
}

const TIER_SCORES = [1, 0.7, 0.4, 0.3] as const;
const NAME_WEIGHT = 0.6;
const VALUE_WEIGHT = 0.4;
/** Below this a column stays what it is. */
const LEAST = 0.3;

const isCode = (code: string) => currencyCode(code) !== undefined;

/** How much a plain name says that its column is this field: 1, less, or 0. */
function nameScore(kind: Kind, field: Field, plain: string): number {
  if (kind === "feedback" && field === "text" && isCustomersText(plain)) return TIER_SCORES[0];
  const tiers = COLUMN_NAMES[kind][field] ?? [];
  const { name } = withoutCurrency(plain, isCode);
  const tier = tiers.findIndex((pattern) => pattern.test(plain) || (name !== plain && pattern.test(name)));
  return tier < 0 ? 0 : (TIER_SCORES[tier] ?? LEAST);
}

function isRuledOut(kind: Kind, field: Field, plain: string): boolean {
  if (kind === "feedback" && field === "text" && isStaffText(plain)) return true;
  return NOT_NAMED[kind][field]?.some((pattern) => pattern.test(plain)) ?? false;
}

/** Of totals without and with tax the latter is what was paid: it wins, also under a name that says a little less. */
function taxScore(field: Field, { plain }: ColumnProfile): number {
  if (field !== "total") return 0;
  return NET_TOTAL.test(plain) ? -0.2 : GROSS_TOTAL.test(plain) ? 0.01 : 0;
}

/** The total with what is to be known of tax: whether it is net, and which net ones it was preferred to. */
function withTax(total: Recognised, others: readonly Recognised[], columns: readonly ColumnProfile[]): Recognised {
  const columnOf = ({ index }: Recognised) => columns.find((column) => column.index === index);
  const isNet = (one: Recognised) => NET_TOTAL.test(columnOf(one)?.plain ?? "");
  if (isNet(total)) return { ...total, why: `${total.why}; it is net, and no other total was found` };
  const names = others.filter((one) => one.isNamed && isNet(one)).map((one) => JSON.stringify(columnOf(one)!.name));
  if (names.length === 0) return total;
  return { ...total, why: `${total.why}; taken for what customers paid, rather than net ${names.join(", ")}` };
}

function candidate(kind: Kind, field: Field, column: ColumnProfile): Recognised | undefined {
  if (isRuledOut(kind, field, column.plain)) return undefined;
  const named = nameScore(kind, field, column.plain);
  if (named === 0 && column.values.length === 0) return undefined;
  // Many columns are called some id: the one that the table begins with is the row's.
  if (field === "id" && named < 0.7 && column.index > 0) return undefined;
  const fit = fitOf(field, column);
  if (!fit || (named === 0 && !fit.isEnough)) return undefined;
  // For text the values say more than the name: the longest natural language is it.
  const score = NAME_WEIGHT * named + (field === "text" ? 1 : VALUE_WEIGHT) * fit.score + taxScore(field, column);
  if (score < LEAST) return undefined;
  const why = named > 0 ? `its name; ${fit.why}` : fit.why;
  return { index: column.index, field, score, isNamed: named >= 0.7, why };
}

/**
 * Which columns are which fields: each field at most one column, each column at most one field, the surest first.
 * `taken` are columns that are spoken for, `filled` fields.
 */
export function recogniseColumns(
  kind: Kind,
  columns: readonly ColumnProfile[],
  {
    taken = new Set(),
    filled = new Set(),
  }: { readonly taken?: ReadonlySet<number>; readonly filled?: ReadonlySet<Field> } = {},
): readonly Recognised[] {
  const free = columns.filter(({ index }) => !taken.has(index));
  const isPerhaps = (index: number) => isPerhapsStaffText(columns.find((one) => one.index === index)?.plain ?? "");
  const candidates = FIELDS[kind]
    .filter((field) => !filled.has(field))
    .flatMap((field) => free.map((column) => candidate(kind, field, column)))
    .filter((found) => found !== undefined)
    // Equal scores: the order of FIELDS, then of the columns (sort is stable).
    .sort((a, b) => b.score - a.score);
  const answered = candidates.some(({ field, isNamed, index }) => field === "text" && isNamed && !isPerhaps(index));
  const fields = new Set<Field>();
  const used = new Set<number>();
  const chosen = candidates.filter(({ field, index }) => {
    if (fields.has(field) || used.has(index)) return false;
    // Names beat length: staff answer at greater length than customers write.
    if (field === "text" && answered && isPerhaps(index)) return false;
    fields.add(field);
    used.add(index);
    return true;
  });
  const totals = candidates.filter((one) => one.field === "total" && !chosen.includes(one));
  return chosen.map((one) => (one.field === "total" ? withTax(one, totals, columns) : one));
}
