/** Phrasings of questions with the rules they mean, and how they are read. */

import { readFileSync } from "node:fs";
import { normalForm } from "./normal-form.ts";
import { parseRule } from "../models/rules/parse.ts";
import { readWords } from "../models/rules/plain-words.ts";
import { printRule } from "../models/rules/print.ts";
import { RuleError } from "../models/rules/rule-error.ts";
import { audienceFields, type Vocabulary } from "../pipeline/audiences/fields.ts";

/** What someone might ask: the rule that is meant, or that it must be refused, or asked back. */
export interface Phrasing {
  readonly says: string;
  readonly rule?: string;
  readonly refused?: true;
  /** What is meant where no rule can say it: a refusal is honest then, and no right answer. */
  readonly meant?: string;
}

/** How a phrasing was read: as it is meant, not at all, or as something else. */
export interface Read {
  readonly phrasing: Phrasing;
  readonly verdict: "right" | "refused" | "wrong";
  /** The rule that was understood, or the refusal. */
  readonly answer: string;
}

const folder = new URL("../models/rules/phrasings/", import.meta.url);
function readWorld(name: string) {
  const world = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Vocabulary & { readonly asOf: string };
  return { fields: audienceFields(world), today: world.asOf };
}

const world = readWorld("world.json");
/** What the writer of the blind phrasings took the data to have. */
export const blindWorld = readWorld("blind-world.json");

/** Fields of the made-up shop that the phrasings are about. */
export const worldFields = world.fields;

/** The phrasings that words are tuned on, those apart, or those by somebody who never saw the grammar. */
export function phrasings(part: "tuned" | "apart" | "blind"): readonly Phrasing[] {
  const lines = readFileSync(new URL(`${part}.jsonl`, folder), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Phrasing);
}

/** Reads a phrasing. Right is a rule equal but for order and brackets, or a refusal where one is wanted. */
export function readPhrasing(phrasing: Phrasing, { fields, today } = world): Read {
  try {
    const { rule } = readWords(phrasing.says, fields, { today });
    const isRight =
      phrasing.rule !== undefined && normalForm(rule, fields) === normalForm(parseRule(phrasing.rule, fields), fields);
    return { phrasing, verdict: isRight ? "right" : "wrong", answer: printRule(rule) };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { phrasing, verdict: phrasing.refused ? "right" : "refused", answer: error.message };
  }
}

/** How many were read how. */
export function tally(read: readonly Read[]): Readonly<Record<Read["verdict"] | "all", number>> {
  const count = (verdict: Read["verdict"]) => read.filter((one) => one.verdict === verdict).length;
  return { all: read.length, right: count("right"), refused: count("refused"), wrong: count("wrong") };
}
