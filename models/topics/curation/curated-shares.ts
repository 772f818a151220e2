/** Shares of topics as people want them. */

import { sharesOf, type Likeness } from "../embedding/likeness.ts";
import type { Curation, EmbeddingTopicModel } from "../embedding/model.ts";
import { textKey } from "./text-key.ts";

/**
 * A function that gives the shares of a text's topics, those that are hidden last; undefined where none fits. A topic that a
 * person took from the text has none, and the others go up in proportion, if any of them is near enough; one that a person gave it
 * has the largest.
 */
export function createCuratedShares(
  { topics, leastFit }: Pick<EmbeddingTopicModel, "topics" | "leastFit">,
  { topicOf, hidden, told }: Curation,
): (body: string, likeness: Likeness) => Float64Array | undefined {
  const places = new Map([...topics, ...hidden].map(({ id }, place) => [id, place]));
  const isAnyTold = Object.keys(told).length > 0;
  return (body, likeness) => {
    const said = isAnyTold ? told[textKey(body)] : undefined;
    const given = said?.is === undefined ? undefined : places.get(said.is);
    const taken = new Set(said?.not.map((id) => places.get(id)));
    const fit =
      taken.size > 0 ? Math.max(-1, ...likeness.fits.filter((_, t) => !taken.has(topicOf[t]!))) : likeness.fit;
    const isNear = fit >= leastFit;
    if (!isNear && given === undefined) return undefined;
    const shares = new Float64Array(places.size);
    const ofCentres = isNear ? sharesOf(likeness) : [];
    for (const [t, share] of ofCentres.entries()) if (!taken.has(topicOf[t]!)) shares[topicOf[t]!]! += share;
    if (given === undefined) return taken.size > 0 ? scaled(shares) : shares;
    // The others keep what they had: the largest of them and this one change places.
    const largest = shares.indexOf(Math.max(...shares));
    [shares[largest], shares[given]] = [shares[given]!, shares[largest]!];
    if (shares[given] === 0) shares[given] = 1;
    return scaled(shares);
  };
}

function scaled(shares: Float64Array): Float64Array {
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : shares;
}
