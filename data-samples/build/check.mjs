/** Checks the sample shop's exports and prints the figures of the README: `node data-samples/build/check.mjs`. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

const open = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const records = (name) => parse(open(name), { columns: true });
const failures = [];
const check = (claim, holds) => holds || failures.push(claim);
const utc = (text) => Date.parse(`${text.replace(" ", "T")}Z`);

const customers = records("customers.csv");
const groupOf = new Map(records("build/groups.csv").map((row) => [row["Customer ID"], row.Group]));
const byEmail = new Map(customers.map((row) => [row.Email, row["Customer ID"]]));
const idOf = (id, email) => (groupOf.has(id) ? id : byEmail.get((email ?? "").toLowerCase()));

/** Every piece of feedback: `{ channel, customer, text, at, score }`, score in 0 to 1 where there is one. */
function feedback() {
  const tickets = records("tickets.csv").map((row) => ({
    channel: "ticket",
    customer: idOf(row["Requester external id"], row["Requester email"]),
    text: row.Description,
    at: utc(row["Created at"]),
  }));
  const reviews = records("reviews.csv").map((row) => ({
    channel: "review",
    customer: idOf("", row["Review User Email"]),
    text: row["Review Content"],
    at: utc(row["Review Created (UTC)"]),
    score: (row["Review Stars"] - 1) / 4,
  }));
  const answers = records("survey.csv").slice(2);
  const survey = answers.flatMap((row) =>
    ["Q2", "Q4", "Q5"]
      .filter((question) => row[question])
      .map((question) => ({
        channel: "survey",
        customer: idOf(row.ExternalReference),
        text: row[question],
        at: utc(row.StartDate),
        score: row.Q1 / 10,
      })),
  );
  const chats = JSON.parse(open("chats.json")).conversations.flatMap((chat) =>
    [{ ...chat.source, created_at: chat.created_at }, ...chat.conversation_parts.conversation_parts]
      .filter(({ author, body }) => body && (author.type === "user" || author.type === "lead"))
      .map(({ author, body, created_at }) => ({
        channel: "chat",
        customer: idOf(chat.contacts.contacts[0].external_id, author.email),
        text: body.replace(/<[^>]+>/g, " "),
        at: created_at * 1000,
      })),
  );
  return [...tickets, ...reviews, ...survey, ...chats];
}

const normal = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Pairs of distinct texts whose runs of five words have a Jaccard similarity above a half. */
function nearPairs(texts) {
  const runs = texts.map((text) => {
    const words = text.split(" ");
    return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(" ")));
  });
  const alike = (a, b) => {
    const shared = [...a].filter((run) => b.has(run)).length;
    return shared / (a.size + b.size - shared || 1);
  };
  return runs.flatMap((a, i) => runs.slice(0, i).flatMap((b, j) => (alike(a, b) > 0.5 ? [[texts[i], texts[j]]] : [])));
}

const said = feedback();
const from = Date.UTC(2025, 4, 1);
const to = Date.UTC(2026, 10, 1);
const distinct = [...new Set(said.map(({ text }) => normal(text)))];
const anonymous = said.filter(({ customer }) => !customer);
check(
  "every time lies in the eighteen months",
  said.every(({ at }) => at >= from && at < to),
);
check("at least 720 distinct texts", distinct.length >= 720);
check("no two texts are near-duplicates", nearPairs(distinct).length === 0);
check("2 to 5 % are anonymous", anonymous.length / said.length > 0.02 && anonymous.length / said.length < 0.05);
check(
  "no placeholder is left",
  !/\{(order|total|first|last|email|street|city|postcode|phone)\}/.test(said.map(({ text }) => text).join()),
);

const rows = records("orders.csv");
const orders = rows.filter((row) => row.Total !== "");
check("2,500 orders", orders.length === 2500);
check(
  "every order has a customer",
  orders.every((row) => idOf("", row.Email)),
);
check(
  "all in pounds",
  orders.every((row) => row.Currency === "GBP"),
);
check(
  "refunds are no more than totals",
  orders.every((row) => Number(row["Refunded Amount"]) <= Number(row.Total)),
);
check("no order before its customer", orders.every(isAfterStart));
check("350 customers", customers.length === 350 && new Set(customers.map((row) => row.Email)).size === 350);

function isAfterStart(row) {
  const { "Customer Since": since } = customers.find(({ Email }) => Email === row.Email.toLowerCase());
  return (
    Date.parse(since.split("/").reverse().join("-")) <= Date.parse(row["Created at"].replace(" ", "T").replace(" ", ""))
  );
}

const sum = (list, valueOf) => list.reduce((total, item) => total + Number(valueOf(item)), 0);
const mean = (list) => (list.length ? (sum(list, (x) => x) / list.length).toFixed(2) : "");
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const change = Date.UTC(2026, 2, 1);
const table = [...new Set(groupOf.values())].map((group) => {
  const ids = [...groupOf].filter(([, name]) => name === group).map(([id]) => id);
  const theirs = orders.filter((row) => groupOf.get(idOf("", row.Email)) === group);
  const voices = said.filter(({ customer }) => groupOf.get(customer) === group);
  const spend = ids.map((id) => {
    const own = theirs.filter((row) => idOf("", row.Email) === id);
    return sum(own, (row) => row.Total - row["Refunded Amount"]);
  });
  const scores = (isLate) =>
    voices.filter(({ at, score }) => score !== undefined && at >= change === isLate).map(({ score }) => score);
  return {
    group,
    customers: ids.length,
    orders: theirs.length,
    "spend, median": Math.round(middle(spend)),
    "refund share": (sum(theirs, (row) => row["Refunded Amount"]) / sum(theirs, (row) => row.Total)).toFixed(2),
    "discount share": (
      sum(theirs, (row) => row["Discount Amount"]) / sum(theirs, (row) => +row["Discount Amount"] + +row.Subtotal)
    ).toFixed(2),
    feedback: voices.length,
    writers: new Set(voices.map(({ customer }) => customer)).size,
    "score before March 2026": mean(scores(false)),
    "and after": mean(scores(true)),
  };
});

const channels = ["ticket", "survey", "review", "chat"].map((name) => [
  name,
  said.filter(({ channel }) => channel === name).length,
]);
console.log(Object.fromEntries(channels));
console.log({ feedback: said.length, distinct: distinct.length, anonymous: anonymous.length, orderRows: rows.length });
console.table(table);
for (const claim of failures) console.error(`Not so: ${claim}`);
process.exitCode = failures.length > 0 ? 1 : 0;
