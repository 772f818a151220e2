/** What became of an audience, look-up by look-up. */

import type { AudienceUpdate } from "../store/audience/saved.ts";

/** A look-up that moved somebody, or the first, and how many after it, until the next that did, moved nobody. */
export interface AudienceChange extends AudienceUpdate {
  readonly unchanged: number;
}

/** Look-ups, the oldest first, without those that moved nobody: these are counted. */
export function historyOf(updates: readonly AudienceUpdate[]): readonly AudienceChange[] {
  const places = updates.flatMap(({ entered, left }, i) => (i === 0 || entered + left > 0 ? [i] : []));
  return places.map((place, i) => ({
    ...updates[place]!,
    unchanged: (places[i + 1] ?? updates.length) - place - 1,
  }));
}
