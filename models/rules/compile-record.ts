/** Tests of what lies behind a profile: how many records fit, and when things happened. */

import { dayNumber } from "../days.ts";
import { compileRule, type Around, type Test } from "./compile.ts";
import { isNumberTrue } from "./compile-number.ts";
import { dayRange, isWithin } from "./day-range.ts";
import { windowClause } from "./describe.ts";
import type { EventField } from "./fields.ts";
import type { Count, Window } from "./grammar.ts";
import { days, relation } from "./show-value.ts";

/** The test of a count. Throws where the table of fields is another than it was parsed with. */
export function compileCount<Profile>(count: Count, { fields, population, asOf }: Around<Profile>): Test<Profile> {
  const { records, rule, window, operator, value } = count;
  const kind = fields.records.find(({ name }) => name === records);
  if (!kind) throw new Error(`The rule was parsed with another table of fields: there are no ${records} here`);
  const fits = compileRule(rule, { fields: kind.fields, population, ...(asOf !== undefined && { asOf }) });
  const range = window && dayRange(window, asOf);
  const countOf = (profile: Profile) => {
    if (window && !range) return 0;
    const counted = kind
      .of(profile)
      .filter(({ day, record }) => (!range || isWithin(day, range)) && fits(record).matches);
    return new Set(counted.map(({ thing }) => thing)).size;
  };
  const holds = (profile: Profile) => isNumberTrue(countOf(profile), operator, value);
  return {
    holds,
    explain: (profile) => {
      const found = countOf(profile);
      const what = `${found} ${found === 1 ? records.replace(/s$/, "") : records}`;
      const bound = operator === ">=" && value === 1 ? "" : `, ${relation(operator, holds(profile))}${value}`;
      return [`${what} of that kind${windowClause(window)}${bound}`];
    },
  };
}

/** The test of an event, in a window or ever. */
export function compileEvent<Profile>(
  field: EventField<Profile>,
  { window, asOf }: { readonly window: Window | undefined; readonly asOf: string | undefined },
): Test<Profile> {
  const range = window && dayRange(window, asOf);
  const holds = (profile: Profile) => {
    const ago = field.daysAgo(profile);
    if (!window) return ago !== undefined || (field.happened?.(profile) ?? false);
    if (window.kind === "within") return ago !== undefined && ago <= window.days;
    // The last time tells it, and never lies after the day to look back from.
    if (window.kind === "since")
      return ago !== undefined && asOf !== undefined && dayNumber(asOf) - ago >= dayNumber(window.day);
    return range !== undefined && (field.happenedIn?.(profile, range) ?? false);
  };
  return {
    holds,
    explain: (profile) => {
      const ago = field.daysAgo(profile);
      const last = ago === undefined ? "nobody knows when" : `last ${days(ago)} ago`;
      if (ago === undefined && !field.happened?.(profile)) return [`never ${field.says[0]}`];
      if (window?.kind !== "before" && window?.kind !== "between")
        return [ago === undefined ? `${field.says[0]}, ${last}` : `last ${field.says[0]} ${days(ago)} ago`];
      return [`${holds(profile) ? "" : "not "}${field.says[0]}${windowClause(window)}, ${last}`];
    },
  };
}
