/** Reads what a rule says of one field. */

import { checkValue } from "./check-value.ts";
import { isKeyword, type Cursor } from "./cursor.ts";
import type { Field, Fields } from "./fields.ts";
import { operators, type Operator, type Predicate, type Rule } from "./grammar.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { readDays, readValue } from "./parse-value.ts";
import { RuleError } from "./rule-error.ts";
import type { Token } from "./tokens.ts";

/** Reads one predicate. Throws a RuleError where the field is unknown or what follows does not fit it. */
export function readPredicate<Profile>(cursor: Cursor, fields: Fields<Profile>): Rule {
  const field = readField(cursor, fields);
  if (field.kind === "event") return readEvent(cursor, field);
  const next = cursor.peek();
  const { column } = next;
  const operator = next.kind === "sign" ? operators.find((known) => known === next.text) : undefined;
  if (operator) {
    cursor.take();
    return readComparison(cursor, field, operator);
  }
  if (cursor.takeWord("in")) return readList(cursor, field);
  if (cursor.peek(1).text.toLowerCase() === "in" && cursor.takeWord("not")) {
    cursor.take();
    return { kind: "not", part: readList(cursor, field) };
  }
  if (field.kind === "flag") return { kind: "has", field: field.name };
  const wanted = `Wanted one of ${operators.join(" ")} or "in" after ${field.name}`;
  const found = next.kind === "end" ? "found the end" : `not ${JSON.stringify(next.text)}`;
  throw new RuleError(`${wanted}, ${found}`, { column });
}

function readField<Profile>(cursor: Cursor, fields: Fields<Profile>): Field<Profile> {
  const first = cursor.peek();
  if (first.kind === "quoted" || (first.kind === "word" && !isKeyword(first))) {
    let words = 1;
    while (words < fields.longest && isPlainWord(cursor.peek(words))) words++;
    for (; words > 0; words--) {
      const name = Array.from({ length: words }, (_, i) => cursor.peek(i).text).join(" ");
      const field = fields.find(name);
      if (!field) continue;
      for (let i = 0; i < words; i++) cursor.take();
      return field;
    }
    const known = fields.list.map(({ name }) => name);
    const names = fields.list.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    throw new RuleError(`No field is called ${JSON.stringify(first.text)}; there are ${known.join(", ")}.`, {
      column: first.column,
      suggestions: nearestNames(first.text, names),
    });
  }
  const found = first.kind === "end" ? "found the end" : `not ${JSON.stringify(first.text)}`;
  throw new RuleError(`Wanted a field, "not" or "(", ${found}`, { column: first.column });
}

function isPlainWord(token: Token): boolean {
  return token.kind === "word" && !isKeyword(token);
}

function readEvent<Profile>(cursor: Cursor, field: Field<Profile>): Predicate {
  if (cursor.takeWord("within")) return { kind: "within", field: field.name, days: readDays(cursor) };
  const next = cursor.peek();
  const isOver = next.kind === "end" || next.text === ")" || isKeyword(next);
  if (isOver) return { kind: "has", field: field.name };
  const wanted = `Wanted "within" and days after ${field.name}, as in ${field.name} within 30d`;
  throw new RuleError(`${wanted}, not ${JSON.stringify(next.text)}`, { column: next.column });
}

function readComparison<Profile>(cursor: Cursor, field: Field<Profile>, operator: Operator): Predicate {
  const { column } = cursor.peek();
  const value = checkValue(readValue(cursor), { field, operator, column });
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
