import { describe, expect, it } from "vitest";
import { windowsOf } from "./windows.ts";

/** Tokens of one character each; those that begin a word are given. */
function tokensOf(count: number, opens: (at: number) => boolean = () => true) {
  const places = Array.from({ length: count }, (_, at) => at);
  return { ids: places, starts: places, ends: places.map((at) => at + 1), opens: places.map(opens) };
}

describe("windowsOf()", () => {
  it("keeps a text that fits in one window", () => {
    expect(windowsOf(tokensOf(10), { size: 10, sentences: [] })).toEqual([{ from: 0, to: 10 }]);
  });

  it("gives no window for no token", () => {
    expect(windowsOf(tokensOf(0), { size: 10, sentences: [] })).toEqual([]);
  });

  it("cuts where a sentence begins, when the window is then at least half full", () => {
    const sentences = [0, 4, 8, 12].map((start) => ({ start, end: start + 4 }));
    expect(windowsOf(tokensOf(16), { size: 10, sentences })).toEqual([
      { from: 0, to: 8 },
      { from: 8, to: 16 },
    ]);
  });

  it("cuts between words where no sentence begins", () => {
    expect(
      windowsOf(
        tokensOf(12, (at) => at % 3 === 0),
        { size: 8, sentences: [] },
      ),
    ).toEqual([
      { from: 0, to: 6 },
      { from: 6, to: 12 },
    ]);
  });

  it("cuts a word that is longer than a window", () => {
    expect(
      windowsOf(
        tokensOf(9, (at) => at === 0),
        { size: 4, sentences: [] },
      ),
    ).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 8 },
      { from: 8, to: 9 },
    ]);
  });
});
