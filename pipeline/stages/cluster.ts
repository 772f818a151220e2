/** Fills `segment`: which customers belong together, by what they buy and what they write. */

import { setImmediate } from "node:timers/promises";
import { findSegments, type ClusterModel } from "../../models/clusters/find-segments.ts";
import { place } from "../../models/clusters/place.ts";
import type { Stage } from "../stage.ts";
import type { Clustered, Featured } from "../types.ts";

export interface ClusterOptions {
  readonly k?: number | "auto";
  /** Fewest customers in a segment where k is "auto": by default 5, or 3 % of all if that is more. */
  readonly minimumSize?: number;
}

/**
 * As many segments as are set apart from each other (`models/clusters/find-structure.ts`); where none are, all are in one, and the
 * model's `reason` says why. Throws a RangeError for a `k` that is no number of segments.
 */
export function cluster({ k = "auto", minimumSize }: ClusterOptions = {}): Stage<Featured, Clustered, ClusterModel> {
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`Cannot make ${k} segments: a whole number from 1 on, or "auto", was wanted`);
  }
  return {
    name: "cluster",
    version: `6 ${JSON.stringify({ k, minimumSize })}`,
    options: { k, minimumSize },
    needs: ["features"],
    keepsModel: true,
    fit: async (rows, { seed, signal, progress }) => {
      let names: readonly string[] = [];
      let shares: readonly boolean[] = [];
      const points: number[][] = [];
      const unknown: boolean[][] = [];
      for await (const { features } of rows) {
        signal?.throwIfAborted();
        if (points.length === 0) {
          names = features.map(({ name }) => name);
          shares = features.map(({ unit }) => unit === "share");
        }
        points.push(features.map(scaledOf));
        unknown.push(features.map(isImputed));
      }
      const least = minimumSize ?? Math.max(5, Math.ceil(0.03 * points.length));
      const steps = findSegments(points, { names, k, minimumSize: least, seed, unknown, shares });
      let step = steps.next();
      while (!step.done) {
        progress?.(step.value);
        // Clustering may share its process with the API: others get their turn between two iterations.
        await setImmediate();
        signal?.throwIfAborted();
        step = steps.next();
      }
      return step.value;
    },
    run: async (batch, { model }) =>
      batch.map(({ features }) => {
        // A topic may be called otherwise since segments were learned.
        const names = features.map(({ name }) => name);
        return { segment: place(features.map(scaledOf), model, { unknown: features.map(isImputed), names }) };
      }),
  };
}

function scaledOf({ scaled }: Featured["features"][number]): number {
  return scaled;
}

function isImputed({ isImputed }: Featured["features"][number]): boolean {
  return isImputed;
}
