/** What a text or a sentence may be called by its mood. */

import type { MoodLabel } from "../encoder/reader.ts";

/** All labels, from the worst to the best. */
export const moodLabels = ["negative", "neutral", "positive"] as const satisfies readonly MoodLabel[];
