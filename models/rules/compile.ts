/** A rule as a test of profiles that says why. */

import { compilePredicate } from "./compile-predicate.ts";
import type { Fields } from "./fields.ts";
import type { Rule } from "./grammar.ts";
import type { Population } from "./population.ts";

/** A part of a rule, ready to be asked. */
export interface Test<Profile> {
  readonly holds: (profile: Profile) => boolean;
  /** What makes it hold, or not: short facts with the profile's numbers. */
  readonly explain: (profile: Profile) => readonly string[];
}

/** What a rule is made into a test with. */
export interface Around<Profile> {
  readonly fields: Fields<Profile>;
  readonly population: Population;
  /** The day to look back from, ISO 8601; absent where nothing has a date. */
  readonly asOf?: string;
}

/** Whether a profile is in the audience, with the facts that put it there; none where it is not. */
export type Matcher<Profile> = (profile: Profile) => { readonly matches: boolean; readonly reasons: readonly string[] };

/**
 * Makes a rule that `parseRule` gave into a test. A value that is absent matches no comparison, not even `!=`; `not` of a
 * comparison holds wherever the comparison does not, absent values included: `not mood <= 0` finds those who never wrote.
 * Money of one currency is never compared with money of another: such a comparison does not hold.
 */
export function compileRule<Profile>(rule: Rule, around: Around<Profile>): Matcher<Profile> {
  const compile = (part: Rule): Test<Profile> => {
    switch (part.kind) {
      case "and":
        return every(part.parts.map(compile));
      case "or":
        return some(part.parts.map(compile));
      case "not":
        return negate(compile(part.part));
      default:
        return compilePredicate(part, around);
    }
  };
  const { holds, explain } = compile(rule);
  return (profile) =>
    holds(profile) ? { matches: true, reasons: [...new Set(explain(profile))] } : { matches: false, reasons: [] };
}

function every<Profile>(parts: readonly Test<Profile>[]): Test<Profile> {
  const holds = (profile: Profile) => parts.every((part) => part.holds(profile));
  return {
    holds,
    explain: (profile) => (holds(profile) ? parts : failing(parts, profile)).flatMap((part) => part.explain(profile)),
  };
}

function some<Profile>(parts: readonly Test<Profile>[]): Test<Profile> {
  const holds = (profile: Profile) => parts.some((part) => part.holds(profile));
  return {
    holds,
    explain: (profile) =>
      (holds(profile) ? parts.filter((part) => part.holds(profile)) : parts).flatMap((part) => part.explain(profile)),
  };
}

function negate<Profile>({ holds, explain }: Test<Profile>): Test<Profile> {
  return { holds: (profile) => !holds(profile), explain };
}

function failing<Profile>(parts: readonly Test<Profile>[], profile: Profile): readonly Test<Profile>[] {
  return parts.filter((part) => !part.holds(profile));
}
