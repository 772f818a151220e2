import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // One more than two cores: now and then each waits for something.
    maxWorkers: 3,
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
