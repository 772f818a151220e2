import { expect, it } from "vitest";
import { ring, ringsOf, untilRung } from "./bell.ts";
import type { Database } from "./store/database.ts";

/** A bell hangs on a database and asks it nothing. */
const somewhere = () => ({}) as Database;

it("wakes whoever waits for the same database, and nobody else", async () => {
  const [here, there] = [somewhere(), somewhere()];
  const heard: string[] = [];
  const waiting = [
    untilRung(here, { since: 0, ms: 60_000 }).then(() => heard.push("here")),
    untilRung(there, { since: 0, ms: 50 }).then(() => heard.push("there, after 50 ms")),
  ];
  ring(here);
  await Promise.all(waiting);
  expect(heard).toEqual(["here", "there, after 50 ms"]);
});

it("does not miss a ring between the look at the store and the waiting", async () => {
  const database = somewhere();
  const since = ringsOf(database);
  ring(database);
  await untilRung(database, { since, ms: 60_000 });
  expect(ringsOf(database)).toBe(since + 1);
});

it("stops waiting with the signal's reason", async () => {
  const stopping = new AbortController();
  const waiting = untilRung(somewhere(), { since: 0, ms: 60_000, signal: stopping.signal });
  stopping.abort(new Error("Ctrl-C"));
  await expect(waiting).rejects.toThrow("Ctrl-C");
});
