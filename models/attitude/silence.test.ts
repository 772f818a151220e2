import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { silenceOf } from "./silence.ts";

it("silenceOf() knows who used to write every month and has not for half a year", () => {
  expect(silenceOf([180, 210, 240, 270, 300])).toEqual({
    contacts: 5,
    usualDays: 30,
    days: 180,
    chance: 0.4 ** 4,
    isSilent: true,
  });
  expect(silenceOf([40, 70, 100, 130, 160])).toMatchObject({ days: 40, isSilent: false });
});

it("silenceOf() says nothing of who wrote on fewer than three days, or later than today", () => {
  expect(silenceOf([400, 400, 401])).toBeUndefined();
  expect(silenceOf([])).toBeUndefined();
  expect(silenceOf([-1, 5, 10])).toBeUndefined();
});

it("silenceOf() takes 1 of 20 who write on as before for silent", () => {
  const random = createRandom(1);
  const wait = () => -60 * Math.log(1 - random.next());
  const silent = Array.from({ length: 4000 }, () => {
    const intervals = Array.from({ length: 4 }, wait);
    const days = wait();
    return silenceOf(intervals.reduce((ago, interval) => [...ago, ago.at(-1)! + interval], [days]))!.isSilent;
  });
  expect(silent.filter(Boolean).length / silent.length).toBeCloseTo(0.05, 2);
});
