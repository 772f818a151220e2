/** Whether a file holds feedback, orders or customers. */

import { ABOUT_PEOPLE } from "./column-names/customers.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { recogniseColumns, type Recognised } from "./columns.ts";
import { isAnswer, isAskedRating } from "./survey-questions.ts";
import { holdsTranscripts } from "./transcript.ts";
import { FIELDS, isField, type Field, type Kind } from "./fields.ts";

/** What a file holds, and the columns that say so. */
export interface RecognisedKind {
  readonly kind: Kind;
  readonly reasons: readonly string[];
}

const WEIGHTS: Readonly<Record<Kind, Readonly<Partial<Record<Field, number>>>>> = {
  feedback: { rating: 1, subject: 1, speaker: 1, question: 1, channel: 0.5, conversation: 0.5, language: 0.5 },
  orders: {
    at: 1,
    customer: 1,
    email: 0.5,
    currency: 1,
    status: 0.5,
    discount: 0.5,
    refunded: 0.5,
    item: 0.5,
    items: 1,
    quantity: 0.5,
  },
  customers: { email: 1, name: 1, firstName: 1, lastName: 1, since: 1, consent: 1 },
};

function points(kind: Kind, found: ReadonlyMap<Field, Recognised>): number {
  let sum = 0;
  for (const [field, weight] of Object.entries(WEIGHTS[kind]) as [Field, number][]) if (found.has(field)) sum += weight;
  return sum;
}

function isProse(text: Recognised | undefined, columns: readonly ColumnProfile[]): boolean {
  const column = text && columns.find(({ index }) => index === text.index);
  return (
    column !== undefined && column.values.length >= column.rows / 2 && column.meanWords >= 4 && column.proseShare >= 0.4
  );
}

function scoreOf(kind: Kind, found: ReadonlyMap<Field, Recognised>, columns: readonly ColumnProfile[]): number {
  const sum = points(kind, found);
  if (kind === "feedback") {
    const text = found.get("text");
    // A survey may have short answers alone.
    if (!text) return columns.some(isAnswer) && columns.some(isSaid) ? sum + 3 : 0;
    return sum + (text.isNamed ? 3 : 2) + (isProse(text, columns) ? 1 : 0);
  }
  if (kind === "orders") {
    const hasAmount = found.get("total")?.isNamed || (found.has("price") && found.has("quantity"));
    if (!hasAmount || !found.has("at")) return 0;
    return sum + 2 + (found.get("id")?.isNamed ? 2 : 0);
  }
  if (columns.some(isSaid)) return 0;
  const id = found.get("id");
  if (!id && !found.has("email")) return 0;
  const column = columns.find(({ index }) => index === (id ?? found.get("email"))?.index);
  // Rows of customers are one each.
  if ((column?.distinctShare ?? 1) < 0.9) return 0;
  const about = columns.filter(({ plain }) => ABOUT_PEOPLE.test(plain)).length;
  return sum + (id?.isNamed ? 2 : 1) + ((column?.distinctShare ?? 0) > 0.98 ? 1 : 0) + Math.min(2, about / 2);
}

const SIDE_NOTE = /\b(?:notes?|notiz|notizen|bio|about|address|adresse|bemerkung(?:en)?|comments? internal)\b/;

/** Whether a column is of what people said, which no file of customers holds: conversations, answers to a survey, long texts. */
function isSaid(column: ColumnProfile): boolean {
  if (holdsTranscripts(column) || isAskedRating(column)) return true;
  const { name, label, plain, values, rows, meanWords, proseShare } = column;
  if (isAnswer(column) && /[?？]/.test(label ?? name)) return true;
  return values.length >= rows / 2 && meanWords >= 8 && proseShare >= 0.5 && !SIDE_NOTE.test(plain);
}

/** The only kind that has all of these fields, which the user named; undefined where none or several have. */
export function kindOfFields(names: readonly string[]): RecognisedKind | undefined {
  const kinds = (Object.keys(FIELDS) as Kind[]).filter((kind) => names.every((name) => isField(kind, name)));
  return kinds.length === 1 ? { kind: kinds[0]!, reasons: [`only ${kinds[0]} have ${names.join(", ")}`] } : undefined;
}

/**
 * What the columns say that a file holds; undefined when they say too little. A column of sentences that people wrote in
 * most rows outweighs the rest: orders have notes now and then, feedback may have amounts.
 */
export function kindOf(columns: readonly ColumnProfile[]): RecognisedKind | undefined {
  const kinds: readonly Kind[] = ["feedback", "orders", "customers"];
  const byKind = kinds.map((kind) => {
    const recognised = recogniseColumns(kind, columns);
    const found = new Map(recognised.map((one) => [one.field, one]));
    return { kind, found, score: scoreOf(kind, found, columns) };
  });
  const text = byKind[0]!.found.get("text");
  const isTold = isProse(text, columns);
  const ranked = byKind
    .map(({ kind, found, score }) => ({ kind, found, score: kind !== "feedback" && isTold ? score - 3 : score }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < 3 || best.score === second?.score) return undefined;
  const reasons = [...best.found.values()].map(
    ({ field, index, why }) =>
      `${JSON.stringify(columns.find((column) => column.index === index)?.name)} is ${field} (${why})`,
  );
  return { kind: best.kind, reasons };
}
