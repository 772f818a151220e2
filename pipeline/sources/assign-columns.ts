/** Which column becomes which field: what the user says, then what the preset knows, then names and values. */

import type { ColumnProfile } from "./column-profile.ts";
import { ABOUT_PEOPLE } from "./column-names/customers.ts";
import { recogniseColumns } from "./columns.ts";
import type { Field, Kind } from "./fields.ts";
import type { Preset } from "./preset.ts";
import { isAnswer } from "./survey-questions.ts";

/** A column's part in a record, and why. */
export interface Assigned {
  readonly index: number;
  readonly field: Field;
  readonly why: string;
  readonly group?: number;
  /** Of several columns for one field: a row takes the first that it fills. */
  readonly rank?: number;
  /** The user says so. */
  readonly isTold?: boolean;
}

type Mapped = readonly { readonly field: Field; readonly index: number }[];

function byPreset(columns: readonly ColumnProfile[], { fields = {}, title }: Preset): readonly Assigned[] {
  const used = new Set<number>();
  return (Object.entries(fields) as [Field | "other", readonly string[]][]).flatMap(([field, names]) => {
    if (field === "other") return [];
    const there = names.flatMap((name) => columns.find(({ plain, index }) => plain === name && !used.has(index)) ?? []);
    // A column that is there but empty leaves the field to the next name.
    const filled = there.filter(({ values, rows }) => values.length > 0 || rows === 0);
    // Whose a row is may stand in the second column where the first is blank.
    const taken = field === "customer" ? filled : (filled.length > 0 ? filled : there).slice(0, 1);
    for (const { index } of taken) used.add(index);
    return taken.map(({ index }, rank) => ({ index, field, why: `its name in ${title}`, rank }));
  });
}

/** "Item 1 Name", "Product Item 2 Quantity", "line_item_1": columns that number the items of an order. */
const NUMBERED =
  /^(?:line item|product item|order item|item|product|artikel|position) (\d{1,3})(?: (name|title|product name|description|bezeichnung|qty|quantity|menge|anzahl|price|cost|unit price|preis))?$/;

function numberedItems(columns: readonly ColumnProfile[]): readonly Assigned[] {
  return columns.flatMap(({ plain, index }) => {
    const match = NUMBERED.exec(plain);
    if (!match) return [];
    const part = match[2] ?? "";
    const field =
      part === ""
        ? "items"
        : /qty|quant|menge|anzahl/.test(part)
          ? "quantity"
          : /price|cost|preis/.test(part)
            ? "price"
            : "item";
    return [{ index, field, why: `its name numbers item ${match[1]}`, group: Number(match[1]) }];
  });
}

/** Further columns of free answers beside the text: a survey with several questions a row. */
function answers(columns: readonly ColumnProfile[], assigned: readonly Assigned[]): readonly Assigned[] {
  const text = assigned.find(({ field }) => field === "text");
  const taken = new Set(assigned.map(({ index }) => index));
  const free = columns.filter(
    (column) => isAnswer(column) && (!taken.has(column.index) || column.index === text?.index),
  );
  return free
    .filter(({ index }) => index !== text?.index)
    .map(({ index, meanWords }) => ({
      index,
      field: "text",
      why: `its name asks; ${meanWords.toFixed(0)} words on average`,
    }));
}

/** Whether an id comes again with other texts, more often than a row that stands twice would explain. */
function comesAgain(id: Assigned, text: Assigned, rows: readonly (readonly string[])[]): boolean {
  const seen = new Map<string, string>();
  let conflicts = 0;
  for (const row of rows) {
    const key = row[id.index] ?? "";
    const words = row[text.index] ?? "";
    if (key === "" || words === "") continue;
    if (seen.has(key) && seen.get(key) !== words) conflicts++;
    seen.set(key, words);
  }
  return conflicts > rows.length * 0.05;
}

const BARE_ID = /^(?:id|no|nr|number|key|ref)$/;

/**
 * What an "id" is the id of: of the conversation, the form or the customer where it comes again with other texts, of the customer where
 * the row tells of people and names none otherwise, else of the text.
 */
function withWhoseId(
  assigned: readonly Assigned[],
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): readonly Assigned[] {
  const id = assigned.find(({ field }) => field === "id");
  const texts = assigned.filter(({ field }) => field === "text");
  if (!id) return assigned;
  const isFree = (...fields: readonly Field[]) => !assigned.some(({ field }) => fields.includes(field));
  const others = assigned.filter((one) => one !== id);
  const isBare = BARE_ID.test(columns[id.index]?.plain ?? "") && isFree("customer", "email");
  if (texts.length === 1 && comesAgain(id, texts[0]!, rows)) {
    const why = "it comes again with other texts";
    if (isBare) return [...others, { ...id, field: "customer", why }];
    // What comes with a question is an answer on a form, unless somebody speaks.
    const whole = isFree("question") || !isFree("speaker") ? "conversation" : "response";
    return isFree(whole) ? [...others, { ...id, field: whole, why }] : others;
  }
  if (isBare && columns.filter(({ plain }) => ABOUT_PEOPLE.test(plain)).length > 1) {
    return [...others, { ...id, field: "customer", why: "the other columns tell of people" }];
  }
  return assigned;
}

/** Without customers that only number the answers of a survey, "Respondent" 1, 2, 3, where an e-mail address says who it is. */
function withoutRespondents(assigned: readonly Assigned[], columns: readonly ColumnProfile[]): readonly Assigned[] {
  if (!assigned.some(({ field }) => field === "email")) return assigned;
  const isCounted = ({ plain, share }: ColumnProfile) => /^respondents?\b/.test(plain) && share("whole") > 0.9;
  return assigned.filter(({ field, index, isTold }) => field !== "customer" || isTold || !isCounted(columns[index]!));
}

/** The fields of a table's columns. `rows` are those that were looked at. */
export function assignColumns(
  kind: Kind,
  columns: readonly ColumnProfile[],
  {
    preset,
    mapped,
    rows,
  }: { readonly preset?: Preset; readonly mapped: Mapped; readonly rows: readonly (readonly string[])[] },
): readonly Assigned[] {
  const told: readonly Assigned[] = mapped.map(({ field, index }) => ({
    field,
    index,
    why: "you say so (--map)",
    isTold: true,
  }));
  const toldFields = new Set(told.map(({ field }) => field));
  const toldColumns = new Set(told.map(({ index }) => index));
  const known = (preset ? byPreset(columns, preset) : []).filter(
    ({ field, index }) => !toldFields.has(field) && !toldColumns.has(index),
  );
  const numbered = kind === "orders" ? numberedItems(columns).filter(({ index }) => !toldColumns.has(index)) : [];
  const sure = [...told, ...known, ...numbered];
  const kept = columns.filter(({ plain }) => preset?.fields?.other?.includes(plain)).map(({ index }) => index);
  const guessed = preset?.isComplete
    ? []
    : recogniseColumns(kind, columns, {
        taken: new Set([...sure.map(({ index }) => index), ...kept]),
        filled: new Set(sure.map(({ field }) => field)),
      });
  const found = [...sure, ...guessed.map(({ index, field, why }) => ({ index, field, why }))];
  if (kind !== "feedback") return found;
  const all = withoutRespondents(found, columns);
  const spread = toldFields.has("text") ? all : [...all, ...answers(columns, all)];
  return toldFields.has("id") ? spread : withWhoseId(spread, columns, rows);
}
