import { expect, test } from "vitest";
import { decideOrder, NO_VOTES, withVote } from "./date-order.ts";

const decide = (...dates: readonly string[]) => decideOrder(dates.reduce(withVote, NO_VOTES));

test("one day above 12 decides for the whole column", () => {
  expect(decide("03/04/2026", "04/03/2026", "13/03/2026")).toBe("day-first");
  expect(decide("03/04/2026", "04/03/2026", "03/13/2026")).toBe("month-first");
});

test("a column in which every date can be read both ways is undecided", () => {
  expect(decide("03/04/2026", "05/06/2026")).toBe("undecided");
});

test("ISO dates, months by name and equal numbers need no order", () => {
  expect(decide("2026-03-04", "4 March 2026", "05/05/2026", "hello", "")).toBe("not needed");
});

test("dots are day first", () => {
  expect(decide("03.04.2026")).toBe("day-first");
});

test("one contradiction among ten is a wrong row, half of them two conventions", () => {
  expect(decide(...Array<string>(9).fill("13/03/2026"), "03/13/2026")).toBe("day-first");
  expect(decide("13/03/2026", "03/13/2026")).toBe("mixed");
});
