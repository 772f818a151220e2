/** Comparisons of quantities. */

import { minorDigits } from "../statistics/format.ts";
import type { Test } from "./compile.ts";
import type { NumberField } from "./fields.ts";
import type { Operator, Value } from "./grammar.ts";
import type { Population } from "./population.ts";
import { relation, showNumber } from "./show-value.ts";

interface Comparison {
  readonly operator: Operator;
  readonly values: readonly Value[];
  readonly population: Population;
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
  { operator, values, population }: Comparison,
): Test<Profile> {
  const tests = values.map((value) => compileOne(field, { operator, value, population }));
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

/** A cut between two amounts lies on a fraction of a cent: who has exactly what it is shown as belongs on its side. */
function rounded(bound: number | undefined, currency: string | undefined): number | undefined {
  if (bound === undefined || currency === undefined) return bound;
  const units = 10 ** minorDigits(currency);
  return Math.round(bound * units) / units;
}

function compileOne<Profile>(
  field: NumberField<Profile>,
  { operator, value, population }: Omit<Comparison, "values"> & { readonly value: Value },
): Test<Profile> {
  const { name, unit, labels } = field;
  const numberOf = (profile: Profile) => {
    const number = field.number(profile);
    return number !== undefined && Number.isFinite(number) ? number : undefined;
  };
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
    if (value.type === "percentile")
      return rounded(population.percentile(name, { p: value.value, currency }), currency);
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
      const percentile = value.type === "percentile" ? ` (p${value.value})` : "";
      return [`${own} is ${relation(operator, holds(profile))}${showNumber(bound, { unit, currency })}${percentile}`];
    },
  };
}
