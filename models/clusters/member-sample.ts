/** Some customers of each segment, remembered so that segments which are learned anew can be told to be those of before. */

/** A feature as it is remembered; values are on the scale that people read. */
export interface SampledFeature {
  readonly name: string;
  readonly unit: string;
  /** Id of the topic whose share this is. */
  readonly topic?: string;
}

/** A customer as they are seen while segments are learned. */
export interface SeenMember {
  /** Stands for the customer's id: equal for equal ids, and tells nothing of them. */
  readonly key: string;
  /** As people read them, in the order of the features; NaN where nobody knows. */
  readonly values: Float32Array;
}

/** Customers with their segments and features. */
export interface MemberSample {
  readonly features: readonly SampledFeature[];
  /** In ascending order. */
  readonly keys: readonly string[];
  /** Of each the place of its segment in the model. */
  readonly segments: Uint16Array;
  /** A row of each. */
  readonly values: Float32Array;
}

/** Of more customers those with the least keys are remembered: as good as drawn by lot, and the same ones next time. */
export const mostRemembered = 5000;

/** Remembers customers with their segments and features, `most` of them at most. */
export function sampleMembers(
  members: readonly SeenMember[],
  {
    features,
    segmentOf,
    most = mostRemembered,
  }: {
    readonly features: readonly SampledFeature[];
    /** The place of a customer's segment. */
    readonly segmentOf: (place: number) => number;
    readonly most?: number;
  },
): MemberSample {
  const kept = members
    .map((_, i) => i)
    .sort((a, b) => (members[a]!.key < members[b]!.key ? -1 : 1))
    .slice(0, most);
  const values = new Float32Array(kept.length * features.length);
  for (const [row, i] of kept.entries()) values.set(members[i]!.values, row * features.length);
  return {
    features,
    keys: kept.map((i) => members[i]!.key),
    segments: Uint16Array.from(kept, segmentOf),
    values,
  };
}
