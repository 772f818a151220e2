import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";

const LIKES = ["Price", "The salmon treats", "n/a", "Easy ordering", "Friendly people"];
const DISLIKES = ["nothing", "App is clunky", "Evri", "n/a", "no cancel button"];

test("a survey of short answers is feedback, never customers, and its count of respondents is nobody's id", async () => {
  const header =
    "Respondent,E-mail you order with,How likely are you to recommend us? (0-10),What do you like about Paw?,What do you dislike about Paw?";
  const rows = Array.from(
    { length: 20 },
    (_, i) => `${i + 1},p${i}@mail.example,${(i * 3) % 11},${LIKES[i % 5]},${DISLIKES[(i + 2) % 5]}`,
  );
  const { understanding, fields, accepted } = await readLines([header, ...rows]);
  expect(understanding).toMatchObject({ kind: "feedback", channel: "survey" });
  expect(fields).toEqual({
    "E-mail you order with": "email",
    "How likely are you to recommend us? (0-10)": "rating",
    "What do you like about Paw?": "text",
    "What do you dislike about Paw?": "text",
  });
  expect(accepted.map(({ record }) => (record as Feedback).customer)).not.toContain("1");
});

test("a file of conversations is chats, split into turns", async () => {
  const chats = Array.from({ length: 12 }, (_, i) => ({
    chat_no: `V-${i}`,
    visitor_email: `p${i}@mail.example`,
    started: `2026-08-${10 + i}T10:00:00+02:00`,
    outcome: i % 2 ? "resolved" : "open",
    transcript: `[10:00:11] Shop Bot: Hello! How can we help?\n[10:10:12] Reto Ammann: The motor cut out again on hill ${i}.\n[10:20:01] Agent Manuela: Thank you so much!`,
  }));
  const { understanding, fields, accepted } = await readLines([JSON.stringify(chats)]);
  expect(understanding).toMatchObject({ kind: "feedback", channel: "chat" });
  expect(fields).toEqual({
    chat_no: "id",
    visitor_email: "email",
    started: "at",
    outcome: "state",
    transcript: "text",
  });
  expect(accepted.slice(0, 3).map(({ record }) => (record as Feedback).speaker)).toEqual(["bot", "customer", "agent"]);
});

test("customers stay customers beside a question of consent and a note", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `K${i},Ana Lima ${i},p${i}@mail.example,Cork,${i % 2 ? "y" : "n"}`);
  const { understanding } = await readLines(["Client ID,Full name,Mail,Town,May we write? (y/n)", ...rows]);
  expect(understanding.kind).toBe("customers");
});
