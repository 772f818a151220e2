import { expect, it } from "vitest";
import { byCustomer, conversationOwners } from "./gather.ts";

it("a reply is its conversation's only writer's, or that of the writer whom its row names, and never makes a customer", () => {
  const owners = conversationOwners();
  owners.add("1", "anna");
  owners.add("1", "anna");
  owners.add("2", "anna");
  owners.add("2", "ben");
  owners.add(undefined, "cleo");
  expect(owners.of("1", () => "agent-9")).toBe("anna");
  expect(owners.of("2", () => "ben")).toBe("ben");
  expect(owners.of("2", () => "agent-9")).toBeUndefined();
  expect(owners.of("2", () => undefined)).toBeUndefined();
  expect(owners.of("3", () => "anna")).toBeUndefined();
});

it("tells unread texts from replies by who wrote them: tables of before had replies in their place", () => {
  const reply = { id: "2", conversation: "7", speaker: "agent" };
  const unread = { id: "3", conversation: "8", speaker: "customer" };
  expect(byCustomer.join("c1", [[], [], [], [reply]])).toMatchObject({ replies: [reply] });
  expect(byCustomer.join("c1", [[], [], [], [reply]])).not.toHaveProperty("unread");
  expect(byCustomer.join("c1", [[], [], [], [unread], [reply]])).toMatchObject({ replies: [reply], unread: [unread] });
});
