import { describe, expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

const comments = (dates: readonly string[]) => [
  "customer,date,comment",
  ...dates.map((date, index) => `C${index},${date},The gate squeaks since day ${index} and nobody comes`),
];

describe("understand()", () => {
  test("looks at every row where the first thousand do not decide the order of dates", async () => {
    const dates = Array.from({ length: 1500 }, (_, index) => (index === 1400 ? "25/03/2026" : "03/04/2026"));
    const { understanding, accepted } = await readLines(comments(dates));
    expect(understanding.columns[1]?.dates).toMatchObject({ order: "day-first" });
    expect(accepted[0]?.record).toMatchObject({ at: "2026-04-03T00:00:00.000Z" });
  });

  test("takes dates that every order reads alike as they are", async () => {
    const { accepted } = await readLines(comments(["05/05/2026", "06/06/2026"]));
    expect(accepted.map(({ record }) => "at" in record && record.at)).toEqual([
      "2026-05-05T00:00:00.000Z",
      "2026-06-06T00:00:00.000Z",
    ]);
  });

  test("one date the other way round among many rejects its row, not the column", async () => {
    const dates = [...Array.from({ length: 12 }, () => "25/03/2026"), "03/26/2026"];
    const { rejected } = await readLines(comments(dates));
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [14, 'The date "03/26/2026" cannot be read: there is no month 26: the dates of this column are day-first'],
    ]);
  });

  test("reads times in the zone that is given, and refuses an unknown one", async () => {
    const lines = comments(["2026-07-01 12:00:00"]);
    const { accepted } = await readLines(lines, { timezone: "Europe/Berlin" });
    expect(accepted[0]?.record).toMatchObject({ at: "2026-07-01T10:00:00.000Z" });
    await expect(readLines(lines, { timezone: "Berlin" })).rejects.toThrow(/"Berlin".*wanted an IANA name/);
    await expect(readLines(lines, { currency: "Taler" })).rejects.toThrow(/"Taler".*wanted an ISO 4217 code/);
  });

  test("says when a preset is of another kind", async () => {
    await expect(readLines(comments(["2026-07-01"]), { preset: "shopify", as: "feedback" })).rejects.toThrow(
      /cannot be read as feedback with the preset shopify: wanted --as orders/,
    );
  });

  test("warns where customers or dates are missing", async () => {
    const { understanding } = await readLines([
      "comment",
      "The gate squeaks and nobody comes to see to it",
      "It is quiet now",
    ]);
    expect(understanding.warnings).toEqual([
      "No column says whose feedback these are: they cannot be joined with others. Add --map customer=COLUMN",
      "No column holds dates: nothing can be said about time. Add --map at=COLUMN",
    ]);
  });

  test("is plain data: it survives being written and read", async () => {
    const { understanding } = await readLines(comments(["25/03/2026"]));
    expect(structuredClone(understanding)).toEqual(understanding);
    expect(JSON.parse(JSON.stringify(understanding))).toMatchObject({
      kind: "feedback",
      preset: "generic",
      timezone: "UTC",
    });
  });
});

describe("ids", () => {
  test("a text without an id gets the same one every time, and another text another", async () => {
    const lines = comments(["2026-07-01", "2026-07-02"]);
    const ids = (await readLines(lines)).accepted.map(({ record }) => record.id);
    expect((await readLines(lines)).accepted.map(({ record }) => record.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  test("two anonymous customers who say the same are two when their rows differ", async () => {
    const { accepted } = await readLines([
      "stars,comment,city",
      "5,Great shop and great people,Ulm",
      "5,Great shop and great people,Bonn",
    ]);
    expect(new Set(accepted.map(({ record }) => record.id)).size).toBe(2);
  });

  test("a name beside an address is no id; alone it is", async () => {
    const { accepted } = await readLines([
      "Reviewer,E-Mail,Comment",
      "Anna B.,anna@example.com,The soil was dry and full of stones",
      "Tom,,The roses are doing very well so far",
    ]);
    expect(accepted.map(({ record }) => "customer" in record && [record.customer, record.email])).toEqual([
      [undefined, "anna@example.com"],
      ["Tom", undefined],
    ]);
    expect(accepted[0]?.record.other).toEqual({ Reviewer: "Anna B." });
  });
});

test("rows of an order that come long after it are rejected, never lost", async () => {
  const others = Array.from({ length: 150 }, (_, index) => `N-${index},c,2026-03-02,Pot,1,2.00,EUR`);
  const { rows, accepted, rejected } = await readLines([
    "order_id,customer,date,product,quantity,price,currency",
    "A-1,c,2026-03-01,Rake,1,5.00,EUR",
    ...others,
    "A-1,c,2026-03-01,Hoe,1,6.00,EUR",
  ]);
  expect(rows).toBe(152);
  expect(accepted).toHaveLength(151);
  expect(rejected).toEqual([
    {
      line: 153,
      rows: 1,
      reason: "It belongs to an order that stands far above, with others between: sort the file by order",
    },
  ]);
});

describe("totals without and with tax", () => {
  const totalOf = async (...names: readonly string[]) => {
    const lines = [
      `order,customer,date,${names.join(",")}`,
      "O1,C1,2026-01-02,10.00,11.90",
      "O2,C2,2026-01-03,20.00,23.80",
    ];
    const { understanding } = await readLines(lines, { as: "orders" });
    return understanding.columns.find(({ field }) => field === "total");
  };

  test.each([
    ["Net Total", "Gross Total"],
    ["Net Total", "Gross"],
    ["Nettobetrag", "Bruttobetrag"],
    ["Total excl. VAT", "Total incl. VAT"],
    ["Total HT", "Total TTC"],
    ["Net amount", "Amount"],
  ])("of %s and %s the second is taken, and it is said, in either order", async (net, gross) => {
    const said = `taken for what customers paid, rather than net "${net}"`;
    for (const names of [
      [net, gross],
      [gross, net],
    ] as const) {
      const total = await totalOf(...names);
      expect(total?.name).toBe(gross);
      expect(total?.why).toContain(said);
    }
  });

  test("a net total alone is taken, and said to be net", async () => {
    expect((await totalOf("Net Total", "Weight"))?.why).toContain("it is net, and no other total was found");
  });
});

test("orders without a column of dates are read, and the report says what cannot be told", async () => {
  const { accepted, understanding } = await readLines(
    ["order_id,customer,total,currency", "O1,C1,12.50,EUR", "O2,C2,20.00,EUR"],
    { as: "orders" },
  );
  expect(accepted.map(({ record }) => "at" in record && record.at)).toEqual([undefined, undefined]);
  expect(understanding.warnings.join()).toContain("No column holds the dates of the orders");
});
