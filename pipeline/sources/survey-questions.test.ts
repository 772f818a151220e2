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

test.each([
  ["What did you like?", "What could we improve?"],
  ["Was hat Ihnen gefallen?", "Was können wir verbessern?"],
  ["Qu'avez-vous aimé ?", "Que pourrions-nous améliorer ?"],
  ["¿Qué le gustó?", "¿Qué podríamos mejorar?"],
])(
  "every open question of a survey is taken, whatever its language and however alike the answers: %s %s",
  async (liked, better) => {
    const praise = ["the bikes", "friendly staff", "Nothing", "", "easy booking"];
    const wishes = ["battery range", "", "faster deposit refund", "n/a", "nothing, all perfect"];
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${500 + i};2026-05-${10 + (i % 18)};R${i % 30};${1 + (i % 5)};${praise[i % 5]};${wishes[(i * 3) % 5]}`,
    );
    const { fields, accepted } = await readLines([`Nr;Datum;Kundennr;Zufrieden (1-5)?;${liked};${better}`, ...rows]);
    expect(fields).toMatchObject({ [liked]: "text", [better]: "text" });
    const asked = new Set(accepted.map(({ record }) => (record as Feedback).question));
    expect(asked).toEqual(new Set([liked, better]));
  },
);

test("answers in a language without a list are taken where they differ, and a question with a choice is told", async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i};R${i};rowery były numer ${i % 15};${["Google", "A friend", "Radio ad"][i % 3]}`,
  );
  const { fields, understanding } = await readLines([
    "Nr;customer;Co moglibyśmy poprawić?;How did you hear about us?",
    ...rows,
  ]);
  expect(fields).toEqual({ Nr: "id", customer: "customer", "Co moglibyśmy poprawić?": "text" });
  expect(understanding.warnings.join()).toContain(
    'Answers to "How did you hear about us?" are few and alike: kept as they are, and not read as texts',
  );
});
