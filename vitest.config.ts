import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // One more than there are cores, since now and then each waits for something; beyond eight, memory is what is scarce.
    maxWorkers: Math.min(8, availableParallelism()) + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Whole processes and stores: each file for itself.
      { extends: true, test: { name: "whole", include: ["tests/**/*.test.ts"] } },
      // Each a room's: files share what they import, which would take longer to load than most of them to run.
      {
        extends: true,
        test: {
          name: "rooms",
          include: ["{pipeline,models,api,cli,benchmarks}/**/*.test.ts", "*.test.ts"],
          isolate: false,
        },
      },
    ],
  },
});
