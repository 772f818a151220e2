/** Reasons for what was left out, for people. */

/** A reason, and how many rows it is that of. */
export interface Reason {
  readonly reason: string;
  readonly rows: number;
}

/** More are no list that anybody reads. */
const mostReasons = 20;

/** The commonest reasons, at most 20; where there are more, the last is "others", so that the rows add up to those of all. */
export function commonReasons(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length <= mostReasons) return reasons;
  const ranked = [...reasons].sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  const others = ranked.slice(mostReasons - 1);
  const rows = others.reduce((sum, one) => sum + one.rows, 0);
  return [...ranked.slice(0, mostReasons - 1), { reason: `others, for ${others.length} other reasons`, rows }];
}
