import { describe, expect, it } from "vitest";
import { lastOf } from "./last-of.ts";

/** A store that counts how often it is asked. */
function countingStore(stored: Readonly<Record<string, string | Error>>) {
  const things = new Map(Object.entries(stored));
  const asked: string[] = [];
  const load = lastOf(async (_owner: object, id: string) => {
    asked.push(id);
    const found = things.get(id);
    if (found instanceof Error) throw found;
    return found;
  });
  return { things, asked, load };
}

describe("lastOf()", () => {
  const owner = {};

  it("loads what is asked for again and again once, even at the same time", async () => {
    const { load, asked } = countingStore({ a: "A", b: "B" });
    expect(await Promise.all([load(owner, "a"), load(owner, "a")])).toEqual(["A", "A"]);
    expect(await load(owner, "a")).toBe("A");
    expect(await load({}, "a")).toBe("A");
    expect(asked).toEqual(["a", "a"]);
    expect([await load(owner, "b"), await load(owner, "a")]).toEqual(["B", "A"]);
    expect(asked).toEqual(["a", "a", "b", "a"]);
  });

  it("asks again for what was not there", async () => {
    const { load, things } = countingStore({});
    expect(await load(owner, "a")).toBeUndefined();
    things.set("a", "A");
    expect(await load(owner, "a")).toBe("A");
  });

  it("asks again after a failure, which takes nothing else away", async () => {
    const { load, things, asked } = countingStore({ a: new Error("cut off"), b: "B" });
    const failed = load(owner, "a");
    expect(await load(owner, "b")).toBe("B");
    await expect(failed).rejects.toThrow("cut off");
    expect(await load(owner, "b")).toBe("B");
    expect(asked).toEqual(["a", "b"]);
    things.set("a", "A");
    expect(await load(owner, "a")).toBe("A");
  });
});
