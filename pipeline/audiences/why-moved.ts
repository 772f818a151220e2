/** Why customers came into an audience or left it: the conditions that turned, with what they found before and after. */

import { compileRule, type Around } from "../../models/rules/compile.ts";
import type { Rule } from "../../models/rules/grammar.ts";
import { conditionsOf } from "../../models/rules/map-names.ts";
import { printRule } from "../../models/rules/print.ts";
import { askedMembers } from "../asked-members.ts";
import type { AskedMember } from "./fields/records.ts";
import { boundsFor, populationOf } from "../store/audience/bounds.ts";
import type { Move, MoveReason } from "../store/audience/members.ts";
import type { Database } from "../store/database.ts";
import type { SavedName } from "../store/audience/saved.ts";
import { learnedAnew, namesIn, type Asked } from "./standing-rule.ts";

/** A result with the rule as its fields take it. */
export interface AskedRule extends Asked {
  readonly rule: Rule;
}

/** What the conditions of a rule find of some customers, each whether it holds and why or why not. */
type Findings = (member: AskedMember) => readonly { readonly holds: boolean; readonly facts: string }[];

async function findingsBy(database: Database, { source, rule }: AskedRule): Promise<Findings> {
  const { fields, tables, asOf } = source;
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const around: Around<AskedMember> = {
    fields,
    population: populationOf(bounds),
    ...(asOf !== undefined && { asOf }),
  };
  const tests = conditionsOf(rule).map((part) => ({
    is: compileRule(part, around),
    isNot: compileRule({ kind: "not", part }, around),
  }));
  return (member) =>
    tests.map(({ is, isNot }) => {
      const { matches, reasons } = is(member);
      return { holds: matches, facts: (matches ? reasons : isNot(member).reasons).join("; ") };
    });
}

/** Moves with their reasons, so many at a time as are read at once. */
export type Explain = (moved: readonly Omit<Move, "reasons">[]) => Promise<readonly Move[]>;

/**
 * How moves are explained. `before` is the result they were in otherwise, absent where it is no longer kept; `after` the one that
 * tells of the moves. `written` is the rule as people wrote it.
 */
export async function whyMoved(
  database: Database,
  { written, before, after }: { readonly written: Rule; readonly before?: AskedRule; readonly after: AskedRule },
): Promise<Explain> {
  const conditions = conditionsOf(written).map(printRule);
  const causes = before ? causesOf(before, after) : [];
  const [then, now] = [before && (await findingsBy(database, before)), await findingsBy(database, after)];
  return async (moved) => {
    const customers = moved.map(({ customer }) => customer);
    const [old, present] = [
      before && (await byId(database, before, customers)),
      await byId(database, after, customers),
    ];
    return moved.map(({ customer, move }) => {
      const [was, is] = [old?.get(customer), present.get(customer)];
      const sides = { before: was && then!(was), after: is && now(is) };
      const isSame = was !== undefined && is !== undefined && knownOf(was) === knownOf(is);
      const around = { ...sides, wanted: move === "entered", causes: isSame ? causes : [] };
      return { customer, move, reasons: reasonsOf(conditions, around) };
    });
  };
}

/** Of each condition, what of it was learned anew; undefined where nothing was. */
function causesOf(before: AskedRule, after: AskedRule): readonly (string | undefined)[] {
  const anew = learnedAnew(before.last, after.last);
  const said: Record<SavedName["kind"], string> = {
    topic: "topics were learned anew",
    segment: "segments were learned anew",
  };
  return conditionsOf(after.rule).map((condition) => {
    const kinds = new Set(namesIn(condition, after.source.fields).map(({ kind }) => kind));
    return [...kinds].filter((kind) => anew.has(kind)).map((kind) => said[kind])[0];
  });
}

/** Equal where a customer wrote nothing, read or not, and bought nothing in between. */
function knownOf({ value, voice }: AskedMember): string {
  const { texts, pieces = texts, unread = 0, laterTexts } = voice;
  return [texts, pieces, unread, laterTexts, value.orders, value.laterOrders, value.spendCents].join();
}

async function byId(
  database: Database,
  asked: AskedRule,
  customers: readonly string[],
): Promise<ReadonlyMap<string, AskedMember>> {
  const members = await askedMembers(database, { ...asked, customers });
  return new Map(members.map((member) => [member.customer, member]));
}

/**
 * The conditions that hold now and did not (`wanted`), or the other way round; of one side alone, those that hold there. Of a
 * customer of whom nothing is known on either side, the conditions alone: they are no longer in the data.
 */
function reasonsOf(
  conditions: readonly string[],
  {
    before,
    after,
    wanted,
    causes,
  }: {
    readonly before: ReturnType<Findings> | undefined;
    readonly after: ReturnType<Findings> | undefined;
    readonly wanted: boolean;
    readonly causes: readonly (string | undefined)[];
  },
): readonly MoveReason[] {
  const reasons = conditions.map((condition, i) => {
    const [was, is] = [before?.[i], after?.[i]];
    const hasTurned = is ? is.holds === wanted && was?.holds !== wanted : was?.holds === true;
    const reason: MoveReason = {
      condition,
      ...(was && { before: was.facts }),
      ...(is && { after: is.facts }),
      ...(causes[i] !== undefined && { cause: causes[i] }),
    };
    return { hasTurned, reason };
  });
  const turned = reasons.filter(({ hasTurned }) => hasTurned);
  // What people said of a text since shows in what is read here, and not yet in what was counted.
  return (turned.length > 0 ? turned : reasons).map(({ reason }) => reason);
}
