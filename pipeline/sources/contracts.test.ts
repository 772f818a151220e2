import { describe, expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

describe("contracts of customers", () => {
  test("begin and end where the columns of a subscription say so", async () => {
    const { fields, accepted } = await readLines([
      "id,email,Customer since,Subscription start date,subscription_end",
      "1,a@example.com,2022-01-01,2023-02-01,",
      "2,b@example.com,2022-01-01,2023-03-01,2024-05-31",
    ]);
    expect(Object.values(fields)).toEqual(["id", "email", "since", "contractStart", "contractEnd"]);
    expect(accepted.map(({ record }) => record)).toMatchObject([
      { contractStart: "2023-02-01T00:00:00.000Z" },
      { contractStart: "2023-03-01T00:00:00.000Z", contractEnd: "2024-05-31T00:00:00.000Z" },
    ]);
    expect(accepted[0]?.record).not.toHaveProperty("contractEnd");
  });

  test("begin when the customer is known from where only their end is told", async () => {
    const { accepted } = await readLines([
      "id,email,Created,Cancelled at",
      "1,a@example.com,2023-02-01,",
      "2,b@example.com,2023-03-01,2024-05-31",
    ]);
    expect(accepted[0]?.record).toMatchObject({ contractStart: "2023-02-01T00:00:00.000Z" });
    expect(accepted[1]?.record).toMatchObject({
      since: "2023-03-01T00:00:00.000Z",
      contractEnd: "2024-05-31T00:00:00.000Z",
    });
  });

  test("are none in a customer list of a shop", async () => {
    const { accepted } = await readLines([
      "id,email,Created",
      "1,a@example.com,2023-02-01",
      "2,b@example.com,2023-03-01",
    ]);
    for (const { record } of accepted) expect(record).not.toHaveProperty("contractStart");
  });

  test("do not end when a period, a trial or an invoice does", async () => {
    const { fields } = await readLines([
      "id,email,Created,Current period end date,Trial end date,Next billing end date",
      "1,a@example.com,2023-02-01,2024-01-01,2024-01-02,2024-01-03",
      "2,b@example.com,2023-03-01,2024-01-01,2024-01-02,2024-01-03",
    ]);
    expect(Object.values(fields)).toEqual(["id", "email", "since"]);
  });

  test("keep an end that is no date under its column's name, and the customer", async () => {
    const { accepted } = await readLines([
      "id,email,Created,Subscription end date",
      "1,a@example.com,2023-02-01,2024-05-30",
      "2,b@example.com,2023-02-01,2024-05-31",
      "3,c@example.com,2023-03-01,when hell freezes",
    ]);
    expect(accepted[2]?.record).toMatchObject({
      id: "3",
      contractStart: "2023-03-01T00:00:00.000Z",
      other: { "Subscription end date": "when hell freezes" },
    });
  });
});
