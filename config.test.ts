import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "./config.ts";

it("readConfig() gives the embedded profile on loopback when nothing is set", () => {
  expect(readConfig({}, {})).toEqual({
    dataFolder: resolve("attune-data"),
    host: "127.0.0.1",
    port: 3000,
    smallestGroup: 10,
    webhookHosts: [],
  });
});

it("readConfig() puts settings before the environment", () => {
  expect(readConfig({ ATTUNE_DATA: "/typed" }, { ATTUNE_DATA: "/from-env" }).dataFolder).toBe("/typed");
});

it("readConfig() refuses one of DATABASE_URL and REDIS_URL without the other", () => {
  expect(() => readConfig({}, { REDIS_URL: "redis://localhost" })).toThrow(
    "REDIS_URL is set and DATABASE_URL is not: set both for the served profile, none for the embedded",
  );
});

it("readConfig() refuses a URL of another kind without repeating it, for it may hold a password", () => {
  const env = { DATABASE_URL: "mysql://root:s3cret@localhost", REDIS_URL: "redis://localhost" };
  expect(() => readConfig({}, env)).toThrow("DATABASE_URL is of another kind: wanted postgres://… or postgresql://…");
});

it("readConfig() refuses a port that is none", () => {
  expect(() => readConfig({}, { PORT: "80a" })).toThrow('PORT is "80a": wanted a whole number from 0 to 65535');
});

it("readConfig() takes a key for groups beside that for people only, and another one", () => {
  const keys = { ATTUNE_API_KEY: "a", ATTUNE_ANALYST_KEY: "b", ATTUNE_SMALLEST_GROUP: "25" };
  expect(readConfig({}, keys)).toMatchObject({ apiKey: "a", analystKey: "b", smallestGroup: 25 });
  expect(() => readConfig({}, { ATTUNE_ANALYST_KEY: "b" })).toThrow("ATTUNE_API_KEY is not: set both");
  expect(() => readConfig({}, { ...keys, ATTUNE_ANALYST_KEY: "a" })).toThrow("are the same: wanted two keys");
  expect(() => readConfig({}, { ATTUNE_SMALLEST_GROUP: "1" })).toThrow("wanted a whole number from 2 to 1000");
});
