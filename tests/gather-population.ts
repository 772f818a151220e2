/** A population in memory, for tests that hold the database's bounds to it. */

import { quantile } from "../models/statistics/quantiles.ts";
import type { Fields, NumberField } from "../models/rules/fields.ts";
import type { Population } from "../models/rules/population.ts";

/** Gathers a population one profile after another: 8 bytes a value are kept. */
export interface PopulationBuilder<Profile> {
  readonly add: (profile: Profile) => void;
  readonly build: () => Population;
}

const keyOf = (field: string, currency: string | undefined) => `${field}\u0000${currency ?? ""}`;

/** A builder for the number fields of a table. */
export function gatherPopulation<Profile>({ list }: Fields<Profile>): PopulationBuilder<Profile> {
  const numbers = list.filter((field): field is NumberField<Profile> => field.kind === "number");
  const values = new Map<string, number[]>();
  return {
    add(profile) {
      for (const field of numbers) {
        const value = field.number(profile);
        if (value === undefined || !Number.isFinite(value)) continue;
        const key = keyOf(field.name, field.currency?.(profile));
        const known = values.get(key);
        if (known) known.push(value);
        else values.set(key, [value]);
      }
    },
    build() {
      const ascending = new Map<string, Float64Array>();
      const sortedOf = (key: string) => {
        const known = ascending.get(key) ?? Float64Array.from(values.get(key) ?? []).sort();
        ascending.set(key, known);
        return known;
      };
      return {
        percentile(field, { p, currency }) {
          const sorted = sortedOf(keyOf(field, currency));
          if (sorted.length === 0) return undefined;
          if (p === "average") return Number((sorted.reduce((a, b) => a + b, 0) / sorted.length).toFixed(9));
          return quantile(sorted, p / 100);
        },
        nearest: () => new Map(),
        meaning: () => new Map(),
        ranked(field, { side, count, currency }) {
          const sorted = sortedOf(keyOf(field, currency));
          const place = Math.min(count, sorted.length) - 1;
          return sorted[side === "top" ? sorted.length - 1 - place : place];
        },
      };
    },
  };
}
