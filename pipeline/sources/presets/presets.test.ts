import { expect, test } from "vitest";
import { describeUnderstanding } from "../describe-understanding.ts";
import type { Kind } from "../fields.ts";
import { openFile } from "../open-file.ts";
import { presetNamed, PRESETS } from "../presets.ts";
import { readPath } from "../../../tests/example-file.ts";
import { recogniseKind } from "../understand.ts";

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url).pathname;

async function read(name: string) {
  const { accepted, rejected, ...rest } = await readPath(fixture(name));
  return { ...rest, records: accepted.map(({ record }) => record), problems: rejected };
}

const EXPORTS: readonly (readonly [name: string, preset: string, kind: Kind, rows: number, records: number])[] = [
  ["zendesk.csv", "zendesk", "feedback", 3, 3],
  ["zendesk.json", "zendesk-json", "feedback", 2, 6],
  ["intercom.json", "intercom", "feedback", 2, 6],
  ["qualtrics.csv", "qualtrics", "feedback", 4, 3],
  ["surveymonkey.csv", "surveymonkey", "feedback", 3, 4],
  ["google-play.csv", "google-play", "feedback", 3, 2],
  ["app-store.csv", "app-store", "feedback", 2, 2],
  ["trustpilot.csv", "trustpilot", "feedback", 2, 2],
  ["chat-messages.csv", "chat", "feedback", 5, 5],
  ["chats.json", "chat-json", "feedback", 2, 3],
  ["chat-transcripts.csv", "chat-transcripts", "feedback", 3, 8],
  ["shopify.csv", "shopify", "orders", 7, 3],
  ["amazon.tsv", "amazon", "orders", 3, 2],
  ["woocommerce.csv", "woocommerce", "orders", 3, 2],
  ["woocommerce-columns.csv", "woocommerce", "orders", 2, 2],
  ["woocommerce.json", "woocommerce-json", "orders", 2, 2],
];

test.each(EXPORTS)("%s is recognised as %s, %s; %i rows give %i records", async (name, preset, kind, rows, records) => {
  const opened = await openFile(fixture(name));
  expect((await recogniseKind(opened)).kind).toBe(kind);
  const result = await read(name);
  expect(result.understanding.preset).toBe(preset);
  expect(result.rows).toBe(rows);
  expect(result.records).toHaveLength(records);
});

test("every preset has a fixture", () => {
  const covered = new Set(EXPORTS.map(([, preset]) => preset));
  expect(PRESETS.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
});

test("Zendesk CSV: identity, rating in words, tags, channel", async () => {
  const { records } = await read("zendesk.csv");
  expect(records[0]).toMatchObject({
    id: "35436",
    customer: "C-1001",
    email: "anna.berg@example.com",
    at: "2026-03-04T10:22:05.000Z",
    channel: "ticket",
    subject: "Hose leaks",
    rating: { value: 1, scale: "csat", max: 5 },
    speaker: "customer",
    tags: ["leak", "hose"],
    state: "solved",
  });
  // Where the shop's own id is blank, Zendesk's is taken.
  expect(records[1]).toMatchObject({ customer: "880012", email: "tom.reed@example.com" });
  // "Offered" is no rating; a phone number in the text is masked.
  expect(records[2]).toMatchObject({ rating: undefined, channel: "chat" });
  expect(records[2]).toHaveProperty("text", "Ordered three weeks ago. Call me on [PHONE] please.");
});

test("Zendesk JSON: a row a comment, requester is the customer, internal notes are staff's", async () => {
  const { records } = await read("zendesk.json");
  const told = records.map(
    (record) => "text" in record && [record.id, record.conversation, record.speaker, record.text],
  );
  expect(told).toEqual([
    ["1", "35501", "customer", "The mower will not start."],
    ["2", "35501", "agent", "Did you check the fuel?"],
    ["3", "35501", "agent", "Customer sounds angry, second contact."],
    ["4", "35501", "customer", "Of course I did!"],
    ["35501/rating", "35501", "customer", "Four days for one answer."],
    ["35502", "35502", "customer", "Please send me the invoice of order 1042."],
  ]);
  expect(records[4]).toMatchObject({
    rating: { value: 1, scale: "csat", max: 5 },
    state: "solved",
    customer: "C-1001",
  });
});

test("Intercom: users are customers, admins agents, bots bots; parts without text are none", async () => {
  const { records, problems } = await read("intercom.json");
  const told = records.map((record) => "text" in record && [record.id, record.speaker, record.at]);
  expect(told).toEqual([
    ["501", "customer", "2026-03-04T10:22:05.000Z"],
    ["601", "bot", "2026-03-04T10:22:10.000Z"],
    ["603", "agent", "2026-03-04T11:22:05.000Z"],
    ["604", "agent", "2026-03-04T11:23:20.000Z"],
    ["605", "customer", "2026-03-04T12:22:05.000Z"],
    ["9001/rating", "customer", "2026-03-05T10:22:05.000Z"],
  ]);
  expect(records[0]).toMatchObject({
    customer: "C-1003",
    email: "mia@example.com",
    conversation: "9001",
    state: "closed",
    tags: ["furniture"],
  });
  expect(problems).toEqual([{ line: 78, reason: "It holds no text that anybody wrote" }]);
});

test("Qualtrics: three header rows, an answer a record, times in the survey's zone", async () => {
  const { records, problems, understanding } = await read("qualtrics.csv");
  expect(records.map((record) => "text" in record && [record.id, record.question, record.text])).toEqual([
    ["R_1aB2/Q2", "What do you like about our shop?", "The seeds always come up, and the advice is good."],
    ["R_1aB2/Q3", "What should we change?", "The website is slow on my phone."],
    ["R_3cD4/Q3", "What should we change?", "Parcels arrive broken every second time."],
  ]);
  expect(records[0]).toMatchObject({ rating: { value: 9, scale: "nps", max: 10 }, at: "2026-03-04T09:03:01.000Z" });
  expect(records[0]?.other).toMatchObject({ Segment: "A", Q4: "Friend" });
  expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
    [6, "It is a preview by the survey's author, not an answer of a customer"],
    [7, 'No answer in any of the columns "Q2", "Q3"'],
  ]);
  expect(understanding.timezone).toBe("Europe/Berlin");
});

test("SurveyMonkey: two header rows, choices are kept, open answers are feedback", async () => {
  const { records } = await read("surveymonkey.csv");
  expect(records.map((record) => "text" in record && [record.question, record.text])).toEqual([
    ["What was the best part of your order?", "The pots were packed with great care."],
    ["What could we have done better?", "Nothing comes to mind really."],
    ["What could we have done better?", "Answer the phone once in a while!"],
    ["What was the best part of your order?", "Cheap and quick delivery"],
  ]);
  expect(records[0]).toMatchObject({ at: "2026-03-14T10:22:05.000Z", rating: { value: 10, scale: "nps", max: 10 } });
  expect(records[3]?.other).toMatchObject({ "Which products did you buy? (Other (please specify))": "A gift card" });
});

test("reviews: stars, titles, languages; the company's reply is not taken for the review", async () => {
  const google = await read("google-play.csv");
  expect(google.records[0]).toMatchObject({
    rating: { value: 2, scale: "stars", max: 5 },
    language: "en",
    channel: "review",
  });
  expect(google.records[0]).toHaveProperty("text", "The app logs me out before every order");
  expect(google.problems).toMatchObject([{ line: 4, reason: 'No text in column "Review Text"' }]);
  const apple = await read("app-store.csv");
  expect(apple.records[0]).toMatchObject({
    subject: "Crashes",
    // A nickname is no id.
    customer: undefined,
    text: "Crashes whenever I open my basket",
  });
  const trustpilot = await read("trustpilot.csv");
  expect(trustpilot.records[0]).toMatchObject({
    id: "65f1",
    email: "anna.berg@example.com",
    rating: { value: 1, scale: "stars", max: 5 },
  });
});

test("chats: bots and agents are told from customers, in rows and in one cell", async () => {
  const rows = await read("chat-messages.csv");
  expect(rows.records.map((record) => "speaker" in record && record.speaker)).toEqual([
    "bot",
    "customer",
    "agent",
    "customer",
    "agent",
  ]);
  const json = await read("chats.json");
  expect(json.records.map((record) => "speaker" in record && [record.id, record.speaker, record.customer])).toEqual([
    ["L-1/1", "bot", "C-1001"],
    ["L-1/2", "customer", "C-1001"],
    ["L-1/3", "agent", "C-1001"],
  ]);
  const cells = await read("chat-transcripts.csv");
  const told = cells.records.map((record) => "text" in record && [record.id, record.speaker, record.text]);
  expect(told.slice(0, 5)).toEqual([
    ["t-1/1", "agent", "Hello, how can I help?"],
    ["t-1/2", "customer", "My mower does not start."],
    ["t-1/3", "agent", "Did you fill in oil?"],
    ["t-1/4", "customer", "Yes, twice!"],
    ["t-2/1", "bot", "Hi!"],
  ]);
  expect(told[7]).toEqual(["t-3", "customer", "Nobody was there so I leave a note: please call me back."]);
});

test("Shopify: rows of an order are joined, a wrong order rejects each of its rows", async () => {
  const { records, problems } = await read("shopify.csv");
  expect(records[0]).toMatchObject({
    id: "#1001",
    email: "anna.berg@example.com",
    at: "2026-03-04T09:22:00.000Z",
    totalCents: 4490,
    discountCents: 500,
    status: "paid",
    items: [
      { name: "Terracotta pot", quantity: 2, priceCents: 1500 },
      { name: "Garden hose 20 m", quantity: 1, priceCents: 1500 },
    ],
  });
  expect(records[0]?.other).toMatchObject({ Notes: "Ring at [PHONE]", "Lineitem sku": "POT-1; HOSE-20" });
  expect(records[1]).toMatchObject({ status: "paid", totalCents: 2000, refundedCents: 800 });
  expect(records[2]).toMatchObject({ status: "refunded", totalCents: 3000, refundedCents: 3000 });
  expect(problems).toEqual([
    {
      line: 7,
      rows: 1,
      column: "Created at",
      reason: 'The date "2026-02-30 08:00:00 +0100" cannot be read: February 2026 has 28 days',
    },
    { line: 8, rows: 1, reason: "It belongs to the order on line 7, which was rejected" },
  ]);
});

test("Amazon: what was paid for the items of an order is added up", async () => {
  const { records } = await read("amazon.tsv");
  expect(records[0]).toMatchObject({ id: "205-1", email: "a1@marketplace.example", totalCents: 2900, currency: "GBP" });
  expect(records[1]).toMatchObject({ id: "205-2", totalCents: 1200 });
});

test("WooCommerce: items as rows, as columns and as JSON are the same order", async () => {
  const expected = {
    id: "2001",
    totalCents: 4490,
    discountCents: 500,
    currency: "EUR",
    status: "paid",
    items: [
      { name: "Terracotta pot", quantity: 2, priceCents: 1500 },
      { name: "Garden hose", quantity: 1, priceCents: 1500 },
    ],
  };
  const json = await read("woocommerce.json");
  expect((await read("woocommerce.csv")).records[0]).toMatchObject(expected);
  expect((await read("woocommerce-columns.csv")).records[0]).toMatchObject({ ...expected, customer: "17" });
  expect(json.records[0]).toMatchObject({
    ...expected,
    customer: "17",
    at: "2026-03-04T10:22:05.000Z",
    refundedCents: 1000,
  });
  // A guest has no id, and nobody has paid a pending order.
  expect(json.records[1]).toMatchObject({ customer: undefined, email: "tom.reed@example.com", status: "cancelled" });
});

test("presetNamed() lists the known ones with the nearest", () => {
  expect(presetNamed("zendesk", { format: "json", file: "t.json" })?.name).toBe("zendesk-json");
  expect(() => presetNamed("shopfy", { format: "csv", file: "o.csv" })).toThrow(
    /o\.csv .*"shopfy".*wanted shopify perhaps/s,
  );
});

test("describeUnderstanding() masks the values it shows", async () => {
  const { understanding } = await read("zendesk.csv");
  const described = describeUnderstanding(understanding);
  expect(described.find(({ column }) => column === "Requester email")).toEqual({
    column: "Requester email",
    field: "email",
    why: "its name in Zendesk tickets (CSV)",
    samples: ["[EMAIL]", "[EMAIL]", "[EMAIL]"],
  });
});
