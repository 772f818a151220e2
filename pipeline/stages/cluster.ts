/** Fills `segment`: which customers belong together, by what they buy and what they write. */

import { setImmediate } from "node:timers/promises";
import { findSegments } from "../../models/clusters/find-segments.ts";
import { followSegments, formerPlaces, type FollowedModel } from "../../models/clusters/follow-segments.ts";
import type { SampledFeature, SeenMember } from "../../models/clusters/member-sample.ts";
import { place } from "../../models/clusters/place.ts";
import { fingerprint } from "../answer.ts";
import type { Stage } from "../stage.ts";
import type { Clustered, Featured, History } from "../types.ts";

type Known = Pick<History, "customer"> & Featured;

export interface ClusterOptions {
  readonly k?: number | "auto";
  /** Fewest customers in a segment where k is "auto": by default 5, or 3 % of all if that is more. */
  readonly minimumSize?: number;
}

/**
 * As many segments as are set apart from each other (`models/clusters/find-structure.ts`); where none are, all are in one, and the
 * model's `reason` says why. A segment that was there before keeps its id. Throws a RangeError for a `k` that is no number of segments.
 */
export function cluster({ k = "auto", minimumSize }: ClusterOptions = {}): Stage<Known, Clustered, FollowedModel> {
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`Cannot make ${k} segments: a whole number from 1 on, or "auto", was wanted`);
  }
  return {
    name: "cluster",
    version: `13 ${JSON.stringify({ k, minimumSize })}`,
    options: { k, minimumSize },
    needs: ["customer", "features"],
    keepsModel: true,
    followsModel: true,
    fit: async (rows, { seed, signal, progress, previous }) => {
      let sampled: readonly SampledFeature[] = [];
      const members: SeenMember[] = [];
      const points: number[][] = [];
      const unknown: boolean[][] = [];
      for await (const { customer, features } of rows) {
        signal?.throwIfAborted();
        if (points.length === 0) {
          sampled = features.map(({ name, unit, topic }) => ({ name, unit, ...(topic !== undefined && { topic }) }));
        }
        points.push(features.map(scaledOf));
        unknown.push(features.map(isImputed));
        members.push({ key: keyOf(customer), values: Float32Array.from(features, ({ raw = Number.NaN }) => raw) });
      }
      const least = minimumSize ?? Math.max(5, Math.ceil(0.03 * points.length));
      const steps = findSegments(points, {
        names: sampled.map(({ name }) => name),
        k,
        minimumSize: least,
        seed,
        unknown,
        shares: sampled.map(({ unit }) => unit === "share"),
        ...(previous !== undefined && { former: formerPlaces(previous as FollowedModel, members) }),
      });
      let step = steps.next();
      while (!step.done) {
        progress?.(step.value);
        // Clustering may share its process with the API: others get their turn between two iterations.
        await setImmediate();
        signal?.throwIfAborted();
        step = steps.next();
      }
      const model = step.value;
      const places = new Map(model.segments.map(({ id }, i) => [id, i]));
      return followSegments(model, {
        ...(previous !== undefined && { previous: previous as FollowedModel }),
        members,
        segmentOf: (i) => places.get(place(points[i]!, model, { unknown: unknown[i]! }).id)!,
        features: sampled,
        origin: fingerprint("segments", String(seed), ...members.map(({ key }) => key).sort()),
      });
    },
    run: async (batch, { model }) =>
      batch.map(({ features }) => {
        // A topic may be called otherwise since segments were learned.
        const names = features.map(({ name }) => name);
        return { segment: place(features.map(scaledOf), model, { unknown: features.map(isImputed), names }) };
      }),
  };
}

/** Stands for a customer in what is remembered of segments: their id may be an e-mail address. */
function keyOf(customer: string): string {
  return fingerprint("member", customer).slice(0, 16);
}

function scaledOf({ scaled }: Featured["features"][number]): number {
  return scaled;
}

function isImputed({ isImputed }: Featured["features"][number]): boolean {
  return isImputed;
}
