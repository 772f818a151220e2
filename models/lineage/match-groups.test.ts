import { expect, it } from "vitest";
import { matchGroups } from "./match-groups.ts";

it("matchGroups() finds groups again whatever place they have now", () => {
  const shared = [
    [1, 9],
    [20, 0],
  ];
  expect(matchGroups({ shared, groups: shared[0]!.length })).toEqual([
    { kind: "kept", before: 0, now: 1, jaccard: 0.9 },
    { kind: "kept", before: 1, now: 0, jaccard: 20 / 21 },
  ]);
});

it("matchGroups() tells a group that went into another from one that is gone", () => {
  const shared = [
    [30, 0, 0],
    [8, 3, 1],
    [3, 3, 3],
    [0, 0, 40],
  ];
  expect(matchGroups({ shared, groups: shared[0]!.length })).toEqual([
    { kind: "kept", before: 0, now: 0, jaccard: 30 / 41 },
    { kind: "merged", before: 1, now: 0, share: 8 / 12 },
    { kind: "gone", before: 2 },
    { kind: "kept", before: 3, now: 2, jaccard: 40 / 44 },
    { kind: "born", now: 1 },
  ]);
});

it("matchGroups() tells what was split off a group", () => {
  expect(matchGroups({ shared: [[60, 20]], groups: 2 })).toEqual([
    { kind: "kept", before: 0, now: 0, jaccard: 0.75 },
    { kind: "split", before: 0, now: 1, share: 1 },
  ]);
});

it("matchGroups() calls a group that nobody of before is in born", () => {
  expect(matchGroups({ shared: [[10, 0]], groups: 2 })).toEqual([
    { kind: "kept", before: 0, now: 0, jaccard: 1 },
    { kind: "born", now: 1 },
  ]);
});

it("matchGroups() tells two groups that became one new one", () => {
  // A third of each is not the half of a whole: with 3 equal parts nobody goes on.
  const shared = [[10], [10], [10], [10]];
  expect(matchGroups({ shared, groups: shared[0]!.length })).toEqual(
    [0, 1, 2, 3].map((before) => ({ kind: "merged", before, now: 0, share: 1 })),
  );
});

it("matchGroups() calls all born where there was none, and all gone where none is left", () => {
  expect(matchGroups({ shared: [], groups: 2 })).toEqual([
    { kind: "born", now: 0 },
    { kind: "born", now: 1 },
  ]);
  expect(matchGroups({ shared: [[], []], groups: 0 })).toEqual([
    { kind: "gone", before: 0 },
    { kind: "gone", before: 1 },
  ]);
});
