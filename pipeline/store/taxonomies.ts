/** Topics that were given to runs. */

import type { GivenTopic } from "../../models/topics/taxonomy/fit-taxonomy.ts";
import { decode, encode, fingerprint } from "../answer.ts";
import type { Queries } from "./database.ts";

/** Topics that were given, under the name that tells them from others. */
export interface Taxonomy {
  readonly name: string;
  readonly topics: readonly GivenTopic[];
}

/** Stores given topics, unless they are there. Their name: equal for equal topics. */
export async function saveTaxonomy(queries: Queries, topics: readonly GivenTopic[]): Promise<string> {
  const text = encode(topics);
  const name = fingerprint("taxonomy", text);
  await queries.query("insert into taxonomies (name, topics) values ($1, $2) on conflict (name) do nothing", [
    name,
    text,
  ]);
  return name;
}

/** The given topics of a name. Throws where there are none such. */
export async function loadTaxonomy(queries: Queries, name: string): Promise<Taxonomy> {
  const [row] = await queries.query<{ topics: string }>("select topics from taxonomies where name = $1", [name]);
  if (!row) throw new Error(`No taxonomy is called ${name}`);
  return { name, topics: decode(row.topics) as readonly GivenTopic[] };
}
