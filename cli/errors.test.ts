import { expect, it } from "vitest";
import { explain, isTheUsersFault } from "./errors.ts";

function system(code: string, more: object): Error {
  return Object.assign(new Error(`${code}: as the system says it`), { code, ...more });
}

it.each([
  ["ENOENT", { path: "t.csv" }, "There is no file t.csv"],
  ["EACCES", { path: "t.csv" }, "t.csv may not be read or written by this user"],
  ["EISDIR", { path: "in" }, "in is a folder: wanted a file"],
  ["EADDRINUSE", { port: 3000 }, "Port 3000 is in use by another process: --port N takes another"],
  ["ECONNREFUSED", { address: "127.0.0.1", port: 6379 }, "Nothing answers at 127.0.0.1, port 6379"],
  ["ENOSPC", {}, "The disk is full"],
])("%s is told in words", (code, more, text) => {
  expect(explain(system(code, more))).toBe(text);
});

it("a cause is told in words, once", () => {
  const cause = system("EACCES", { path: "data" });
  expect(explain(new Error(`Cannot open data: ${cause.message}`, { cause }))).toBe(
    "Cannot open data\n  because: data may not be read or written by this user",
  );
  const missing = system("ENOENT", { path: "t.csv" });
  expect(explain(new Error("t.csv does not exist", { cause: missing }))).toBe("t.csv does not exist");
});

it("of several addresses that were tried, the first says why", () => {
  const tried = new AggregateError([system("ECONNREFUSED", { address: "::1", port: 5432 })]);
  expect(explain(new Error("The database cannot be reached", { cause: tried }))).toBe(
    "The database cannot be reached\n  because: Nothing answers at ::1, port 5432",
  );
});

it("a file that may not be read is the user's to mend, a full disk is not", () => {
  expect(isTheUsersFault(system("EACCES", {}))).toBe(true);
  expect(isTheUsersFault(system("ENOSPC", {}))).toBe(false);
});
