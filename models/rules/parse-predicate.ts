/** Reads what a rule says of one field. */

import { checkName, checkValue } from "./check-value.ts";
import { isKeyword, type Cursor } from "./cursor.ts";
import type { EventField, Field, Fields, NumberField } from "./fields.ts";
import { operators, type Operator, type Predicate, type Rule } from "./grammar.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { readAny, type Around } from "./parse.ts";
import { readName, readValue } from "./parse-value.ts";
import { readWindow } from "./parse-window.ts";
import { RuleError } from "./rule-error.ts";
import type { Token } from "./tokens.ts";

/** Reads one predicate. Throws a RuleError where the field is unknown or what follows does not fit it. */
export function readPredicate<Profile>(cursor: Cursor, { fields, depth, isCounted = false }: Around<Profile>): Rule {
  const [first, second] = [cursor.peek(), cursor.peek(1)];
  if (first.kind === "word" && first.text.toLowerCase() === "count" && second.text === "(")
    return readCount(cursor, { fields, depth });
  const field = readField(cursor, fields);
  if (field.kind === "missing") throw new RuleError(`${field.name} cannot be asked for: ${field.why}`, first);
  if (field.kind === "event") return readEvent(cursor, field);
  if (field.kind === "search") return readSearch(cursor, field);
  if (field.kind === "like") return readLike(cursor, field);
  if (field.kind === "meaning") {
    const { column, kind, text } = cursor.take();
    if (kind === "quoted" && /[\p{L}\p{N}]/u.test(text) && text.length <= mostMeant)
      return { kind: "means", field: field.name, text: text.trim() };
    throw new RuleError(
      `Wanted up to ${mostMeant} characters in quotes after ${field.name}, as in ${field.name} "parcel never arrived"`,
      { column },
    );
  }
  const narrowed = field.kind === "number" ? readNarrowing(cursor, field) : {};
  const next = cursor.peek();
  const { column } = next;
  const operator = next.kind === "sign" ? operators.find((known) => known === next.text) : undefined;
  if (operator) {
    cursor.take();
    return {
      ...readComparison(cursor, {
        field,
        operator,
        isCounted,
        isNarrowed: "about" in narrowed || "window" in narrowed,
      }),
      ...narrowed,
    };
  }
  if (Object.keys(narrowed).length === 0) {
    if (cursor.takeWord("in")) return readMembership(cursor, { field, isCounted });
    if (cursor.peek(1).text.toLowerCase() === "in" && cursor.takeWord("not")) {
      cursor.take();
      return { kind: "not", part: readMembership(cursor, { field, isCounted }) };
    }
    if (field.kind === "flag") return { kind: "has", field: field.name };
  }
  const wanted = `Wanted one of ${operators.join(" ")} or "in" after ${field.name}`;
  const found = next.kind === "end" ? "found the end" : `not ${JSON.stringify(next.text)}`;
  throw new RuleError(`${wanted}, ${found}`, { column });
}

/** "top 100", or a list. */
function readMembership<Profile>(
  cursor: Cursor,
  { field, isCounted }: { readonly field: Field<Profile>; readonly isCounted: boolean },
): Predicate {
  const side = (["top", "bottom"] as const).find((word) => word === cursor.peek().text.toLowerCase());
  if (field.kind !== "number" || side === undefined || cursor.peek(1).kind !== "number") return readList(cursor, field);
  const { column: start } = cursor.take();
  if (isCounted) throw ofCustomers(`"${side}"`, { field, column: start });
  const { text, suffix, column } = cursor.take();
  const count = Number(text);
  if (suffix === "%" && count > 0 && count < 100) {
    const value = Number((side === "top" ? 100 - count : count).toPrecision(12));
    return {
      kind: "compare",
      field: field.name,
      operator: side === "top" ? ">=" : "<=",
      value: { type: "percentile", value },
    };
  }
  if (suffix === undefined && Number.isInteger(count) && count >= 1)
    return { kind: "rank", field: field.name, side, count };
  throw new RuleError(
    `Wanted a whole number from 1 or a percentage below 100% after "${side}", not ${JSON.stringify(text + (suffix ?? ""))}`,
    { column },
  );
}

/** Percentiles, averages and ranks are known of customers alone: a field of texts may have the name of one of theirs. */
function ofCustomers<Profile>(
  what: string,
  { field, column }: { readonly field: Field<Profile>; readonly column: number },
): RuleError {
  return new RuleError(
    `${what} compares customers, and a count speaks of one text or order: give a number here, as in ${field.name} > 3`,
    { column },
  );
}

/** What a count speaks of is told by its fields: of one text, or of one order. */
function readCount<Profile>(cursor: Cursor, { fields, depth }: Around<Profile>): Rule {
  const { column } = cursor.take();
  if (fields.records.length === 0) throw new RuleError('"count" has no place here: nothing can be counted', { column });
  cursor.take();
  let furthest: RuleError | undefined;
  for (const { name, fields: own } of fields.records) {
    try {
      const rule = cursor.attempt(() => {
        const inside = readAny(cursor, { fields: own, depth: depth + 1, isCounted: true });
        const { column: here, text, kind } = cursor.peek();
        if (cursor.takeSign(")")) return inside;
        throw new RuleError(
          `Wanted ")" for the "(" after count, ${kind === "end" ? "found the end" : `found ${JSON.stringify(text)}`}`,
          { column: here },
        );
      });
      const window = readWindow(cursor);
      const next = cursor.take();
      const operator = operators.find((known) => next.kind === "sign" && known === next.text);
      if (!operator)
        throw new RuleError(`Wanted one of ${operators.join(" ")} after count(…), as in count(…) >= 2`, next);
      const number = cursor.take();
      if (number.kind !== "number" || number.suffix !== undefined || Number(number.text) < 0)
        throw new RuleError(`Wanted a number from 0 after ${operator}`, number);
      return { kind: "count", records: name, rule, ...(window && { window }), operator, value: Number(number.text) };
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      if (!furthest || error.column > furthest.column) furthest = error;
    }
  }
  throw furthest!;
}

/** Characters of a phrase that is searched for by its meaning. */
const mostMeant = 300;

/** So many are meant where nothing is said. */
const usualNearest = 50;

function readLike<Profile>(cursor: Cursor, field: Field<Profile>): Predicate {
  if (
    cursor.peek().text.toLowerCase() === "customer" &&
    ["word", "number", "quoted"].includes(cursor.peek(1).kind) &&
    !isKeyword(cursor.peek(1))
  )
    cursor.take();
  const { kind, column } = cursor.peek();
  if (!["word", "number", "quoted"].includes(kind) || isKeyword(cursor.peek()))
    throw new RuleError(`Wanted the id of a customer after ${field.name}, as in ${field.name} "C-4711"`, { column });
  const { text, suffix = "" } = cursor.take();
  const like = { kind: "like", field: field.name, customer: text + suffix } as const;
  if (!cursor.takeWord("in")) return { ...like, count: usualNearest, isPercent: false };
  const { column: here } = cursor.peek();
  const isTop = cursor.takeWord("top");
  const number = cursor.take();
  const [count, isPercent] = [Number(number.text), number.suffix === "%"];
  const isCount =
    number.kind === "number" &&
    (isPercent ? count > 0 && count < 100 : number.suffix === undefined && Number.isInteger(count) && count >= 1);
  if (isTop && isCount) return { ...like, count, isPercent };
  throw new RuleError(`Wanted how many after "in", as in ${field.name} "C-4711" in top 50, or in top 5%`, {
    column: here,
  });
}

function readSearch<Profile>(cursor: Cursor, field: Field<Profile>): Predicate {
  cursor.takeSign("=");
  const { column, kind } = cursor.peek();
  const value = kind === "quoted" || kind === "word" ? readValue(cursor) : undefined;
  const text = value?.type === "text" ? value.value.trim() : "";
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new RuleError(`Wanted words after ${field.name}, as in ${field.name} "money back"`, { column });
  return { kind: "says", field: field.name, text };
}

/** Fields that an error lists. */
const mostNamed = 60;

function readField<Profile>(cursor: Cursor, fields: Fields<Profile>): Field<Profile> {
  const first = cursor.peek();
  if (first.kind === "quoted" || isPlainWord(first)) {
    let words = 1;
    while (words < fields.longest && isPlainWord(cursor.peek(words))) words++;
    for (; words > 0; words--) {
      const name = Array.from({ length: words }, (_, i) => cursor.peek(i).text).join(" ");
      const field = fields.find(name);
      if (!field) continue;
      for (let i = 0; i < words; i++) cursor.take();
      return field;
    }
    const known = fields.list.filter(({ kind }) => kind !== "missing").map(({ name }) => name);
    const names = fields.list.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    const suggestions = nearestNames(first.text, names);
    // Of a mistyped name the nearest says enough: exports have hundreds of columns.
    const more = known.length > mostNamed ? " …" : "";
    const there = suggestions.length > 0 ? "" : `; there are ${known.slice(0, mostNamed).join(", ")}${more}`;
    throw new RuleError(`No field is called ${JSON.stringify(first.text.slice(0, 60))}${there}.`, {
      column: first.column,
      suggestions,
    });
  }
  const found = first.kind === "end" ? "found the end" : `not ${JSON.stringify(first.text)}`;
  throw new RuleError(`Wanted a field, "not" or "(", ${found}`, { column: first.column });
}

function isPlainWord(token: Token): boolean {
  return token.kind === "word" && !isKeyword(token);
}

function readEvent<Profile>(cursor: Cursor, field: EventField<Profile>): Predicate {
  const next = cursor.peek();
  const window = readWindow(cursor);
  if (window) {
    if (!field.happenedIn && (window.kind === "before" || window.kind === "between"))
      throw new RuleError(`Only the last time of ${field.name} is known: it goes with "within" and "since"`, next);
    return { kind: "has", field: field.name, window };
  }
  const isOver = next.kind === "end" || next.text === ")" || isKeyword(next);
  if (isOver) return { kind: "has", field: field.name };
  const wanted = `Wanted "within" and days after ${field.name}, as in ${field.name} within 30d, or "since" and a day`;
  throw new RuleError(`${wanted}, not ${JSON.stringify(next.text)}`, { column: next.column });
}

/** "about" and a topic, and days, after a quantity. */
function readNarrowing<Profile>(cursor: Cursor, field: NumberField<Profile>) {
  const first = cursor.peek();
  let about: string | undefined;
  if (field.about && cursor.takeWord("about")) {
    const { column } = cursor.peek();
    about = readName(cursor);
    checkName(about, { name: "topic", known: field.about, column });
  }
  const window = readWindow(cursor);
  if (window && !field.over)
    throw new RuleError(`${field.name} is known as a whole only: it goes without "${first.text}"`, first);
  return { ...(about !== undefined && { about }), ...(window && { window }) };
}

function readComparison<Profile>(
  cursor: Cursor,
  {
    field,
    operator,
    isCounted,
    isNarrowed,
  }: {
    readonly field: Field<Profile>;
    readonly operator: Operator;
    readonly isCounted: boolean;
    readonly isNarrowed: boolean;
  },
): Predicate {
  const { column } = cursor.peek();
  const value = checkValue(readValue(cursor), { field, operator, column });
  if (isCounted && value.type === "percentile")
    throw ofCustomers(value.value === "average" ? "An average" : "A percentile", { field, column });
  if (isNarrowed && value.type === "percentile")
    throw new RuleError(`A percentile is one of the whole ${field.name}: give a number here`, { column });
  if (isNarrowed && value.type === "text")
    throw new RuleError(`The names of ${field.name} are of the whole: give a number here, as in -0.15`, { column });
  return { kind: "compare", field: field.name, operator, value };
}

function readList<Profile>(cursor: Cursor, field: Field<Profile>): Predicate {
  const { column } = cursor.peek();
  if (!cursor.takeSign("(")) {
    throw new RuleError(`Wanted "(" after "in", as in ${field.name} in (a, b)`, { column });
  }
  const values = [];
  do {
    const { column: here } = cursor.peek();
    values.push(checkValue(readValue(cursor), { field, operator: "=", column: here }));
  } while (cursor.takeSign(","));
  const last = cursor.peek();
  if (!cursor.takeSign(")")) {
    throw new RuleError(`Wanted "," or ")" in the list after ${field.name}`, { column: last.column });
  }
  return { kind: "in", field: field.name, values };
}
