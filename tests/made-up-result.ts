/** Results of runs that never were, for tests of what comes after a run. */

import type { Member } from "../pipeline/types.ts";
import type { Database } from "../pipeline/store/database.ts";
import { saveGathered } from "../pipeline/store/gathered.ts";
import { saveResult, type Overview, type SegmentSummary } from "../pipeline/store/results.ts";
import { beginRun, createRun, endRun } from "../pipeline/store/runs.ts";

/** What a made-up result has. */
export interface MadeUpResult {
  readonly id: string;
  /** ISO 8601 day. */
  readonly day: string;
  readonly members: readonly Member[];
  readonly topics?: readonly { readonly id: string; readonly label: string; readonly words?: readonly string[] }[];
  readonly segments?: readonly { readonly id: string; readonly name: string }[];
  /** Id of the model that the segments are of. */
  readonly model?: string;
  /** Equal as long as ids of segments mean the same, whatever model they are of. */
  readonly origin?: string;
  /** The same of topics. */
  readonly topicsOrigin?: string;
}

/** Stores a result, and a run that is done and found it. */
export async function madeUpRun(database: Database, result: MadeUpResult): Promise<void> {
  const {
    id,
    day,
    members,
    topics = [],
    segments = [{ id: "s1", name: "All" }],
    model = "m1",
    origin,
    topicsOrigin,
  } = result;
  const table = `members of ${id}`;
  const pieces = members.map((doc) => ({ owner: doc.segment.id, sort: doc.customer, doc }));
  await saveGathered(database, {
    id: table,
    parts: 1,
    async *pieces() {
      yield { part: 0, pieces };
    },
  });
  const base = { kind: "gathered", id: table };
  const overview = {
    asOf: `${day}T23:59:59.999Z`,
    customers: members.length,
    topics: topics.map((topic) => ({ words: [], verbatims: [], ...topic })),
    ...(topicsOrigin !== undefined && { aboutTopics: { origin: topicsOrigin } }),
    ...(origin !== undefined && { aboutSegments: { origin } }),
    tables: { members: { base, columns: [{ stage: "cluster", version: "1", needs: [], model }] } },
  };
  await saveResult(database, {
    id,
    overview: overview as unknown as Overview,
    segments: segments.map((segment) => ({ verbatims: [], ...segment })) as unknown as SegmentSummary[],
  });
  await endMadeUpRun(database, { run: `run of ${id} on ${day}`, result: id });
}

/** A run that is done and found a result that is there. */
export async function endMadeUpRun(database: Database, { run, result }: { run: string; result: string }) {
  await createRun(database, { id: run, options: { seed: 1 } });
  await beginRun(database, run);
  await endRun(database, { id: run, result });
}
