/** What a key that may see groups and no people is answered. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleMember, feels, spends } from "../tests/example-members.ts";
import { madeUpRun } from "../tests/made-up-result.ts";
import { openApi, type TestApi } from "../tests/open-api.ts";
import { routes } from "./routes.ts";

const [apiKey, analystKey] = ["the key of people", "the key of groups"];
const as = (key: string) => ({ headers: { "x-api-key": key } });

/** 40 who are glad, one of them in LU, and 5 who are not. */
const members = Array.from({ length: 45 }, (_, i) =>
  exampleMember(`person${i}`, {
    profile: { name: `Somebody ${i}`, other: { Country: i === 7 ? "LU" : "DE" } },
    value: spends(100 + i),
    voice: feels(i < 40 ? 0.5 : -0.5, "Nobody else is to read this."),
    segment: i < 40 ? "s1" : "s2",
  }),
);

let api: TestApi;
const analyst = (path: string) => api.json(`/v1${path}`, as(analystKey));
const where = (rule: string) => analyst(`/audiences/preview?where=${encodeURIComponent(rule)}`);

beforeAll(async () => {
  api = await openApi({ apiKey, analystKey });
  await madeUpRun(api.engine.database, {
    id: "r1",
    day: "2026-09-15",
    members,
    topics: [{ id: "t1", label: "late delivery" }],
    segments: [
      { id: "s1", name: "Glad regulars" },
      { id: "s2", name: "Unhappy few" },
    ],
  });
  for (const [name, rule] of [
    ["Glad", "mood > 0"],
    ["Sad", "mood < 0"],
    ["Named", "customer in (person1, person2)"],
    ["Abroad", "Country = LU"],
    ["Told", 'says "nobody else"'],
  ]) {
    const body = JSON.stringify({ name, where: rule });
    const headers = { "x-api-key": apiKey, "content-type": "application/json" };
    expect((await api.ask("/v1/audiences", { method: "POST", headers, body })).status).toBe(201);
  }
}, 60_000);
afterAll(() => api.close());

describe("a key of groups", () => {
  it("is refused every route but those that tell of groups, and the report", async () => {
    const closed = routes.filter(({ isForGroups, isOpen }) => !isForGroups && !isOpen);
    expect(closed.length).toBeGreaterThan(15);
    for (const { method, path } of closed) {
      const url = `/v1${path.replaceAll(/\{\w+\}/g, "a1")}`;
      const { status, body } = await api.json(url, { method: method.toUpperCase(), ...as(analystKey) });
      expect([method, path, status, body.error.code]).toEqual([method, path, 403, "forbidden"]);
    }
    expect((await api.ask("/", as(analystKey))).status).toBe(403);
  });

  it("is told sizes, and of nobody", async () => {
    const paths = [
      "/segments",
      "/segments/s1",
      "/topics",
      "/audiences",
      "/audiences/glad",
      "/audiences/glad/overlap?with=a2",
      "/audiences/preview?q=happy",
    ];
    const open = routes.filter(({ isForGroups }) => isForGroups);
    expect(open).toHaveLength(paths.length);
    for (const path of paths) {
      const response = await api.ask(`/v1${path}`, as(analystKey));
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      expect([path, /person\d|Somebody|Nobody else|verbatim|"size":\d/.exec(text)?.[0]]).toEqual([path, undefined]);
    }
  });

  it("is told segments and audiences by name, and those of few without a size", async () => {
    const few = { from: 0, below: 29 };
    expect((await analyst("/segments")).body.segments).toEqual([
      { id: "s1", name: "Glad regulars", size: { about: 40, from: 31, below: 59 } },
      { id: "s2", name: "Unhappy few", size: few },
    ]);
    const { audiences } = (await analyst("/audiences")).body;
    expect(audiences.map(({ name, size }: { name: string; size: unknown }) => [name, size])).toEqual([
      ["Glad", { about: 40, from: 31, below: 59 }],
      ["Sad", few],
      ["Abroad", few],
      ["Told", few],
    ]);
  });

  it("is told rules of figures, and none that hold words of texts or values of columns", async () => {
    expect((await analyst("/audiences/sad")).body).toMatchObject({ rule: "mood < 0" });
    for (const name of ["abroad", "told"]) {
      const { status, body } = await analyst(`/audiences/${name}`);
      expect([name, status, Object.keys(body)]).toEqual([name, 200, ["id", "name", "kind", "size"]]);
    }
  });

  it("is told of an audience that it may not see what it is told of one that is not there, and no names", async () => {
    const answers = ["/audiences/named", "/audiences/a3", "/audiences/a99", "/audiences/glad/overlap?with=named"];
    const absent = await analyst("/audiences/glad/overlap?with=nothing");
    expect([absent.status, absent.body.error.message]).toEqual([
      404,
      "There is no such audience; GET /v1/audiences lists those there are",
    ]);
    for (const path of [...answers, "/audiences/named/overlap?with=glad"]) {
      const { status, body } = await analyst(path);
      expect([path, status, body.error.code, body.error.message]).toEqual([
        path,
        404,
        "not_found",
        absent.body.error.message,
      ]);
    }
  });

  it("is told the same of a group and of the group without one", async () => {
    const [all, without] = [await where("mood > 0"), await where("mood > 0 and Country != LU")];
    expect(without.body.size).toEqual(all.body.size);
    expect((await where("Country = LU")).body.size).toEqual({ from: 0, below: 29 });
  });

  it("may not name customers, and learns from no word that somebody has it", async () => {
    expect((await where("customer = person7 or mood > 0")).status).toBe(403);
    for (const country of ["LU", "Atlantis"]) {
      const { status, body } = await analyst(`/audiences/preview?q=customers%20in%20${country}`);
      expect([status, body.error.code]).toEqual([400, "invalid_request"]);
      expect(body.error.message).not.toMatch(/LU.*LU|DE/);
    }
  });

  it("is told by the smallest group that is set", async () => {
    const larger = await openApi({ apiKey, analystKey, smallestGroup: 15 });
    try {
      await madeUpRun(larger.engine.database, { id: "r1", day: "2026-09-15", members });
      for (const path of ["/segments/s1", "/audiences/preview?where=mood%20%3E%200"]) {
        const { body } = await larger.json(`/v1${path}`, as(analystKey));
        expect([path, body.size]).toEqual([path, { about: 45, from: 31, below: 74 }]);
      }
    } finally {
      await larger.close();
    }
  });

  it("is told of no audience whose rule names customers, whatever of it is gone", async () => {
    const other = await openApi({ apiKey, analystKey });
    try {
      const { database } = other.engine;
      const topics = [{ id: "t1", label: "late delivery" }];
      await madeUpRun(database, { id: "r1", day: "2026-09-15", members, topics, topicsOrigin: "m1" });
      for (const [name, where] of [
        ["Like Ada", 'like person1 in top 5 and topic = "late delivery"'],
        ["Like Ben", "like person2 in top 5 and Country = DE"],
        ["Late", 'topic = "late delivery"'],
      ]) {
        const headers = { "x-api-key": apiKey, "content-type": "application/json" };
        const body = JSON.stringify({ name, where });
        expect((await other.ask("/v1/audiences", { method: "POST", headers, body })).status).toBe(201);
      }
      const without = members.map((member) => ({ ...member, profile: { id: member.customer, other: {} } }));
      await madeUpRun(database, { id: "r2", day: "2026-09-16", members: without, topicsOrigin: "m2" });
      const { audiences } = (await other.json("/v1/audiences", as(analystKey))).body;
      expect(audiences.map(({ name }: { name: string }) => name)).toEqual(["Late"]);
    } finally {
      await other.close();
    }
  });

  it("is asked for where it is wrong", async () => {
    expect((await api.ask("/v1/segments", as("the key of groupies"))).status).toBe(401);
  });
});
