/** Why customers came into an audience or left it: the conditions that turned, with what they found before and after. */

import { compileRule, type Around } from "../../models/rules/compile.ts";
import type { Rule } from "../../models/rules/grammar.ts";
import { conditionsOf } from "../../models/rules/map-names.ts";
import { printRule } from "../../models/rules/print.ts";
import { askedMembers } from "../asked-members.ts";
import type { AskedMember } from "../audience-fields/records.ts";
import { boundsFor, populationOf } from "../store/audience/bounds.ts";
import type { Move, MoveReason } from "../store/audience/members.ts";
import type { Database } from "../store/database.ts";
import type { Asked } from "./standing-rule.ts";

/** A result with the rule as its fields take it. */
export interface AskedRule extends Asked {
  readonly rule: Rule;
}

/** Customers that are read at once. */
const atOnce = 500;

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

/**
 * The moves of some customers with their reasons. `before` is the result they were in otherwise, absent where it is no longer
 * kept; `after` the one that tells of the move. `written` is the rule as people wrote it.
 */
export async function whyMoved(
  database: Database,
  {
    moved,
    written,
    before,
    after,
  }: {
    readonly moved: readonly Omit<Move, "reasons">[];
    readonly written: Rule;
    readonly before?: AskedRule;
    readonly after: AskedRule;
  },
): Promise<readonly Move[]> {
  if (moved.length === 0) return [];
  const conditions = conditionsOf(written).map(printRule);
  const [then, now] = [before && (await findingsBy(database, before)), await findingsBy(database, after)];
  const found: Move[] = [];
  for (let from = 0; from < moved.length; from += atOnce) {
    const some = moved.slice(from, from + atOnce);
    const customers = some.map(({ customer }) => customer);
    const [old, present] = [
      before && (await byId(database, before, customers)),
      await byId(database, after, customers),
    ];
    for (const { customer, move } of some) {
      const [was, is] = [old?.get(customer), present.get(customer)];
      const sides = { before: was && then!(was), after: is && now(is) };
      found.push({ customer, move, reasons: reasonsOf(conditions, { ...sides, wanted: move === "entered" }) });
    }
  }
  return found;
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
  }: {
    readonly before: ReturnType<Findings> | undefined;
    readonly after: ReturnType<Findings> | undefined;
    readonly wanted: boolean;
  },
): readonly MoveReason[] {
  const reasons = conditions.map((condition, i) => {
    const [was, is] = [before?.[i], after?.[i]];
    const hasTurned = is ? is.holds === wanted && was?.holds !== wanted : was?.holds === true;
    const reason: MoveReason = { condition, ...(was && { before: was.facts }), ...(is && { after: is.facts }) };
    return { hasTurned, reason };
  });
  const turned = reasons.filter(({ hasTurned }) => hasTurned);
  // What people said of a text since shows in what is read here, and not yet in what was counted.
  return (turned.length > 0 ? turned : reasons).map(({ reason }) => reason);
}
