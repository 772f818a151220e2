import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";

const ratings = ({ accepted }: Awaited<ReturnType<typeof readLines>>) =>
  accepted.map(({ record }) => {
    const { text, question, response, conversation, rating } = record as Feedback;
    return [text, question, response ?? conversation, rating?.value];
  });

test("the answers of one row have a response in common, and an answer alone has none", async () => {
  const wide = await readLines([
    "Response ID;Customer;What did you like?;What should we improve?;NPS",
    "r1;c1;Friendly staff, always;Cold showers all winter;3",
    "r2;c2;Great classes in the evening;-;9",
    "r3;c1;;Still cold showers after my complaint;2",
  ]);
  expect(ratings(wide)).toEqual([
    ["Friendly staff, always", "What did you like?", "r1", 3],
    ["Cold showers all winter", "What should we improve?", "r1", 3],
    ["Great classes in the evening", "What did you like?", undefined, 9],
    ["Still cold showers after my complaint", "What should we improve?", undefined, 2],
  ]);
});

test("rows without an id are responses of their own, also where nobody is named and all is equal", async () => {
  const row = "Friendly staff, always;Cold showers all winter;3";
  const lines = ["What did you like?;What should we improve?;NPS", row, row];
  const { accepted } = await readLines(lines, { map: { text: ["What did you like?", "What should we improve?"] } });
  const [a, b, c, d] = accepted.map(({ record }) => (record as Feedback).response);
  expect([a, c]).toEqual([b, d]);
  expect(a).not.toBe(c);
});

test("an id that comes again with other questions is a response's, and no conversation's", async () => {
  const long = await readLines([
    "Response ID,Customer,Question,Answer,NPS",
    "r1,c1,What did you like?,The staff was friendly,3",
    "r1,c1,What should we improve?,The showers are cold,3",
    "r2,c2,What did you like?,Great classes in the evening,9",
  ]);
  expect(long.fields).toMatchObject({ "Response ID": "response" });
  expect(ratings(long)).toEqual([
    ["The staff was friendly", "What did you like?", "r1", 3],
    ["The showers are cold", "What should we improve?", "r1", 3],
    ["Great classes in the evening", "What did you like?", "r2", 9],
  ]);
});

test("the rating of a transcript stands with the customer's first turn", async () => {
  const chats = await readLines([
    "chat_id,transcript,csat",
    '7,"Agent: Hello\nCustomer: My card was charged twice\nAgent: I see\nCustomer: So what now?",1',
    '8,"Customer: Where is my parcel?\nAgent: On its way\nCustomer: Thanks",5',
  ]);
  expect(ratings(chats).map(([, , conversation, csat]) => [conversation, csat])).toEqual([
    ["7", undefined],
    ["7", 1],
    ["7", undefined],
    ["7", undefined],
    ["8", 5],
    ["8", undefined],
    ["8", undefined],
  ]);
});
