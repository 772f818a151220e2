/** Those who sit the exam. */

import type { Fit, TopicSet } from "./topic-set.ts";

/** Topics that were found in the rows of a fit. */
export interface Found {
  /** Which of the fits that were asked. */
  readonly fit: number;
  readonly name: string;
  /** The main topic of each row; -1: none. */
  readonly topics: readonly number[];
  /** All topics of each row, the main one first, from those who tell of several. */
  readonly several?: readonly (readonly number[])[];
  /** At most ten words of each topic. */
  readonly words: readonly (readonly string[])[];
  /** Of the processor, vectors of the texts being there. */
  readonly seconds: number;
  /** The most that the process held, up to this fit. */
  readonly memoryMiB: number;
}

export interface Contestant {
  /** As `--only` calls it. */
  readonly name: string;
  /** One answer to each fit, in order; of a method that is used in two ways, two. */
  readonly find: (set: TopicSet, fits: readonly Fit[]) => Promise<readonly Found[]>;
}
