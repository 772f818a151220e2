/** One predicate as a test of profiles. */

import type { Test } from "./compile.ts";
import { findNamed, type ColumnField, type EventField, type Fields, type NamesField } from "./fields.ts";
import type { Operator, Predicate, Value } from "./grammar.ts";
import { compileNumber, isNumberTrue } from "./compile-number.ts";
import type { Population } from "./population.ts";
import { days, relation } from "./show-value.ts";

interface Around<Profile> {
  readonly fields: Fields<Profile>;
  readonly population: Population;
}

/** The test of a predicate that `parseRule` gave. Throws where the table of fields is another than it was parsed with. */
export function compilePredicate<Profile>(
  predicate: Predicate,
  { fields, population }: Around<Profile>,
): Test<Profile> {
  const field = fields.find(predicate.field);
  if (!field) throw new Error(`The rule was parsed with another table of fields: there is no ${predicate.field} here`);
  const operator = predicate.kind === "compare" ? predicate.operator : "=";
  const values = predicate.kind === "in" ? predicate.values : predicate.kind === "compare" ? [predicate.value] : [];
  switch (field.kind) {
    case "number":
      return compileNumber(field, { operator, values, population });
    case "names":
      return compileNames(field, { operator, values });
    case "column":
      return compileColumn(field, { operator, values });
    case "event":
      return compileEvent(field, predicate.kind === "within" ? predicate.days : undefined);
    case "flag": {
      const wanted =
        values.length === 0 ? [true] : values.map((value) => value.type === "text" && value.value === "yes");
      const isWanted = (flag: boolean) => wanted.includes(flag) === (operator === "=");
      return {
        holds: (profile) => {
          const flag = field.flag(profile);
          return flag !== undefined && isWanted(flag);
        },
        explain: (profile) => {
          const flag = field.flag(profile);
          return [`${field.name}: ${flag === undefined ? "not known" : flag ? "yes" : "no"}`];
        },
      };
    }
  }
}

interface Comparison {
  readonly operator: Operator;
  readonly values: readonly Value[];
}

const textOf = (value: Value) => (value.type === "text" ? value.value : String(value.value));

function compileNames<Profile>(field: NamesField<Profile>, { operator, values }: Comparison): Test<Profile> {
  const wanted = new Map(
    values.flatMap((value) => findNamed(textOf(value), field.known)).map((one) => [one.id, one.name]),
  );
  const found = (profile: Profile) => field.names(profile).filter(({ id }) => wanted.has(id));
  // Of one customer: "negative about late delivery".
  const [has, hasNot] = field.says.map((says) => says.replace(/^are /, ""));
  return {
    // Names are a list, and an empty one is known: != is the contrary of =.
    holds: (profile) => found(profile).length > 0 === (operator === "="),
    explain: (profile) => {
      const facts = found(profile).map(({ id, note }) => `${wanted.get(id)!}${note === undefined ? "" : ` (${note})`}`);
      return [facts.length > 0 ? `${has} ${facts.join(", ")}` : `${hasNot} ${[...wanted.values()].join(" or ")}`];
    },
  };
}

function compileColumn<Profile>(field: ColumnField<Profile>, { operator, values }: Comparison): Test<Profile> {
  const isTrue = (text: string) =>
    operator === "!="
      ? values.every((value) => isCellTrue(text, { operator, value }))
      : values.some((value) => isCellTrue(text, { operator, value }));
  return {
    holds: (profile) => {
      const text = field.column(profile)?.trim();
      return text !== undefined && text !== "" && isTrue(text);
    },
    explain: (profile) => {
      const text = field.column(profile)?.trim();
      if (text === undefined || text === "") return [`${field.name} is not known`];
      const [value] = values;
      const isOrder = value?.type === "number" && operator !== "=" && operator !== "!=";
      return [`${field.name} ${text}${isOrder ? ` is ${relation(operator, isTrue(text))}${value.value}` : ""}`];
    },
  };
}

/** Numbers are compared as numbers, other text by its letters in any case. */
function isCellTrue(
  text: string,
  { operator, value }: { readonly operator: Operator; readonly value: Value },
): boolean {
  if (value.type === "number") {
    const number = Number(text);
    if (!Number.isNaN(number)) return isNumberTrue(number, operator, value.value);
    return operator === "!=";
  }
  return (text.toLowerCase() === textOf(value).trim().toLowerCase()) === (operator === "=");
}

function compileEvent<Profile>(field: EventField<Profile>, within: number | undefined): Test<Profile> {
  return {
    holds: (profile) => {
      const ago = field.daysAgo(profile);
      if (ago === undefined) return within === undefined && (field.happened?.(profile) ?? false);
      return within === undefined || ago <= within;
    },
    explain: (profile) => {
      const ago = field.daysAgo(profile);
      if (ago !== undefined) return [`last ${field.says[0]} ${days(ago)} ago`];
      return [field.happened?.(profile) ? `${field.says[0]}, nobody knows when` : `never ${field.says[0]}`];
    },
  };
}
