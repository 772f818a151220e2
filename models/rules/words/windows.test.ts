import { describe, expect, it } from "vitest";
import { plainTokens } from "../plain-tokens.ts";
import { printWindow } from "../print.ts";
import { readWindow } from "./windows.ts";

// A Tuesday.
const today = "2026-09-15";

function windowOf(words: string): string | undefined {
  const tokens = plainTokens(words);
  const said = readWindow({ tokens, at: 0, today });
  return said && said.length === tokens.length ? printWindow(said.window).trim() : undefined;
}

describe("readWindow()", () => {
  it.each([
    ["since May", "since 2026-05-01"],
    ["since October", "since 2025-10-01"],
    ["since May 2025", "since 2025-05-01"],
    ["since 1 May", "since 2026-05-01"],
    ["since the 1st of May", "since 2026-05-01"],
    ["since May 1st, 2025", "since 2025-05-01"],
    ["since 2026-05-17", "since 2026-05-17"],
    ["since 17.5.2026", "since 2026-05-17"],
    ["since 5/17/2026", "since 2026-05-17"],
    ["since Christmas", "since 2025-12-25"],
    ["since Black Friday", "since 2025-11-28"],
    ["since last month", "since 2026-08-01"],
    ["since the beginning of the year", "since 2026-01-01"],
    ["since yesterday", "since 2026-09-14"],
    ["before March", "before 2026-03-01"],
    ["before 2025", "before 2025-01-01"],
    ["after May", "since 2026-06-01"],
    ["after 31 December 2025", "since 2026-01-01"],
    ["in August", "between 2026-08-01 and 2026-08-31"],
    ["in September", "since 2026-09-01"],
    ["in February 2024", "between 2024-02-01 and 2024-02-29"],
    ["in 2025", "between 2025-01-01 and 2025-12-31"],
    ["in Q2", "between 2026-04-01 and 2026-06-30"],
    ["in the first quarter of 2025", "between 2025-01-01 and 2025-03-31"],
    ["last month", "between 2026-08-01 and 2026-08-31"],
    ["last week", "between 2026-09-07 and 2026-09-13"],
    ["this week", "since 2026-09-14"],
    ["last year", "between 2025-01-01 and 2025-12-31"],
    ["last quarter", "between 2026-04-01 and 2026-06-30"],
    ["between 1 June and 15 July", "between 2026-06-01 and 2026-07-15"],
    ["between November and February", "between 2025-11-01 and 2026-02-28"],
    ["from May to July", "between 2026-05-01 and 2026-07-31"],
    ["from May on", "since 2026-05-01"],
    ["in the last month", "within 30d"],
    ["in the last 3 months", "within 90d"],
    ["over the past two weeks", "within 14d"],
    ["the last 60 days", "within 60d"],
    ["in 30 days", "within 30d"],
    ["for a fortnight", "within 14d"],
    ["for half a year", "within 180d"],
    ["for over 90 days", "within 90d"],
    ["May", undefined],
    ["in the summer", undefined],
    ["recently", undefined],
    ["since the launch", undefined],
    ["30 days", undefined],
  ])("reads %s as %s", (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it("asks back where a time may be two", () => {
    expect(() => windowOf("in the last quarter")).toThrow('"last quarter" may be the last 90 days or the quarter');
    expect(() => windowOf("on 5/6/2026")).toThrow("may be day 5 of month 6 or day 6 of month 5");
    expect(() => windowOf("since 31.02.2026")).toThrow('"31.02.2026" is no day');
    expect(() => windowOf("since 31 April")).toThrow("april has no day 31");
    expect(() => windowOf("between 2026-06-01 and 2026-05-01")).toThrow("is before 2026-06-01");
  });

  it("wants a day to look back from where the words need one", () => {
    const tokens = plainTokens("since May");
    expect(() => readWindow({ tokens, at: 0, today: undefined })).toThrow("Nothing here has a date");
  });
});
