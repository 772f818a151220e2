import { expect, it } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import { conversationStateOf } from "./conversation-state.ts";

it.each([
  ["Solved", "solved"],
  ["resolved", "solved"],
  ["Closed", "closed"],
  ["on-hold", "pending"],
  ["snoozed", "pending"],
  ["In Progress", "open"],
  ["Geschlossen", "closed"],
  ["Gelöst", "solved"],
  ["Résolu", "solved"],
  ["published", undefined],
  ["", undefined],
])("%s is %s", (word, state) => {
  expect(conversationStateOf(word)).toBe(state);
});

it("a status survives import; one that is not known stays among the other columns", async () => {
  const { fields, accepted } = await readLines([
    "Ticket ID,Customer ID,Message,Status",
    "1,C-1,The kettle leaks and nobody answers my mails.,Resolved",
    "2,C-2,Where is the parcel that I ordered last week?,open",
    "3,C-3,The box was open and two of the plates are broken.,Closed",
    "4,C-4,I would like to have the invoice for my last order.,Pending",
    "5,C-5,You sent me the wrong colour for the second time.,Waiting for warehouse",
  ]);
  expect(fields["Status"]).toBe("state");
  const told = accepted.map(({ record }) => "text" in record && [record.state, record.other["Status"]]);
  expect(told).toEqual([
    ["solved", undefined],
    ["open", undefined],
    ["closed", undefined],
    ["pending", undefined],
    [undefined, "Waiting for warehouse"],
  ]);
});

it("the status of a customer's address or of a review is none", async () => {
  const { fields } = await readLines([
    "Review ID,Reviewer,Review,Stars,State,Status",
    "1,Anna,I love this kettle and use it every morning.,5,Ohio,published",
    "2,Ben,It broke after a week and I am not happy.,1,Texas,published",
    "3,Cleo,Does what it says and came on time.,4,Utah,approved",
  ]);
  expect([fields["State"], fields["Status"]]).toEqual([undefined, undefined]);
});
