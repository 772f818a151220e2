/** Comparisons of quantities. */

import { roundMoney } from "../statistics/round-money.ts";
import type { Around, Test } from "./compile.ts";
import { dayRange } from "./day-range.ts";
import { windowClause } from "./describe.ts";
import { findNamed, type NumberField, type Part } from "./fields.ts";
import type { Operator, Predicate, Value } from "./grammar.ts";
import { relation, showNumber } from "./show-value.ts";

interface Comparison<Profile> {
  /** Tells what the quantity is narrowed to. */
  readonly predicate: Predicate;
  readonly operator: Operator;
  readonly values: readonly Value[];
  readonly around: Around<Profile>;
}

/** Whether `left operator right` is true. */
export function isNumberTrue(left: number, operator: Operator, right: number): boolean {
  switch (operator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

/** The test of a comparison of a quantity with one value, or with any of several. */
export function compileNumber<Profile>(
  field: NumberField<Profile>,
  { predicate, operator, values, around }: Comparison<Profile>,
): Test<Profile> {
  const tests = values.map((value) => compileOne(field, { predicate, operator, value, around }));
  if (tests.length === 1) return tests[0]!;
  const holding = (profile: Profile) => tests.filter((test) => test.holds(profile));
  return {
    holds: (profile) => tests.some((test) => test.holds(profile)),
    explain: (profile) => {
      const held = holding(profile);
      return (held.length > 0 ? held : tests).flatMap((test) => test.explain(profile));
    },
  };
}

function compileOne<Profile>(
  field: NumberField<Profile>,
  { predicate, operator, value, around }: Omit<Comparison<Profile>, "values"> & { readonly value: Value },
): Test<Profile> {
  const { unit, labels } = field;
  const { population } = around;
  const { numberOf, name } = narrowed(field, predicate, around);
  if (value.type === "text") {
    const isTrue = (profile: Profile) => (labels?.label(profile) === value.value) === (operator === "=");
    return {
      holds: (profile) => labels?.label(profile) !== undefined && isTrue(profile),
      explain: (profile) => {
        const number = numberOf(profile);
        if (number === undefined) return [`${name} is not known`];
        return [`${name} ${showNumber(number, { unit })} is ${labels?.label(profile) ?? "without a name"}`];
      },
    };
  }
  const currencyOf = (profile: Profile) => field.currency?.(profile);
  const boundOf = (profile: Profile): number | undefined => {
    const currency = currencyOf(profile);
    if (value.type === "percentile") {
      const bound = population.percentile(field.name, { p: value.value, currency });
      return bound === undefined ? undefined : roundMoney(bound, currency);
    }
    if (value.type === "money" && value.currency !== currency) return undefined;
    return value.value;
  };
  const holds = (profile: Profile) => {
    const [number, bound] = [numberOf(profile), boundOf(profile)];
    return number !== undefined && bound !== undefined && isNumberTrue(number, operator, bound);
  };
  return {
    holds,
    explain: (profile) => {
      const [number, bound, currency] = [numberOf(profile), boundOf(profile), currencyOf(profile)];
      if (number === undefined) return [`${name} is not known`];
      const own = `${name} ${showNumber(number, { unit, currency })}`;
      if (bound === undefined) return [`${own} is in another currency`];
      const percentile =
        value.type === "percentile" ? (value.value === "average" ? " (the average)" : ` (p${value.value})`) : "";
      return [`${own} is ${relation(operator, holds(profile))}${showNumber(bound, { unit, currency })}${percentile}`];
    },
  };
}

/** The quantity as far as a comparison speaks of it, and what that is called. */
function narrowed<Profile>(field: NumberField<Profile>, predicate: Predicate, { asOf }: Around<Profile>) {
  const { about, window } = predicate.kind === "compare" ? predicate : {};
  const finite = (number: number | undefined) => (number !== undefined && Number.isFinite(number) ? number : undefined);
  if (about === undefined && window === undefined)
    return { name: field.name, numberOf: (profile: Profile) => finite(field.number(profile)) };
  const named = about === undefined ? [] : findNamed(about, field.about ?? []);
  const range = window && dayRange(window, asOf);
  const part: Part = {
    ...(about !== undefined && { topics: named.map(({ id }) => id) }),
    ...(range && { days: range }),
  };
  const topic = about === undefined ? "" : ` about ${named.map((one) => one.name).join(" or ")}`;
  return {
    name: `${field.name}${topic}${windowClause(window)}`,
    numberOf: (profile: Profile) => (window && !range ? undefined : finite(field.over?.(profile, part))),
  };
}

/** The test of being among the first or the last of all who have a value; money is compared within its currency. */
export function compileRank<Profile>(
  field: NumberField<Profile>,
  { side, count }: Extract<Predicate, { kind: "rank" }>,
  { population }: Around<Profile>,
): Test<Profile> {
  const boundOf = (profile: Profile) =>
    population.ranked(field.name, { side, count, currency: field.currency?.(profile) });
  const holds = (profile: Profile) => {
    const [number, bound] = [field.number(profile), boundOf(profile)];
    if (number === undefined || !Number.isFinite(number) || bound === undefined) return false;
    return side === "top" ? number >= bound : number <= bound;
  };
  return {
    holds,
    explain: (profile) => {
      const number = field.number(profile);
      if (number === undefined) return [`${field.name} is not known`];
      const shown = showNumber(number, { unit: field.unit, currency: field.currency?.(profile) });
      return [`${field.name} ${shown} is ${holds(profile) ? "" : "not "}among the ${side} ${count}`];
    },
  };
}
