/** How well things that have several topics each meet their several labels. */

/** Numbers that stand in both lists. */
function shared(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (const one of a) if (b.includes(one)) count++;
  return count;
}

/**
 * Extended BCubed, Amigó et al. 2009, section 5, 0 to 1: over the pairs that share a topic, how far sharing goes no further than
 * the labels (precision), over those that share a label how far topics reach it (recall), and the harmonic mean of both. A thing
 * without topics is alone. Each thing has a label at least.
 */
export function bcubed(
  topics: readonly (readonly number[])[],
  labels: readonly (readonly number[])[],
): { readonly precision: number; readonly recall: number; readonly f1: number } {
  let [precisions, recalls] = [0, 0];
  for (const [at, own] of topics.entries()) {
    let [precision, together, recall, labelled] = [0, 0, 0, 0];
    for (const [other, others] of topics.entries()) {
      const isSame = other === at;
      // A thing without topics still agrees with itself.
      const inTopics = isSame ? Math.max(1, own.length) : shared(own, others);
      const inLabels = shared(labels[at]!, labels[other]!);
      if (inTopics > 0) [precision, together] = [precision + Math.min(inTopics, inLabels) / inTopics, together + 1];
      if (inLabels > 0) [recall, labelled] = [recall + Math.min(inTopics, inLabels) / inLabels, labelled + 1];
    }
    precisions += precision / together;
    recalls += recall / labelled;
  }
  const [precision, recall] = [precisions / topics.length, recalls / topics.length];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
