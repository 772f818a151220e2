import { expect, it } from "vitest";
import { countDays } from "./far-days.ts";

function told(days: readonly string[], today?: string): string | undefined {
  const counted = countDays();
  days.forEach((day, i) => counted.add(`${day}T10:00:00.000Z`, i + 2));
  return counted.told(today);
}

const usual = Array.from({ length: 28 }, (_, i) => `2026-05-${String(i + 1).padStart(2, "0")}`);

it("countDays() tells of a day that nothing else comes near", () => {
  expect(told([...usual.slice(0, 3), "2035-01-01", ...usual.slice(3)])).toBe(
    "1 row is dated 2035-01-01, far after all others, which end 2026-05-28 (line 5): kept, and counted in nothing that looks back from there",
  );
  expect(told(usual)).toBeUndefined();
  expect(told([])).toBeUndefined();
});

it("countDays() tells of days that have not come, unless most have not", () => {
  expect(told(usual, "2026-05-26T12:00:00Z")).toBe(
    '2 rows are dated after today, 2026-05-27 to 2026-05-28 (lines 28, 29): where that is a slip, "the last days" are looked back at from a day that has not come',
  );
  expect(told(usual, "2026-05-28T00:00:00Z")).toBeUndefined();
  expect(told(usual, "2025-01-01T00:00:00Z")).toBeUndefined();
});
