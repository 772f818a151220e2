/** What a whole population's values are, for percentiles. */

/** Values of everyone who has one. */
export interface Population {
  /** Percentile `p` (0 to 100), or the mean, of a field over those who have a value, of money in this currency; undefined of nobody. */
  readonly percentile: (
    field: string,
    at: { readonly p: number | "average"; readonly currency: string | undefined },
  ) => number | undefined;
  /** The value of the last among the `count` highest or lowest; of fewer, of the last of all. Undefined of nobody. */
  readonly ranked: (field: string, at: RankAt) => number | undefined;
  /** What stands for the texts that mean what a phrase means, each with its cosine. */
  readonly meaning: (phrase: string) => ReadonlyMap<string, number>;
  /** Ids of those nearest to one, each with its distance; none where there is no such. */
  readonly nearest: (field: string, to: NearestTo) => ReadonlyMap<string, number>;
}

/** To whom, and how many: of all others, or of a hundred of them. */
export interface NearestTo {
  readonly customer: string;
  readonly count: number;
  readonly isPercent: boolean;
}

/** A place in a field's order, within a currency. */
export interface RankAt {
  readonly side: "top" | "bottom";
  readonly count: number;
  readonly currency: string | undefined;
}
