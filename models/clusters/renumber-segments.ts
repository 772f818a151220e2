/** Segments under other ids. */

import type { ClusterModel } from "./find-segments.ts";
import { closeSentence } from "./segment-reasons.ts";

/** The model with `ids` in place of its segments', in their order, also where it tells of pairs. */
export function renumber(model: ClusterModel, ids: readonly string[]): ClusterModel {
  const { segments, close } = model;
  const named = new Map(segments.map(({ id }, i) => [id, ids[i]!]));
  return {
    ...model,
    segments: segments.map((segment, i) => ({ ...segment, id: ids[i]! })),
    ...(close && {
      close: close.map(({ sentence: _sentence, ...pair }) => {
        const between = [named.get(pair.between[0])!, named.get(pair.between[1])!] as const;
        return { ...pair, between, sentence: closeSentence({ ...pair, between }) };
      }),
    }),
  };
}
