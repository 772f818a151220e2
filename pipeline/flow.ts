/** The product in one function: what customers wrote and bought becomes segments. */

import { byCustomer, bySegment } from "./gather.ts";
import type { Run, Source } from "./run.ts";
import { attitude } from "./stages/attitude.ts";
import { clean } from "./stages/clean.ts";
import { cluster } from "./stages/cluster.ts";
import { correction } from "./stages/correction.ts";
import { describe } from "./stages/describe.ts";
import type { FeatureWeights } from "./stages/feature-weights.ts";
import { features } from "./stages/features.ts";
import { tokens } from "./stages/tokens.ts";
import { topics } from "./stages/topics.ts";
import type { Taxonomy } from "./store/taxonomies.ts";
import { value } from "./stages/value.ts";
import { voice } from "./stages/voice.ts";

/** What a user may choose; absent, the data decides. */
export interface FlowOptions {
  readonly topics?: number;
  /** Topics that are given: none is looked for. */
  readonly taxonomy?: Taxonomy;
  readonly segments?: number;
  /** How much each group of features counts. */
  readonly weights?: Partial<FeatureWeights>;
}

/** Feedback → customers → segments. Each line adds a column or regroups; none changes the order of rows. */
export async function segmentCustomers(source: Source, run: Run, options: FlowOptions = {}) {
  // One row per piece of feedback. Personal data was masked when it was imported.
  // Plain text without quoted mail, language; sentences; mood, emotion, intent.
  const read = await run.each(source.feedback, clean(), tokens(), attitude());
  // What people said of topics is put over what was learned; what they said of readings counts in place of them.
  const { said, edits } = source;
  const finder = topics({
    k: options.topics ?? "auto",
    edits,
    ...(options.taxonomy && { taxonomy: options.taxonomy }),
  });
  const themed = await run.each(read, finder);
  // Without a word of theirs nothing is asked.
  const counted = said.length > 0 ? await run.each(themed, correction({ said })) : themed;
  // One row per customer.
  const { feedback, orders, customers: profiles } = source;
  // The feedback once more: for what could not be read, and for what agents and bots wrote.
  const histories = await run.gather(byCustomer, counted, orders, profiles, feedback, feedback);
  const known = await run.each(histories, value(), voice()); // RFM and spend / attitude over time
  const { topics: found } = await run.modelOf(themed, finder);
  const featured = await run.each(known, features(options.weights, found));
  const customers = await run.each(featured, cluster({ k: options.segments ?? "auto" }));
  // One row per segment.
  const segments = await run.each(await run.gather(bySegment, customers), describe());
  return { themed: counted, customers, segments };
}
