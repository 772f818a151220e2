import { expect, it } from "vitest";
import { answerEach } from "./answer-each.ts";

async function double(items: readonly number[]): Promise<readonly number[]> {
  if (items.includes(13)) throw new RangeError("13 is a secret");
  return items.map((item) => item * 2);
}

it("answerEach() answers a batch at once where it can", async () => {
  expect(await answerEach([1, 2, 3], double)).toEqual([2, 4, 6]);
});

it("answerEach() answers all but the item that fails, without repeating what it says", async () => {
  expect(await answerEach([1, 13, 3], double)).toEqual([
    2,
    { failed: "The network cannot read this text: RangeError" },
    6,
  ]);
});
