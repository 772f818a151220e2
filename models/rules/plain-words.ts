/** PLACEHOLDER while being written */
import type { Fields } from "./fields.ts";
import type { Rule } from "./grammar.ts";
import { parseRule } from "./parse.ts";
export interface Understood { readonly words: string; readonly means: string }
export function readWords<P>(words: string, fields: Fields<P>): { rule: Rule; understood: Understood[] } {
  return { rule: parseRule(words, fields), understood: [] };
}
