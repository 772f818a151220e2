import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { UnusableInput } from "./raw-record.ts";
import { readPath } from "../../tests/example-file.ts";

const folder = new URL("../../data-samples/dirty/", import.meta.url).pathname;
const read = (name: string, options = {}) => readPath(`${folder}${name}`, options);

test("each dirty file is read with every row accounted for, or refused with its name", async () => {
  for (const name of (await readdir(folder)).filter((file) => file !== "README.md")) {
    const outcome = await read(name, { as: /order|amount|currenc/.test(name) ? "orders" : undefined }).catch(
      (error: unknown) => error,
    );
    if (outcome instanceof UnusableInput) {
      expect(outcome.message).toContain(name);
      continue;
    }
    if (outcome instanceof Error) throw new Error(name, { cause: outcome });
    const { rows, items, accepted, rejected } = outcome as Awaited<ReturnType<typeof read>>;
    const sum = (list: readonly { readonly rows?: number }[]) =>
      list.reduce((total, item) => total + (item.rows ?? 1), 0);
    expect(sum(accepted) + sum(rejected)).toBe(rows);
    expect(items.length).toBeGreaterThanOrEqual(accepted.length);
  }
});

test("impossible dates reject their rows, with line, column and reason", async () => {
  const { accepted, rejected } = await read("impossible-dates.csv");
  expect(rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [2, "created", 'The date "2026-02-30 09:10:00" cannot be read: February 2026 has 28 days'],
    [5, "created", 'The date "1889-05-04 10:00:00" cannot be read: it is before 1990'],
    [6, "created", 'The date "2206-03-02 10:00:00" cannot be read: it is after 2100'],
    [7, "created", "The date cannot be read: it is not a date"],
  ]);
  expect(accepted.map(({ record }) => "at" in record && record.at)).toEqual([
    "2026-03-01T11:45:00.000Z",
    undefined,
    undefined,
    "2026-03-02T07:15:00.000Z",
  ]);
});

test("an undecidable column of dates is asked for, and read when it is said", async () => {
  await expect(read("undecidable-dates.csv")).rejects.toThrow(
    /undecidable-dates\.csv, column Date has 3 dates such as "03\/04\/2026".*wanted --day-first or --month-first/,
  );
  const { accepted } = await read("undecidable-dates.csv", { dayFirst: true });
  expect(accepted[0]?.record).toMatchObject({ at: "2026-04-03T00:00:00.000Z" });
  await expect(read("mixed-date-orders.csv", { as: "feedback" })).rejects.toThrow(
    /2 dates that are day-first and 2 that are month-first/,
  );
});

test("amounts are read by the decimal sign of their column, in its one currency", async () => {
  const { accepted, rejected } = await read("german-amounts.csv");
  expect(
    accepted.map(
      ({ record }) =>
        "totalCents" in record && [record.totalCents, record.refundedCents, record.currency, record.status],
    ),
  ).toEqual([
    [123456, 0, "EUR", "paid"],
    [1250, 0, "EUR", "paid"],
    [125000, 0, "EUR", "paid"],
    [-4990, 0, "EUR", "refunded"],
  ]);
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [5, "The amount cannot be read: it is not an amount"],
    [6, "The amount is empty: wanted what was paid, such as 49.90, or 0 for nothing"],
  ]);
});

test("two currencies are kept apart, and an amount that could be in either is not guessed", async () => {
  const { accepted, rejected, understanding } = await read("two-currencies.csv");
  expect(understanding.warnings[0]).toMatch(
    /^Amounts are in CHF, EUR, JPY, USD: none is converted or added to another/,
  );
  expect(accepted.map(({ record }) => "totalCents" in record && [record.totalCents, record.currency])).toEqual([
    [123456, "USD"],
    [123456, "EUR"],
    [123450, "CHF"],
    [1200, "JPY"],
  ]);
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [6, "The amount names no currency, others are in USD, EUR, CHF, JPY: add --currency"],
  ]);
  expect((await read("two-currencies.csv", { currency: "EUR" })).rejected).toEqual([]);
  const against = await read("currency-against-amount.csv");
  expect(against.accepted.map(({ record }) => "currency" in record && record.currency)).toEqual(["EUR", "CAD"]);
  expect(against.rejected.map(({ line }) => line)).toEqual([3, 5]);
});

test("__proto__ is a column like any other and pollutes nothing", async () => {
  const { accepted } = await read("proto-header.csv");
  const other = (accepted[0]?.record.other ?? {}) as Record<string, string>;
  expect(Object.entries(other)).toEqual([
    ["__proto__", "polluted"],
    ["constructor", "yes"],
    ["toString", "1"],
  ]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(JSON.parse(JSON.stringify({ other })).other).toHaveProperty("constructor", "yes");
});

test("emoji are text, spaces are not, an unreadable rating is kept", async () => {
  const { accepted, rejected } = await read("emoji-only.csv");
  expect(accepted.map(({ record }) => "rating" in record && record.rating?.value)).toEqual([5, 1, 3, undefined]);
  expect(accepted[3]?.record.other).toEqual({ stars: "eleven" });
  expect(rejected).toMatchObject([{ line: 5, column: "review", reason: 'No text in column "review"' }]);
});

test("all scripts are read", async () => {
  const { accepted, rejected } = await read("other-scripts.csv");
  expect(rejected).toEqual([]);
  expect(accepted[1]?.record).toMatchObject({ text: "花盆很漂亮，但是送货太慢了", at: "2026-03-02T00:00:00.000Z" });
});

test("orders without a customer and customers without an id are what they can be", async () => {
  const orders = await read("orders-without-customer.csv");
  expect(orders.accepted.map(({ record }) => "customer" in record && [record.customer, record.email])).toEqual([
    ["C-291", undefined],
    [undefined, "mia.oak@example.com"],
    [undefined, undefined],
    [undefined, undefined],
    ["17850", undefined],
  ]);
  const customers = await read("customers-without-orders.csv");
  expect(customers.accepted.map(({ record }) => record.id)).toEqual(["C-301", "lena@example.com", "C-305"]);
  expect(customers.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'The date "2024-06-31" cannot be read: June 2024 has 30 days'],
    [5, 'Neither id nor e-mail address in column "Customer ID" or "E-Mail"'],
  ]);
});

test("a wide survey gives one text for each answered question", async () => {
  const { accepted, rejected, rows } = await read("wide-survey.csv");
  expect(rows).toBe(4);
  expect(accepted.map(({ line, rows, record }) => [line, rows, "question" in record && record.question])).toEqual([
    [2, 1, "What do you like most about our garden shop?"],
    [2, 0, "What should we do better?"],
    [3, 1, "What should we do better?"],
    [5, 1, "What do you like most about our garden shop?"],
  ]);
  expect(rejected.map(({ line }) => line)).toEqual([4]);
});

test("what staff and machines wrote is told from what customers wrote", async () => {
  const { accepted } = await read("agent-in-the-same-column.csv");
  expect(accepted.map(({ record }) => "speaker" in record && [record.speaker, record.conversation])).toEqual([
    ["customer", "K-1"],
    ["agent", "K-1"],
    ["customer", "K-1"],
    ["customer", "K-2"],
    ["bot", "K-2"],
  ]);
});

test("no personal data leaves the reader, not even in a reason", async () => {
  const { items, understanding } = await read("personal-data.csv");
  const all = JSON.stringify([items, understanding]);
  for (const secret of ["7946", "4111", "3704", "rosa@example"]) expect(all).not.toContain(secret);
  // The address of the customer's own column says who they are.
  expect(all.match(/rosa\.field@example\.com/gi)).toHaveLength(1);
});

test("a scattered order is joined, a return is a credit note", async () => {
  const { accepted, rejected } = await read("scattered-order.csv");
  expect(
    accepted.map(({ rows, record }) => [
      record.id,
      rows,
      "totalCents" in record && [record.totalCents, record.refundedCents],
    ]),
  ).toEqual([
    ["I-1", 2, [2000, 0]],
    ["I-2", 1, [1100, 0]],
    ["I-4", 1, [-1100, 0]],
  ]);
  expect(rejected).toMatchObject([{ line: 5, column: "unit_price" }]);
});

test("ids and addresses of more than 500 bytes reject their rows, with line and column", async () => {
  const { accepted, rejected } = await read("long-ids.csv", { as: "feedback" });
  expect(rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [3, "customer", "The id has 3,000 bytes, more than 500"],
    [4, "id", "The id has 501 bytes, more than 500"],
    [5, "email", "The e-mail address has 2,713 bytes, more than 500"],
    [7, "customer", "The id has 502 bytes, more than 500"],
  ]);
  expect(accepted.map(({ line }) => line)).toEqual([2, 6]);
});
