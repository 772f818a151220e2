import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";
import { plainName } from "./plain-name.ts";
import { isCustomersText, isStaffText } from "./staff-text.ts";

const said = ["The box was wet and the meat had thawed.", "Nobody rang the bell, it was left outside.", "Too late."];
const answered =
  "Hi, thank you so much for getting in touch with us about your order, we are very sorry to hear this and";

async function textsOf(customer: string, ours: string) {
  const rows = said.map((text, i) => `${i + 1},c${i}@mail.example,"${text}","${answered} will look into ${i}."`);
  const { accepted, fields } = await readLines([`Ticket,Mail,${customer},${ours}`, ...rows]);
  return { texts: accepted.map(({ record }) => (record as Feedback).text), ours: fields[ours] };
}

test.each([
  ["What the customer said", "Our last answer"],
  ["Kundennachricht", "Unsere Antwort"],
  ["Message", "Notre réponse"],
  ["Message", "Antwort"],
  ["Customer message", "Agent reply"],
  ["Comment", "Response"],
])("beside %j the longer %j is of staff, and kept as it is", async (customer, ours) => {
  expect(await textsOf(customer, ours)).toEqual({ texts: said, ours: undefined });
});

test("names say who wrote; a question about an answer is put to customers", () => {
  const staff = ["Our last answer", "Agent's reply", "Antwort von uns", "What we replied", "Réponse de l'agent"];
  expect(staff.filter((name) => !isStaffText(plainName(name)))).toEqual([]);
  const others = [
    "What do you think of our answer?",
    "Response",
    "Message",
    "Your answer",
    "Reason for contacting support",
  ];
  expect(others.filter((name) => isStaffText(plainName(name)))).toEqual([]);
  expect(isCustomersText(plainName("What the customer said"))).toBe(true);
});
