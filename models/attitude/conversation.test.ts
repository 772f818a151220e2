import { describe, expect, it } from "vitest";
import { courseOf, endsUnhappy, type Answer, type Turn } from "./conversation.ts";

/** A turn on a day of March with a score. */
function turn(day: number, score: number): Turn {
  const label = score < -0.15 ? "negative" : score > 0.15 ? "positive" : "neutral";
  return { id: `t${day}`, at: `2026-03-0${day}`, score, label };
}

const agent = (day: number): Answer => ({ id: `a${day}`, at: `2026-03-0${day}`, speaker: "agent" });
const bot = (day: number): Answer => ({ ...agent(day), speaker: "bot" });

describe("courseOf()", () => {
  it("finds start, lowest turn and end in any order of the turns", () => {
    const [first, low, last] = [turn(1, -0.2), turn(2, -0.9), turn(3, 0.6)];
    expect(courseOf([low, last, first])).toEqual({ start: first, lowest: low, end: last, change: "better" });
  });

  it("ends a conversation of one turn as it starts, without a change", () => {
    const only = turn(1, -0.4);
    expect(courseOf([only])).toEqual({ start: only, lowest: only, end: only });
  });

  it.each([
    [-0.5, -0.25, "better"],
    [-0.5, -0.3, "same"],
    [0.5, 0.25, "worse"],
    [0.5, 0.3, "same"],
  ])("calls the way from %d to %d %s", (from, to, change) => {
    expect(courseOf([turn(1, from), turn(2, to)]).change).toBe(change);
  });

  it("takes the first of equally low turns", () => {
    expect(courseOf([turn(1, 0.1), turn(2, -0.5), turn(3, -0.5)]).lowest.id).toBe("t2");
  });

  it("leaves start and end away where nothing tells the order", () => {
    const turns = [0.5, -0.5].map((score, i) => ({ ...turn(1, score), id: ["4fa0c1", "b81d22"][i]! }));
    expect(courseOf(turns)).toEqual({ lowest: turns[1] });
  });

  it("throws without a turn", () => {
    expect(() => courseOf([])).toThrow("wanted one turn or more");
  });
});

describe("endsUnhappy()", () => {
  const after = (turns: readonly Turn[], answers: readonly Answer[], rating?: { value: number; max: number }) =>
    endsUnhappy(courseOf(turns), { turns: turns.length, answers, ...(rating && { rating }) });

  it("says nothing of a complaint that was solved without another word", () => {
    expect(after([turn(1, -0.8)], [])).toBeUndefined();
    expect(after([turn(1, -0.8)], [agent(2)])).toBeUndefined();
    expect(after([turn(1, -0.5), turn(2, -0.8)], [agent(3)])).toBeUndefined();
  });

  it("is so when the last turn after an agent's answer is negative", () => {
    expect(after([turn(1, -0.8), turn(3, -0.6)], [agent(2)])).toBe(true);
    expect(after([turn(1, -0.8), turn(3, 0.6)], [agent(2)])).toBe(false);
    expect(after([turn(3, -0.6)], [agent(2)])).toBe(true);
  });

  it("does not take a bot's greeting for an answer, nor miss one in an export without agents", () => {
    expect(after([turn(2, -0.6)], [bot(1)])).toBeUndefined();
    expect(after([turn(1, -0.2), turn(3, -0.6)], [bot(2)])).toBeUndefined();
    expect(after([turn(1, -0.2), turn(2, -0.6)], [])).toBe(true);
  });

  it("believes a rating before the words", () => {
    expect(after([turn(1, -0.8)], [], { value: 1, max: 5 })).toBe(true);
    expect(after([turn(1, -0.8), turn(3, -0.6)], [agent(2)], { value: 5, max: 5 })).toBe(false);
    expect(after([turn(1, -0.8), turn(3, -0.6)], [agent(2)], { value: 3, max: 5 })).toBe(true);
    expect(after([turn(1, -0.8)], [], { value: 3, max: 5 })).toBe(false);
  });
});
