/** A rule that outlives the result it was made for: topics and segments come and go, and what is learned anew has other ids. */

import { findNamed, type Fields, type Named } from "../../models/rules/fields.ts";
import type { Rule } from "../../models/rules/grammar.ts";
import { mapNames, type NamePlace } from "../../models/rules/map-names.ts";
import { parseRule } from "../../models/rules/parse.ts";
import { RuleError } from "../../models/rules/rule-error.ts";
import type { AskedMember } from "./fields/records.ts";
import type { AudienceSource } from "./source.ts";
import type { Latest } from "../look-up.ts";
import type { SavedName, SavedRule } from "../store/audience/saved.ts";

/** A result with what audiences are asked of. */
export interface Asked {
  readonly last: Latest;
  readonly source: AudienceSource;
}

/** What a place of a rule names that may go; undefined where the names are always the same, as those of channels are. */
function kindOf({ field }: NamePlace): SavedName["kind"] | undefined {
  return field === "segment" ? "segment" : /\btopic$/.test(field) ? "topic" : undefined;
}

/** The topics and segments that a rule names now, by every name it uses of them. */
export function namesIn(rule: Rule, fields: Fields<AskedMember>): readonly SavedName[] {
  const found = new Map<string, SavedName>();
  mapNames(rule, fields, (said, place) => {
    const kind = kindOf(place);
    if (kind)
      for (const { id, name } of findNamed(said, place.known))
        found.set(JSON.stringify([kind, said, id]), { kind, said, id, name });
    return undefined;
  });
  return [...found.values()];
}

/** Id of the model that a stage learned for a result, whatever was put over it since; undefined where none is known. */
function learnedBy(name: string, { overview }: Pick<Latest, "overview">): string | undefined {
  const columns = Object.values(overview.tables).flatMap((table) => table.columns);
  const column = columns.find(({ stage }) => stage === name);
  return column?.learned ?? column?.model;
}

/** Equal of results in which the same id means the same topic, or segment: where that is not told, of those of one model. */
export function originsOf(last: Pick<Latest, "overview">): Pick<SavedRule, "topicsOrigin" | "segmentsOrigin"> {
  const topicsOrigin = last.overview.aboutTopics?.origin ?? learnedBy("topics", last);
  const segmentsOrigin = last.overview.aboutSegments?.origin ?? learnedBy("cluster", last);
  return {
    ...(topicsOrigin !== undefined && { topicsOrigin }),
    ...(segmentsOrigin !== undefined && { segmentsOrigin }),
  };
}

/** What was learned anew between two results: it moves customers of whom nothing new is known. */
export function learnedAnew(before: Latest, after: Latest): ReadonlySet<SavedName["kind"]> {
  const [then, now] = [originsOf(before), originsOf(after)];
  const isOther = (stage: string) => learnedBy(stage, before) !== learnedBy(stage, after);
  const anew = new Set<SavedName["kind"]>();
  if (then.topicsOrigin !== now.topicsOrigin || isOther("topics")) anew.add("topic");
  if (then.segmentsOrigin !== now.segmentsOrigin || isOther("cluster")) anew.add("segment");
  return anew;
}

/**
 * The rule as the fields of a result take it: what it named when it was saved is named by the ids of now. Topics and
 * segments keep their ids while they are those of before, and are known by their names where others have their ids; a topic is followed
 * into the one that a person made it part of. Where something it names is no longer there, that
 * is the problem: a rule that leaves it out would find others than were asked for.
 */
export function resolveRule(
  { rule: text, names, ...origins }: SavedRule,
  { last, source }: Asked,
): { readonly rule: Rule; readonly problem?: undefined } | { readonly rule?: undefined; readonly problem: string } {
  const known: Record<SavedName["kind"], readonly Named[]> = {
    topic: topicsOf(last),
    segment: last.segments.map(({ id, name }) => ({ id, name })),
  };
  const { topicsOrigin, segmentsOrigin } = originsOf(last);
  const isOther: Record<SavedName["kind"], boolean> = {
    topic: origins.topicsOrigin !== topicsOrigin,
    segment: origins.segmentsOrigin !== segmentsOrigin,
  };
  const nowOf = ({ kind, id, name }: SavedName): Named | undefined =>
    (isOther[kind] ? undefined : known[kind].find((one) => one.id === id)) ??
    known[kind].find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
    known[kind].find(({ formerly = [] }) => (!isOther[kind] && formerly.includes(id)) || formerly.includes(name));
  const lost = names.find((one) => !nowOf(one));
  if (lost) {
    const there = known[lost.kind].map(({ name }) => name).join(", ");
    return { problem: `There is no ${lost.kind} “${lost.name}” any more; there are ${there || "none"}` };
  }
  try {
    const fields = fieldsAsWritten(names, source);
    return {
      rule: mapNames(parseRule(text, fields), fields, (said, place) => {
        const kind = kindOf(place);
        const ids = names.filter((one) => one.kind === kind && one.said === said).map((one) => nowOf(one)!.id);
        return kind && ids.length > 0 ? [...new Set(ids)] : undefined;
      }),
    };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { problem: error.message };
  }
}

/** Fields that know what a rule named when it was saved, beside what there is now. */
function fieldsAsWritten(names: readonly SavedName[], { fieldsWith }: AudienceSource): Fields<AskedMember> {
  const of = (wanted: SavedName["kind"]) => names.filter(({ kind }) => kind === wanted);
  return fieldsWith({ topics: of("topic"), segments: of("segment") });
}

/** The rule in the words it was saved in. */
export function writtenRule({ rule, names }: SavedRule, source: AudienceSource): Rule {
  return parseRule(rule, fieldsAsWritten(names, source));
}

function topicsOf({ overview }: Latest): readonly Named[] {
  return overview.topics.map(({ id, label, formerly }) => ({ id, name: label, ...(formerly && { formerly }) }));
}
