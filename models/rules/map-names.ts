/** What a rule names of things that come and go, such as topics and segments, and how to name them otherwise. */

import type { Fields, Named } from "./fields.ts";
import type { Rule, Value } from "./grammar.ts";

/** What may be named at a place of a rule: the field it stands with, and what is known there. */
export interface NamePlace {
  readonly field: string;
  readonly known: readonly Named[];
}

/** The names to write in place of one; undefined: it stays. */
export type NameMap = (text: string, place: NamePlace) => readonly string[] | undefined;

/**
 * The rule with names written otherwise; it has the same conditions in the same order. Where one name becomes several, any of
 * them will do; after "about" only one can stand, so there several leave the name as it is.
 */
export function mapNames<Profile>(rule: Rule, fields: Fields<Profile>, map: NameMap): Rule {
  switch (rule.kind) {
    case "and":
    case "or":
      return { kind: rule.kind, parts: rule.parts.map((part) => mapNames(part, fields, map)) };
    case "not":
      return { kind: "not", part: mapNames(rule.part, fields, map) };
    case "count": {
      const kind = fields.records.find(({ name }) => name === rule.records);
      return kind ? { ...rule, rule: mapNames(rule.rule, kind.fields, map) } : rule;
    }
    case "compare": {
      const field = fields.find(rule.field);
      if (field?.kind === "number" && rule.about !== undefined) {
        const [about = rule.about, ...others] = map(rule.about, { field: "topic", known: field.about ?? [] }) ?? [];
        return others.length > 0 ? rule : { ...rule, about };
      }
      if (field?.kind !== "names") return rule;
      const values = mapped(rule.value, { place: { field: field.name, known: field.known }, map });
      if (values.length === 1) return { ...rule, value: values[0]! };
      const any: Rule = { kind: "in", field: rule.field, values };
      return rule.operator === "!=" ? { kind: "not", part: any } : any;
    }
    case "in": {
      const field = fields.find(rule.field);
      if (field?.kind !== "names") return rule;
      const place = { field: field.name, known: field.known };
      return { ...rule, values: rule.values.flatMap((value) => mapped(value, { place, map })) };
    }
    default:
      return rule;
  }
}

function mapped(value: Value, { place, map }: { readonly place: NamePlace; readonly map: NameMap }): readonly Value[] {
  const names = value.type === "text" ? map(value.value, place) : undefined;
  return names && names.length > 0 ? names.map((name) => ({ type: "text", value: name })) : [value];
}

/** The conditions that "and" and "or" join, in order: each holds of a customer or not, and none of them is worse for holding. */
export function conditionsOf(rule: Rule): readonly Rule[] {
  return rule.kind === "and" || rule.kind === "or" ? rule.parts.flatMap(conditionsOf) : [rule];
}
