/** Answers to keys that may see groups and no people: sizes as they may be told, names, and nobody. */

import { describeRule } from "../models/rules/describe.ts";
import type { Rule } from "../models/rules/grammar.ts";
import { printRule } from "../models/rules/print.ts";
import { RuleError } from "../models/rules/rule-error.ts";
import { readQuestion, type Question } from "../pipeline/ask.ts";
import { audienceSource } from "../pipeline/audiences/source.ts";
import { savedAudiences } from "../pipeline/audiences/look-up.ts";
import { resolveRule, writtenRule, type Asked } from "../pipeline/audiences/standing-rule.ts";
import { latest, NotFoundError, segmentOf, type Latest } from "../pipeline/look-up.ts";
import { isTellable, namesCustomers, tellSizes } from "../pipeline/small-groups.ts";
import type { SavedAudience } from "../pipeline/store/audience/saved.ts";
import type { SegmentSummary } from "../pipeline/store/results.ts";
import { ApiError } from "./errors.ts";
import type { ApiContext } from "./route.ts";

type Around = Pick<ApiContext, "engine" | "smallestGroup">;

async function asked({ engine }: Around, last?: Latest): Promise<Asked> {
  const found = last ?? (await latest(engine.database));
  return { last: found, source: await audienceSource(engine.database, found) };
}

function sizesOf({ engine, smallestGroup }: Around, of: Asked, rules: readonly (Rule | undefined)[]) {
  return tellSizes(engine.database, of, { rules, smallest: smallestGroup });
}

/** Of segments: a customer is in one. */
function segmentSizes({ engine, smallestGroup }: Around, of: Asked, segments: readonly SegmentSummary[]) {
  const rules = segments.map(inSegment);
  return tellSizes(engine.database, of, { rules, smallest: smallestGroup, areDisjoint: true });
}

/** A question in words or by rule. Words know no values of columns, which would tell that somebody has them. */
export async function tellPreview(around: Around, question: Question) {
  const of = await asked(around);
  const fields = of.source.fieldsWith({ topics: [], segments: [], isWithoutValues: true });
  const { rule, understood } = readQuestion(question, { ...of.source, fields });
  if (namesCustomers(rule, fields))
    throw new ApiError("forbidden", "This key tells of groups: a question of it names no customers by their ids");
  const [size, all] = await sizesOf(around, of, [rule, undefined]);
  return { rule: printRule(rule), sentence: describeRule(rule, fields), understood, size: size!, of: all! };
}

const inSegment = ({ id }: SegmentSummary): Rule => ({
  kind: "compare",
  field: "segment",
  operator: "=",
  value: { type: "text", value: id },
});

/** All segments, by name and size. */
export async function tellSegments(around: Around) {
  const of = await asked(around);
  const { id, overview, segments } = of.last;
  const sizes = await segmentSizes(around, of, segments);
  return {
    result: id,
    ...(overview.asOf !== undefined && { asOf: overview.asOf }),
    segments: segments.map(({ id: segment, name }, i) => ({ id: segment, name, size: sizes[i]! })),
  };
}

/** One segment. Throws `NotFoundError`. */
export async function tellSegment(around: Around, idOrName: string) {
  const of = await asked(around);
  const segment = segmentOf(of.last, idOrName);
  const [size] = await segmentSizes(around, of, [segment]);
  return { id: segment.id, name: segment.name, size: size! };
}

/** The rule of an audience as the last result takes it; undefined of members that no rule tells of now. */
function standing({ kind, ...saved }: SavedAudience, of: Asked): Rule | undefined {
  return kind === "dynamic" ? resolveRule(saved, of).rule : undefined;
}

/** Whether an audience is one of people whose ids its rule says, also where it no longer finds anybody. */
function isOfNamed(audience: SavedAudience, { source }: Asked): boolean {
  try {
    return namesCustomers(writtenRule(audience, source), source.fields);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    // A rule that cannot be read, as of a column that is gone, may name them wherever one of these words stands.
    return /\b(?:customer|id|like)\b/i.test(audience.rule);
  }
}

async function groupOf(around: Around, audience: SavedAudience, of: Asked) {
  const { id, name, kind, rule: text, sentence, problem } = audience;
  const rule = standing(audience, of);
  const [size] = rule ? await sizesOf(around, of, [rule]) : [];
  const { rule: now } = resolveRule(audience, of);
  // What a problem is told in may quote the rule.
  const isTold = now !== undefined && isTellable(now, of.source.fields);
  return {
    ...{ id, name, kind },
    ...(isTold && { rule: text, sentence }),
    ...(size && { size }),
    ...(problem !== undefined && { problem: isTold ? problem : "Its rule has no answer in the last result" }),
  };
}

/** Saved audiences without those whose rules name customers. */
async function audiencesToTell({ engine }: Around, of: Asked): Promise<readonly SavedAudience[]> {
  return (await savedAudiences(engine.database)).filter((audience) => !isOfNamed(audience, of));
}

/** The audiences that may be told of. */
export async function tellAudiences(around: Around) {
  if ((await savedAudiences(around.engine.database)).length === 0) return { audiences: [] };
  const of = await asked(around);
  const audiences: Awaited<ReturnType<typeof groupOf>>[] = [];
  for (const audience of await audiencesToTell(around, of)) audiences.push(await groupOf(around, audience, of));
  return { audiences };
}

/** An audience by id or name. One that is not told of is not there: names and refusals would tell of it. Throws `NotFoundError`. */
function audienceToTell(audiences: readonly SavedAudience[], idOrName: string): SavedAudience {
  const wanted = idOrName.toLowerCase();
  const found =
    audiences.find(({ id }) => id === wanted) ?? audiences.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found;
  throw new NotFoundError("There is no such audience; GET /v1/audiences lists those there are");
}

/** One audience. Throws `NotFoundError`. */
export async function tellAudience(around: Around, idOrName: string) {
  const of = await asked(around);
  return groupOf(around, audienceToTell(await audiencesToTell(around, of), idOrName), of);
}

/** What two dynamic audiences have in common. Throws `NotFoundError`. */
export async function tellOverlap(around: Around, one: string, other: string) {
  const of = await asked(around);
  const audiences = await audiencesToTell(around, of);
  // Both are looked up before anything is told of one.
  const both = [one, other].map((idOrName) => audienceToTell(audiences, idOrName));
  const rules = both.map((audience) => {
    const rule = standing(audience, of);
    if (rule) return rule;
    throw new NotFoundError(`${audience.name} has no rule that tells of its members now`);
  });
  const [a, b] = rules as [Rule, Rule];
  const without = (rule: Rule, part: Rule): Rule => ({ kind: "and", parts: [rule, { kind: "not", part }] });
  const sizes = await sizesOf(around, of, [a, b, { kind: "and", parts: [a, b] }, without(a, b), without(b, a)]);
  return { one: sizes[0]!, other: sizes[1]!, both: sizes[2]!, onlyOne: sizes[3]!, onlyOther: sizes[4]! };
}
