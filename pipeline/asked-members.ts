/** Members of a result as rules ask of them. */

import type { Fields } from "../models/rules/fields.ts";
import type { Rule } from "../models/rules/grammar.ts";
import type { AskedMember } from "./audiences/fields/records.ts";
import type { AudienceSource } from "./audiences/source.ts";
import type { Latest } from "./look-up.ts";
import { quoteCorrector, quotesOf, showVoice } from "./show-corrections.ts";
import { loadSome } from "./store/audience/query.ts";
import { recordsOf } from "./store/audience/tables.ts";
import { isAnythingSaid } from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import type { Member } from "./types.ts";

/** Some customers of a result, with what was corrected since, and with their texts and orders where the rule asks for them. */
export async function askedMembers(
  database: Database,
  {
    last,
    source: { tables, fields },
    rule,
    customers,
  }: {
    readonly last: Pick<Latest, "overview">;
    readonly source: AudienceSource;
    readonly rule?: Rule;
    readonly customers: readonly string[];
  },
): Promise<readonly AskedMember[]> {
  const table = last.overview.tables.members.base.id;
  const found = (await loadSome(database, { table, customers })) as readonly Member[];
  const records =
    rule && needsRecords(rule, fields) ? await recordsOf(database, { tables, customers, fields }) : undefined;
  const isSaid = await isAnythingSaid(database);
  const quotes = quotesOf(found.map(({ voice }) => voice));
  const show = isSaid ? await quoteCorrector(database, { overview: last.overview, quotes }) : undefined;
  return found.map((member) => {
    const own = records?.get(member.customer);
    return { ...member, ...(show && { voice: showVoice(member.voice, show) }), ...(own && { records: own }) };
  });
}

/** Whether a rule asks for what only texts and orders tell. */
function needsRecords<Profile>(rule: Rule, fields: Fields<Profile>): boolean {
  switch (rule.kind) {
    case "not":
      return needsRecords(rule.part, fields);
    case "and":
    case "or":
      return rule.parts.some((part) => needsRecords(part, fields));
    case "count":
    case "says":
    case "means":
      return true;
    case "compare":
      return rule.window !== undefined || rule.about !== undefined;
    case "has":
      return rule.window !== undefined;
    default:
      return false;
  }
}
