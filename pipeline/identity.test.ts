import { expect, it } from "vitest";
import { resolver } from "./identity.ts";

it("resolver() matches by id, else by e-mail", () => {
  const resolve = resolver([{ customer: "C1", email: "ann@example.com" }], {});
  expect(resolve({ customer: "C1" })).toBe("C1");
  expect(resolve({ email: "ann@example.com" })).toBe("C1");
  expect(resolve({ customer: "C1", email: "other@example.com" })).toBe("C1");
});

it("resolver() follows an id of another system over the e-mail that stands beside it", () => {
  const records = [{ customer: "zendesk-7", email: "ann@example.com" }];
  const resolve = resolver([{ customer: "C1", email: "ann@example.com" }], { feedback: records });
  expect(resolve({ customer: "zendesk-7" })).toBe("C1");
  expect(resolve({ customer: "zendesk-8" })).toBe("zendesk-8");
});

it("resolver() joins records by e-mail where there is no customer list", () => {
  const resolve = resolver([], {
    feedback: [{ customer: "7", email: "ann@example.com" }, { email: "bob@example.com" }],
  });
  expect(resolve({ email: "ann@example.com" })).toBe("7");
  expect(resolve({ email: "bob@example.com" })).toBe("bob@example.com");
  expect(resolve({})).toBeUndefined();
});

it("resolver() never merges two customers who share an e-mail, and gives the e-mail to the smaller id", () => {
  const profiles = [
    { customer: "C2", email: "office@example.com" },
    { customer: "C1", email: "office@example.com" },
  ];
  for (const list of [profiles, profiles.toReversed()]) {
    const resolve = resolver(list, {});
    expect(resolve({ customer: "C2" })).toBe("C2");
    expect(resolve({ email: "office@example.com" })).toBe("C1");
  }
});

it("resolver() joins the ids of a help desk and of a shop by the e-mail that stands beside both", () => {
  const feedback = [{ customer: "acc-7", email: "ann@example.com" }, { customer: "acc-7" }, { customer: "acc-8" }];
  const orders = [{ customer: "cus-1", email: "ann@example.com" }];
  const resolve = resolver([], { feedback, orders });
  expect([...feedback, ...orders].map(resolve)).toEqual(["cus-1", "cus-1", "acc-8", "cus-1"]);
  expect(resolve({ email: "ann@example.com" })).toBe("cus-1");
  // With a customer list, both are whom it says.
  const told = resolver([{ customer: "C1", email: "ann@example.com" }], { feedback, orders });
  expect([{ customer: "acc-7" }, { customer: "cus-1" }].map(told)).toEqual(["C1", "C1"]);
});

it("resolver() never merges two buyers who share an e-mail", () => {
  const orders = ["cus-2", "cus-1"].map((customer) => ({ customer, email: "office@example.com" }));
  const resolve = resolver([], { feedback: [{ customer: "acc-7", email: "office@example.com" }], orders });
  expect(orders.map(resolve)).toEqual(["cus-2", "cus-1"]);
  expect(resolve({ customer: "acc-7" })).toBe("cus-1");
});
