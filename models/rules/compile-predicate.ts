/** One predicate as a test of profiles. */

import type { Around, Test } from "./compile.ts";
import { compileCount, compileEvent } from "./compile-record.ts";
import { findNamed, type ColumnField, type FlagField, type NamesField } from "./fields.ts";
import type { Operator, Predicate, Value } from "./grammar.ts";
import { compileNumber, compileRank, isNumberTrue } from "./compile-number.ts";
import { ordinal, relation } from "./show-value.ts";

/** The test of a predicate that `parseRule` gave. Throws where the table of fields is another than it was parsed with. */
export function compilePredicate<Profile>(predicate: Predicate, around: Around<Profile>): Test<Profile> {
  if (predicate.kind === "count") return compileCount(predicate, around);
  const { fields, asOf } = around;
  const field = fields.find(predicate.field);
  const another = `The rule was parsed with another table of fields: there is no ${predicate.field} here`;
  if (!field) throw new Error(another);
  const operator = predicate.kind === "compare" ? predicate.operator : "=";
  const values = predicate.kind === "in" ? predicate.values : predicate.kind === "compare" ? [predicate.value] : [];
  switch (field.kind) {
    case "number":
      return predicate.kind === "rank"
        ? compileRank(field, predicate, around)
        : compileNumber(field, { predicate, operator, values, around });
    case "names":
      return compileNames(field, { operator, values });
    case "column":
      return compileColumn(field, { operator, values });
    case "event":
      return compileEvent(field, { window: predicate.kind === "has" ? predicate.window : undefined, asOf });
    case "search": {
      const text = predicate.kind === "says" ? predicate.text : "";
      return {
        holds: (profile) => field.finds(profile, text),
        explain: (profile) => [`${field.says[field.finds(profile, text) ? 0 : 1]} ${JSON.stringify(text)}`],
      };
    }
    case "meaning": {
      const text = predicate.kind === "means" ? predicate.text : "";
      const found = around.population.meaning(text);
      const near = (profile: Profile) => field.keys(profile).flatMap((key) => found.get(key) ?? []);
      return {
        holds: (profile) => near(profile).length > 0,
        explain: (profile) => {
          const own = near(profile);
          if (own.length === 0) return [`no text means about ${JSON.stringify(text)}`];
          const texts = own.length === 1 ? "1 text means" : `${own.length} texts mean`;
          return [`${texts} about ${JSON.stringify(text)} (cosine ${Math.max(...own).toFixed(2)})`];
        },
      };
    }
    case "like": {
      if (predicate.kind !== "like") throw new Error(another);
      const near = around.population.nearest(field.name, predicate);
      return {
        holds: (profile) => near.has(field.id(profile)),
        explain: (profile) => {
          const distance = near.get(field.id(profile));
          const place = [...near.keys()].indexOf(field.id(profile)) + 1;
          if (distance === undefined) return [`not among the nearest to ${predicate.customer}`];
          return [`${ordinal(place)} nearest to ${predicate.customer}, ${distance.toFixed(2)} away`];
        },
      };
    }
    case "missing":
      throw new Error(another);
    case "flag":
      return compileFlag(field, { operator, values });
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

/** Whether a cell of a column compares as wanted: numbers as numbers, other text by its letters in any case. */
export function isCellTrue(
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

function compileFlag<Profile>(field: FlagField<Profile>, { operator, values }: Comparison): Test<Profile> {
  const wanted = values.length === 0 ? [true] : values.map((value) => value.type === "text" && value.value === "yes");
  return {
    holds: (profile) => {
      const flag = field.flag(profile);
      return flag !== undefined && wanted.includes(flag) === (operator === "=");
    },
    explain: (profile) => {
      const flag = field.flag(profile);
      return [`${field.name}: ${flag === undefined ? "not known" : flag ? "yes" : "no"}`];
    },
  };
}
