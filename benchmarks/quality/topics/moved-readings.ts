/** Readings of texts that were made from others: as of their origin, with vectors that stand a little beside. */

import { packVectors, unpackVectors } from "../../../models/encoder/packed-vectors.ts";
import { createRandom } from "../../../models/random.ts";
import { isRejection, type Stage } from "../../../pipeline/stage.ts";

/** Noise of each of 384 dimensions: a vector of length 1 keeps a cosine of about .95 to where it was. */
const NOISE = 0.017;

/** The vector beside a vector, unit length. */
export function movedVector(vector: Float32Array, random: { normal(): number }): Float32Array {
  const moved = vector.map((value) => value + NOISE * random.normal());
  const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0));
  return moved.map((value) => value / length);
}

interface HasBody {
  readonly body: string;
}

/**
 * The stage, but a row whose body `originOf` knows is answered like the row it came from, which must have been asked before.
 * `seconds` says how long moving took: it is no part of what is measured.
 */
export function movedReadings<Needs extends HasBody, Adds extends object>(
  stage: Stage<Needs, Adds>,
  originOf: ReadonlyMap<string, string>,
): { readonly stage: Stage<Needs, Adds>; readonly seconds: () => number } {
  const random = createRandom(1);
  const seen = new Map<string, Awaited<ReturnType<typeof stage.run>>[number]>();
  let microseconds = 0;
  const run: typeof stage.run = async (batch, context) => {
    const fresh = batch.filter(({ body }) => !originOf.has(body));
    const answers = fresh.length > 0 ? await stage.run(fresh, context) : [];
    for (const [at, { body }] of fresh.entries()) seen.set(body, answers[at]!);
    const began = process.cpuUsage();
    const all = batch.map(({ body }) => {
      const origin = originOf.get(body);
      return origin === undefined ? seen.get(body)! : moved(seen.get(origin)!);
    });
    const { user, system } = process.cpuUsage(began);
    microseconds += user + system;
    return all;
  };
  function moved<Answer>(answer: Answer): Answer {
    if (isRejection(answer)) return answer;
    const entries = Object.entries(answer as object).map(([name, value]: [string, unknown]) => {
      if (name !== "meanings") return [name, value];
      return [name, packVectors(unpackVectors(String(value)).map((one) => movedVector(one, random)))];
    });
    return Object.fromEntries(entries) as Answer;
  }
  return { stage: { ...stage, run }, seconds: () => microseconds / 1e6 };
}
