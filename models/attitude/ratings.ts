/** Ratings that customers gave, beside what their words say. */

/** A rating with its scale, such as 4 of 5 stars; the lowest NPS is 0. */
export interface Given {
  readonly value: number;
  readonly scale: "stars" | "nps" | "csat";
  readonly max: number;
}

/** Shares of the best rating up to which it says that somebody is unhappy, and from which on that they are happy. */
export const [badRating, goodRating] = [0.4, 0.8] as const;
/** On the scale of NPS detractors reach to 6 and promoters begin at 9 (Reichheld 2003). */
const [detractor, promoter] = [0.6, 0.9] as const;

/** What a rating says; undefined of a scale without room for it. */
export function ratingMood({ value, scale, max }: Given): "negative" | "neutral" | "positive" | undefined {
  if (!(max > 1) || !Number.isFinite(value)) return undefined;
  const [bad, good] = scale === "nps" ? [detractor, promoter] : [badRating, goodRating];
  const share = value / max;
  return share <= bad ? "negative" : share >= good ? "positive" : "neutral";
}

/** The ratings of one scale. */
export interface RatingSummary extends Pick<Given, "scale" | "max"> {
  readonly count: number;
  readonly mean: number;
  readonly latest: number;
}

/** Ratings by scale and its best value, most first; given oldest first. */
export function summariseRatings(given: readonly Given[]): RatingSummary[] {
  const groups = new Map<string, Given[]>();
  for (const rating of given) {
    const { scale, max, value } = rating;
    if (!Number.isFinite(value)) continue;
    const key = `${scale} ${max}`;
    groups.set(key, [...(groups.get(key) ?? []), rating]);
  }
  return [...groups]
    .sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .map(([, own]) => ({
      scale: own[0]!.scale,
      max: own[0]!.max,
      count: own.length,
      mean: own.reduce((sum, { value }) => sum + value, 0) / own.length,
      latest: own.at(-1)!.value,
    }));
}

/** Whether the words say the contrary of the rating beside them. What only one of the two calls neutral is no contrary. */
export function contradicts(rating: Given, label: "negative" | "neutral" | "positive"): boolean {
  const said = ratingMood(rating);
  return (said === "positive" && label === "negative") || (said === "negative" && label === "positive");
}
