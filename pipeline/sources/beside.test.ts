import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";

const users = [
  { id: 11, name: "Ana Lima", email: "Ana@Mail.example", role: "end-user", external_id: "K-7" },
  { id: 12, name: "Ben Roth", email: "ben@mail.example", role: "end-user" },
  { id: 90, name: "Desk", email: "desk@shop.example", role: "agent", bio: "x".repeat(5000) },
];

async function feedbackOf(document: unknown) {
  const { accepted, understanding } = await readLines([JSON.stringify(document)]);
  return { records: accepted.map(({ record }) => record as Feedback), warnings: understanding.warnings };
}

test("users beside Zendesk tickets say whose a ticket is and who is staff", async () => {
  const { records, warnings } = await feedbackOf({
    tickets: [
      { id: 1, requester_id: 11, submitter_id: 11, description: "The parcel never came.", subject: "Parcel" },
      {
        id: 2,
        requester_id: 12,
        submitter_id: 90,
        description: "Ben called about a chair.",
        via: { channel: "voice" },
      },
      { id: 3, requester_id: 12, submitter_id: 90, description: "The chair wobbles.", via: { channel: "api" } },
    ],
    users,
    groups: [{ id: 1, name: "Support" }],
  });
  expect(records.map(({ customer, email, speaker }) => [customer, email, speaker])).toEqual([
    ["K-7", "ana@mail.example", "customer"],
    ["12", "ben@mail.example", "agent"],
    ["12", "ben@mail.example", "customer"],
  ]);
  expect(warnings).toContain('Records are read from "tickets", joined by id with users, not from groups');
});

test("comments are of whom the users beside the tickets say", async () => {
  const { records } = await feedbackOf({
    users,
    tickets: [
      {
        id: 1,
        requester_id: 11,
        comments: [
          { id: 5, author_id: 11, body: "Where is it?" },
          { id: 6, author_id: 12, body: "I am her flatmate and wait too." },
          { id: 7, author_id: 90, body: "We are looking." },
        ],
      },
    ],
  });
  expect(records.map(({ speaker }) => speaker)).toEqual(["customer", "customer", "agent"]);
});

test("tickets without users beside them keep the requester's id", async () => {
  const { records } = await feedbackOf({ tickets: [{ id: 1, requester_id: 11, description: "It never came." }] });
  expect(records[0]).toMatchObject({ customer: "11", email: undefined, speaker: "customer" });
});
