/** Questions that nobody can fit: "was unhappy, is happy now" says two times without naming them. */

import type { Compare, Rule } from "../grammar.ts";
import { printRule } from "../print.ts";
import { RuleError } from "../rule-error.ts";

/** Throws a RuleError where a rule wants a quantity to be above and below at once, or a column to have values of which none is in both. */
export function refuseContradiction(rule: Rule, isColumn: (field: string) => boolean = () => false): void {
  if (rule.kind !== "and") return;
  const places = new Map<string, { readonly shared: readonly string[]; readonly said: readonly string[] }>();
  for (const part of rule.parts) {
    const isEqual = part.kind === "in" || (part.kind === "compare" && part.operator === "=");
    if (!isEqual || !isColumn(part.field)) continue;
    const values = (part.kind === "in" ? part.values : [part.value]).map(({ value }) => String(value).toLowerCase());
    const before = places.get(part.field);
    const shared = before ? before.shared.filter((value) => values.includes(value)) : values;
    const said = [...(before?.said ?? []), printRule(part)];
    if (shared.length === 0)
      throw new RuleError(
        `Nobody has ${said.length > 2 ? "all" : "both"}, ${said.join(" and ")}: say "or" between them`,
        { column: 1 },
      );
    places.set(part.field, { shared, said });
  }
  const compared = rule.parts.filter((part) => part.kind === "compare");
  for (const low of compared)
    for (const high of compared) {
      if (!isSame(low, high) || !/^>/.test(low.operator) || !/^</.test(high.operator)) continue;
      if (typeof low.value.value !== "number" || typeof high.value.value !== "number") continue;
      if (low.value.value <= high.value.value) continue;
      const both = `${printRule(low)} and ${printRule(high)}`;
      throw new RuleError(`Nobody has both, ${both}: say when each was so, or "or"`, { column: 1 });
    }
}

function isSame(a: Compare, b: Compare): boolean {
  const unit = ({ value }: Compare) => (value.type === "money" ? value.currency : value.type);
  const of = ({ field, about, window }: Compare) => JSON.stringify([field, about, window]);
  return of(a) === of(b) && unit(a) === unit(b);
}
