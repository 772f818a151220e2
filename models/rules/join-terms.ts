/** Joins the conditions of a question: what "and", "or" and plain neighbourhood mean between them. */

import { all, any, type Rule } from "./grammar.ts";
import type { Phrase } from "./phrases.ts";
import { printRule } from "./print.ts";
import { RuleError } from "./rule-error.ts";

/** How a condition hangs on the one before; "" where they just stand side by side. */
export type Link = "" | "and" | "or";

/** A condition of a question. */
export interface Term {
  readonly rule: Rule;
  readonly form: Phrase["form"];
  readonly link: Link;
  readonly isNot: boolean;
  /** Its words begin with a "no" of their own: "without refunds". */
  readonly isDenied?: boolean;
  /** Of its first word. */
  readonly column: number;
}

/**
 * One rule of all the conditions, which all have to hold, save what "or" joins. Where "or" stands beside other
 * conditions it joins its neighbours when both are adjectives ("unhappy or silent big spenders") or both clauses ("big
 * spenders who bought or wrote"); else, and after "not", it could be read in two ways: throws a RuleError with both.
 */
export function joinTerms(terms: readonly Term[]): Rule {
  const rules = terms.map(({ rule, isNot }): Rule => (isNot ? { kind: "not", part: rule } : rule));
  const firstOr = terms.findIndex(({ link }) => link === "or");
  if (firstOr < 0) return all(flat(rules, "and"));
  const afterNot = terms.find(({ link }, i) => link === "or" && isNo(terms[i - 1]!) && !isNo(terms[i]!));
  const isOrOnly = terms.every(({ link }, i) => i === 0 || link === "or");
  if (isOrOnly && !afterNot) return any(flat(rules, "or"));
  const groups: Rule[][] = [];
  for (const [i, { link, form }] of terms.entries()) {
    if (link !== "or") {
      groups.push([rules[i]!]);
      continue;
    }
    const previous = terms[i - 1]!;
    const next = terms[i + 1];
    const isClear = form !== "noun" && previous.form === form && !isNo(previous);
    const isMixed =
      (previous.link === "and" && terms[i - 2]?.form === form) || (next?.link === "and" && next.form === form);
    if (!isClear || isMixed) throw twoReadings(terms, { rules, at: i });
    groups.at(-1)!.push(rules[i]!);
  }
  return all(
    flat(
      groups.map((group) => any(flat(group, "or"))),
      "and",
    ),
  );
}

function isNo({ isNot, isDenied = false }: Term): boolean {
  return isNot || isDenied;
}

/** Parts that are of the kind themselves give their parts. */
function flat(rules: readonly Rule[], kind: "and" | "or"): Rule[] {
  return rules.flatMap((rule) => (rule.kind === kind ? rule.parts : [rule]));
}

function twoReadings(
  terms: readonly Term[],
  { rules, at }: { readonly rules: readonly Rule[]; readonly at: number },
): RuleError {
  const loose = any([all(rules.slice(0, at)), all(rules.slice(at))]);
  const [before, one, other, after] = [rules.slice(0, at - 1), rules[at - 1]!, rules[at]!, rules.slice(at + 1)];
  const bound = any([positive(one), other]);
  const close = all([...before, one.kind === "not" ? { kind: "not", part: bound } : bound, ...after]);
  return new RuleError(`"or" can be read in two ways here. As a rule say ${printRule(loose)}, or ${printRule(close)}`, {
    column: terms[at]!.column,
  });
}

function positive(rule: Rule): Rule {
  return rule.kind === "not" ? rule.part : rule;
}
