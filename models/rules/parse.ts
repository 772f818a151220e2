/** Reads a rule: recursive descent over its tokens. */

import { readPredicate } from "./parse-predicate.ts";
import type { Fields } from "./fields.ts";
import { all, any, type Rule } from "./grammar.ts";
import { RuleError } from "./rule-error.ts";
import { tokenise } from "./tokens.ts";
import { createCursor, type Cursor } from "./cursor.ts";

const DEEPEST = 100;

/**
 * The rule of a text (grammar.ts), in terms of a table of fields. Throws a RuleError that points at the column and says
 * what was wanted: a sign out of place, an unknown field or name with the nearest known, a value that does not fit its
 * field, more than 100 brackets in each other.
 */
export function parseRule<Profile>(text: string, fields: Fields<Profile>): Rule {
  const cursor = createCursor(tokenise(text));
  if (cursor.peek().kind === "end")
    throw new RuleError("The rule is empty; wanted one like spend >= p80", { column: 1 });
  const rule = readAny(cursor, { fields, depth: 0 });
  const rest = cursor.peek();
  if (rest.kind !== "end") {
    const what =
      rest.text === ")" ? 'This ")" closes nothing' : `Wanted "and", "or" or the end, not ${show(rest.text)}`;
    throw new RuleError(what, { column: rest.column });
  }
  return rule;
}

/** Where a rule is read: over which fields, in how many brackets, and whether inside a count. */
export interface Around<Profile> {
  readonly fields: Fields<Profile>;
  readonly depth: number;
  readonly isCounted?: boolean;
}

const show = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Reads a rule up to what is no part of it. */
export function readAny<Profile>(cursor: Cursor, around: Around<Profile>): Rule {
  const parts = [readAll(cursor, around)];
  while (cursor.takeWord("or")) parts.push(readAll(cursor, around));
  return any(parts);
}

function readAll<Profile>(cursor: Cursor, around: Around<Profile>): Rule {
  const parts = [readOne(cursor, around)];
  while (cursor.takeWord("and")) parts.push(readOne(cursor, around));
  return all(parts);
}

function readOne<Profile>(cursor: Cursor, around: Around<Profile>): Rule {
  const { column } = cursor.peek();
  const { depth } = around;
  const deeper = { ...around, depth: depth + 1 };
  if (depth > DEEPEST) throw new RuleError(`More than ${DEEPEST} brackets and nots in each other`, { column });
  if (cursor.takeWord("not")) return { kind: "not", part: readOne(cursor, deeper) };
  if (!cursor.takeSign("(")) return readPredicate(cursor, around);
  const rule = readAny(cursor, deeper);
  if (!cursor.takeSign(")")) {
    const { column: here, kind, text } = cursor.peek();
    const found = kind === "end" ? "the end" : show(text);
    throw new RuleError(`Wanted ")" for the "(" in column ${column}, found ${found}`, { column: here });
  }
  return rule;
}
