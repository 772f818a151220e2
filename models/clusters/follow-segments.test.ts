import { describe, expect, it } from "vitest";
import type { ClusterModel } from "./find-segments.ts";
import { followSegments, type FollowedModel } from "./follow-segments.ts";

const features = [
  { name: "Orders", unit: "orders" },
  { name: "Mood", unit: "score" },
  { name: "Spend", unit: "cents" },
];

/** Who is where, with three values of each. */
type Members = Readonly<Record<string, readonly [segment: string, orders: number, mood: number, spend: number]>>;

function modelOf(members: Members): ClusterModel {
  const ids = [...new Set(Object.values(members).map(([segment]) => segment))].sort();
  const segments = ids.map((id) => ({ id, size: 1, centre: [] }));
  return { features: [], segments, customers: Object.keys(members).length, reason: "", table: [], sampled: 0 };
}

function follow(members: Members, previous?: FollowedModel): FollowedModel {
  const model = modelOf(members);
  const places = Object.values(members).map(([segment]) => model.segments.findIndex(({ id }) => id === segment));
  return followSegments(model, {
    ...(previous && { previous }),
    members: Object.entries(members).map(([key, [, ...values]]) => ({ key, values: Float32Array.from(values) })),
    segmentOf: (i) => places[i]!,
    features,
    origin: "first",
  });
}

/** `count` customers from `prefix`1 on, who do not quite have the same. */
function group(prefix: string, count: number, [segment, orders, mood, spend]: Members[string]): Members {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`${prefix}${i + 1}`, [segment, orders + (i % 2), mood, spend]] as const),
  );
}

const angry = ["s1", 2, -0.5, 1000] as const;
const happy = ["s2", 9, 0.5, 9000] as const;
const before = follow({ ...group("a", 10, angry), ...group("h", 8, happy) });
const ids = ({ segments }: ClusterModel) => segments.map(({ id }) => id);

describe("followSegments()", () => {
  it("begins a lineage where nothing was before", () => {
    expect(before.lineage).toEqual({ origin: "first", highestId: 2 });
    expect(before.members.keys.slice(0, 3)).toEqual(["a1", "a10", "a2"]);
    expect([...before.members.segments.slice(0, 11)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it("gives segments the ids of those whose customers they have, whatever their size is now", () => {
    const now = follow({ ...group("a", 10, ["s2", 2, -0.5, 1000]), ...group("h", 30, ["s1", 9, 0.5, 9000]) }, before);
    expect(ids(now)).toEqual(["s2", "s1"]);
    expect(now.lineage).toEqual({
      origin: "first",
      highestId: 2,
      since: {
        seen: 18,
        isSample: false,
        changes: [
          { kind: "kept", segment: "s1", jaccard: 1, customers: 10 },
          { kind: "kept", segment: "s2", jaccard: 1, customers: 8 },
        ],
        moves: [],
      },
    });
  });

  it("tells of those who moved what changed for them, other than for those who stayed", () => {
    // Nobody ordered; four of the happy are angry now, and half of what they spent went back.
    const turned = group("h", 4, ["s1", 9, -0.6, 4500]);
    const rest = Object.fromEntries(
      Array.from({ length: 4 }, (_, i) => [`h${i + 5}`, ["s2", 9 + (i % 2), 0.5 + 0.1 * (i % 2), 9000] as const]),
    );
    const now = follow({ ...group("a", 10, angry), ...turned, ...rest }, before);
    expect(ids(now)).toEqual(["s1", "s2"]);
    const [move] = now.lineage.since!.moves;
    expect(now.lineage.since!.moves).toHaveLength(1);
    expect(move).toMatchObject({ from: "s2", to: "s1", customers: 4 });
    expect(move!.changed.map(({ feature }) => feature).sort()).toEqual(["Mood", "Spend"]);
    const mood = move!.changed.find(({ feature }) => feature === "Mood")!;
    expect(mood.before).toBeCloseTo(0.5, 6);
    expect(mood.now).toBeCloseTo(-0.6, 6);
    const spend = move!.changed.find(({ feature }) => feature === "Spend")!;
    expect(spend.times).toBeCloseTo(0.5, 3);
    expect(spend).not.toHaveProperty("before");
  });

  it("gives new segments numbers that none has had, and tells what merged and what split", () => {
    const three = follow(
      {
        ...group("a", 4, ["s1", 2, -0.5, 1000]),
        ...Object.fromEntries(["a5", "a6", "a7", "a8", "a9", "a10"].map((id) => [id, ["s2", 1, 0, 10] as const])),
        ...group("h", 8, ["s3", 9, 0.5, 9000]),
        ...group("new", 9, ["s4", 0, 0, 0]),
      },
      before,
    );
    expect(ids(three)).toEqual(["s3", "s1", "s2", "s4"]);
    expect(three.lineage.highestId).toBe(4);
    expect(three.lineage.since!.changes).toEqual([
      { kind: "kept", segment: "s1", jaccard: 0.6, customers: 6 },
      { kind: "kept", segment: "s2", jaccard: 1, customers: 8 },
      { kind: "split", segment: "s3", with: "s1", share: 1, customers: 4 },
      { kind: "born", segment: "s4", customers: 0 },
    ]);
    const two = follow({ ...group("a", 10, ["s1", 2, -0.5, 1000]), ...group("h", 8, ["s2", 9, 0.5, 9000]) }, three);
    expect(ids(two)).toEqual(["s1", "s2"]);
    expect(two.lineage.since!.changes).toEqual([
      { kind: "merged", segment: "s3", with: "s1", share: 1, customers: 4 },
      { kind: "kept", segment: "s1", jaccard: 0.6, customers: 10 },
      { kind: "kept", segment: "s2", jaccard: 1, customers: 8 },
      { kind: "gone", segment: "s4", customers: 0 },
    ]);
    const again = follow({ ...group("a", 4, angry), ...group("h", 8, happy), ...group("x", 8, ["s3", 0, 0, 0]) }, two);
    expect(ids(again)).toEqual(["s1", "s2", "s5"]);
  });

  it("takes one segment of all customers for none: it has an id of its own, and passes none on", () => {
    const all = follow(group("a", 10, ["s1", 2, -0.5, 1000]), before);
    expect(ids(all)).toEqual(["s3"]);
    expect(all.lineage.since).toMatchObject({
      changes: [
        { kind: "gone", segment: "s1", customers: 10 },
        { kind: "gone", segment: "s2", customers: 0 },
        { kind: "born", segment: "s3", customers: 10 },
      ],
      moves: [],
    });
    expect(ids(follow(group("a", 12, ["s1", 2, -0.5, 1000]), all))).toEqual(["s3"]);
    expect(ids(follow({ ...group("a", 10, angry), ...group("h", 8, happy) }, all))).toEqual(["s4", "s5"]);
  });
});
