/** The sentences that prove what a rule asks of texts, for members of an audience. */

import type { Rule } from "../models/rules/grammar.ts";
import type { AskedMember } from "./audiences/fields/records.ts";
import { quoteMeeting, type TextCondition } from "./audiences/quotes.ts";
import { ownTexts } from "./audiences/records.ts";
import { sideFor } from "./audiences/verbatim.ts";
import { joins } from "./gather.ts";
import type { Latest } from "./look-up.ts";
import { quoteCorrector } from "./show-corrections.ts";
import { isAnythingSaid } from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import { readSome } from "./store/rows.ts";
import type { History, Verbatim } from "./types.ts";

/** Of members, by customer, a sentence of a text that meets what the rule asks of texts. */
export async function quotesMeeting(
  database: Database,
  {
    last: { overview },
    rule,
    conditions,
    members,
  }: {
    readonly last: Latest;
    readonly rule: Rule;
    readonly conditions: readonly TextCondition[];
    readonly members: readonly AskedMember[];
  },
): Promise<ReadonlyMap<string, Verbatim>> {
  const { customers: table } = overview.tables;
  if (conditions.length === 0 || !table) return new Map();
  const sides = new Map(members.map((member) => [member.customer, sideFor(member, rule)]));
  const rows = await readSome(database, { base: table.base, keys: [...sides.keys()], joins });
  const found = rows.flatMap(({ row }): readonly (readonly [string, Verbatim])[] => {
    const { customer, feedback } = row as unknown as History;
    const quote = quoteMeeting(ownTexts(feedback, overview.asOf), { conditions, side: sides.get(customer)! });
    return quote ? [[customer, quote]] : [];
  });
  if (!(await isAnythingSaid(database))) return new Map(found);
  const show = await quoteCorrector(database, { overview, quotes: found.map(([, quote]) => quote) });
  return new Map(found.map(([customer, quote]) => [customer, show.quote(quote)]));
}
