/** The table of stages: every stage there is, and how it is made from its options. */

import type { Stage } from "./stage.ts";
import { attitude } from "./stages/attitude.ts";
import { clean } from "./stages/clean.ts";
import { cluster } from "./stages/cluster.ts";
import { correction } from "./stages/correction.ts";
import { describe } from "./stages/describe.ts";
import { features } from "./stages/features.ts";
import { tokens } from "./stages/tokens.ts";
import { topics } from "./stages/topics.ts";
import { value } from "./stages/value.ts";
import { voice } from "./stages/voice.ts";

/** Makes a stage; the options are those that `Stage.options` names. */
// A table of all stages cannot name their rows: each is typed where it is used, in flow.ts.
type Factory = (options?: Readonly<Record<string, unknown>>) => unknown;

export const stages: Readonly<Record<string, Factory>> = {
  clean,
  tokens,
  attitude,
  topics,
  correction,
  value,
  voice,
  features,
  cluster,
  describe,
};

type AnyStage = Stage<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>;

/** The stages of one process, made when first asked for, and closed together. */
export interface StageInstances {
  get(name: string, options?: Readonly<Record<string, unknown>>): AnyStage;
  close(): Promise<void>;
}

/** Stage instances from a table of factories. Throws on an unknown name, listing the known ones. */
export function stageInstances(table: Readonly<Record<string, Factory>> = stages): StageInstances {
  const instances = new Map<string, AnyStage>();
  return {
    get(name, options = {}) {
      const key = `${name} ${JSON.stringify(options)}`;
      const known = instances.get(key);
      if (known) return known;
      const factory = table[name];
      if (!factory) throw new Error(`No stage is called ${name}; there are ${Object.keys(table).join(", ")}`);
      const made = factory(options) as AnyStage;
      instances.set(key, made);
      return made;
    },
    async close() {
      await Promise.all([...instances.values()].map((stage) => stage.close?.()));
    },
  };
}
