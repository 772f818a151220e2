import { expect, it } from "vitest";
import { conversationOwners } from "./gather.ts";

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
