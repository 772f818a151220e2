/** What groups of feedback or of customers write of: by channel, by segment, by any column of an export. */

import { createGroupCounter, type TopicOfGroup } from "../models/topics/by-group.ts";
import { nearestNames } from "../models/text/nearest-names.ts";
import { joins } from "./gather.ts";
import { NotFoundError, type Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { readTable } from "./store/rows.ts";
import type { TableSpec } from "./table.ts";
import type { KnownCustomer, ReadFeedback } from "./types.ts";

/** The topics of a result among groups. */
export interface GroupedTopics {
  /** What the groups are: "channel", "segment", the name of a column. */
  readonly by: string;
  readonly groups: readonly { readonly group: string; readonly texts: number }[];
  /** Texts that say nothing of what was asked by. */
  readonly without: number;
  readonly topics: readonly { readonly id: string; readonly label: string; readonly groups: readonly TopicOfGroup[] }[];
}

type Text = Pick<ReadFeedback, "channel" | "question" | "detectedLanguage" | "other" | "speaker" | "topics" | "mood">;
type Groups = (text: Text) => string | undefined;

const ofText: ReadonlyMap<string, Groups> = new Map([
  ["channel", ({ channel }: Text) => channel],
  ["question", ({ question }: Text) => question],
  ["language", ({ detectedLanguage }: Text) => detectedLanguage],
]);
const bySegment = "segment";

/** The value of a column, whatever its case; undefined where it is missing or empty. */
function valueIn(other: Readonly<Record<string, string>> | undefined, column: string): string | undefined {
  const key = other && Object.keys(other).find((name) => name.toLowerCase() === column.toLowerCase());
  return key === undefined ? undefined : other![key]!.trim() || undefined;
}

/**
 * What customers wrote of, by groups. `by` is "segment", "channel", "question", "language", or a column of the feedback or of
 * the customer list, whichever tells of more texts. Throws a NotFoundError that lists what there is.
 */
export async function topicsByGroup(database: Database, last: Latest, by: string): Promise<GroupedTopics> {
  const { themed, customers } = last.overview.tables;
  const columns = new Set<string>();
  const count = async (texts: AsyncIterable<readonly [Text, string | undefined]>): Promise<GroupedTopics> => {
    const counter = createGroupCounter();
    let without = 0;
    for await (const [{ topics, mood }, group] of texts) {
      if (group === undefined) without++;
      else counter.add(group, topics[0]?.id, mood.score);
    }
    const { groups, topics } = counter.compared();
    const known = last.overview.topics.filter(({ id }) => topics.has(id));
    return { by, groups, without, topics: known.map(({ id, label }) => ({ id, label, groups: topics.get(id)! })) };
  };
  const textsBy = async function* (groupOf: Groups) {
    for await (const text of rowsOf<Text>(database, themed)) {
      for (const name of Object.keys(text.other)) columns.add(name);
      if (text.speaker === "customer") yield [text, groupOf(text)] as const;
    }
  };
  const customersBy = async function* (groupOf: (customer: KnownCustomer) => string | undefined) {
    for await (const customer of rowsOf<KnownCustomer>(database, customers)) {
      for (const name of Object.keys(customer.profile?.other ?? {})) columns.add(name);
      const group = groupOf(customer);
      for (const text of customer.feedback) if (text.speaker === "customer") yield [text, group] as const;
    }
  };
  if (by === bySegment) {
    const names = new Map(last.segments.map(({ id, name }) => [id, name]));
    return count(customersBy(({ segment: { id } }) => `${id} ${names.get(id) ?? ""}`.trim()));
  }
  const ofFeedback = await count(textsBy(ofText.get(by) ?? ((text) => valueIn(text.other, by))));
  // A survey may ask for what the customer list knows of everybody.
  const ofCustomers = ofText.has(by)
    ? undefined
    : await count(customersBy(({ profile }) => valueIn(profile?.other, by)));
  const textsOf = (found: GroupedTopics | undefined) => found?.groups.reduce((sum, { texts }) => sum + texts, 0) ?? 0;
  const most = textsOf(ofCustomers) > textsOf(ofFeedback) ? ofCustomers! : ofFeedback;
  if (most.groups.length > 0) return most;
  const known = [bySegment, ...ofText.keys(), ...[...columns].sort()];
  const near = nearestNames(by, known)[0];
  throw new NotFoundError(
    `No text has a value of "${by}" to group by${near === undefined ? "" : ` (did you mean "${near}"?)`}; there are ${known.join(", ")}`,
  );
}

async function* rowsOf<Row>(database: Database, table: TableSpec): AsyncGenerator<Row> {
  for await (const page of readTable(database, { table, joins })) for (const { row } of page) yield row as Row;
}
