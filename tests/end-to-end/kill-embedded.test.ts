/** A process that is killed at any moment loses nothing, doubles nothing, and the next one finds the same. */

import { cpSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../../models/random.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { startAttune } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";
import { importAll } from "./follow.ts";
import { importBegins, writeManyTexts } from "./many-texts.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample } from "./sample.ts";

const kills = 20;
const killsOfCopy = 5;
const importKills = 3;
const timeout = 600_000;
const nothing = { feedback: 0, imports: 0 };
const folder = freshFolder();
const random = createRandom(2026);
let undisturbed: { readonly outcome: Outcome; readonly milliseconds: number };

/** Moments spread over a duration, one at random in each equal part of it, in random order. */
function momentsIn(milliseconds: number, count: number): readonly number[] {
  const parts = Array.from({ length: count }, (_, part) => ((part + random.next()) / count) * milliseconds);
  return random.shuffle(parts);
}

/** Runs a command until it ends or, after some time, is killed with all its children; whether it ended. */
async function runFor(words: readonly string[], milliseconds: number): Promise<boolean> {
  const child = startAttune(words, { isGroup: true });
  const stop = new AbortController();
  const isOver = await Promise.race([
    child.exitCode().then(() => true),
    sleep(milliseconds, false, { signal: stop.signal }).catch(() => false),
  ]);
  stop.abort();
  if (!isOver) await child.kill("SIGKILL");
  else expect(await child.exitCode(), child.said()).toBe(0);
  return isOver;
}

async function withEngine<T>(dataFolder: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ dataFolder });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const copyOf = (original: string, name: string): string => {
  cpSync(`${folder.path}/${original}`, `${folder.path}/${name}`, { recursive: true });
  return `${folder.path}/${name}`;
};

beforeAll(async () => {
  const files = writeSample(`${folder.path}/files`);
  await withEngine(`${folder.path}/imported`, ({ database }) => importAll(database, files));
  const data = copyOf("imported", "undisturbed");
  const began = performance.now();
  await runFor(["analyse", "--data", data], timeout);
  const milliseconds = performance.now() - began;
  undisturbed = { outcome: await withEngine(data, ({ database }) => outcomeOf(database)), milliseconds };
}, timeout);

afterAll(() => folder.remove());

it(
  `attune analyse, killed ${kills} times at moments all over a run, ends with the same bytes`,
  { timeout },
  async () => {
    let moments = momentsIn(undisturbed.milliseconds, kills);
    let killed = 0;
    for (let copy = 0; moments.length > 0; copy++) {
      const data = copyOf("imported", `killed-${copy}`);
      // Each later than the one before, since what was done before it stays done.
      const own = moments.slice(0, killsOfCopy).sort((a, b) => a - b);
      let next = 0;
      while (next < own.length && !(await runFor(["analyse", "--data", data], own[next]!))) next++;
      if (next === own.length) await runFor(["analyse", "--data", data], timeout);
      killed += next;
      // Who got to the end before is killed earlier, in another copy.
      moments = [...moments.slice(killsOfCopy), ...own.slice(next).map((moment) => moment * 0.7)];
      expect(differences(undisturbed.outcome, await withEngine(data, ({ database }) => outcomeOf(database)))).toEqual(
        [],
      );
    }
    expect(killed).toBe(kills);
  },
);

it(`attune import, killed ${importKills} times, leaves all of a file or nothing of it`, { timeout }, async () => {
  const rows = 5000;
  const { path, kind } = writeManyTexts(folder.path, rows);
  const begin = (data: string) => startAttune(["import", path, "--as", kind, "--data", data], { isGroup: true });
  const stored = (data: string) =>
    withEngine(data, async ({ database }) => {
      const sql = "select (select count(*) from feedback) as feedback, (select count(*) from imports) as imports";
      return (await database.query(sql))[0];
    });
  await stored(`${folder.path}/empty`);
  const whole = begin(copyOf("empty", "whole"));
  await whole.says(importBegins);
  const began = performance.now();
  await whole.ended();
  for (const [i, moment] of momentsIn(performance.now() - began, importKills).entries()) {
    const data = copyOf("empty", `half-${i}`);
    const child = begin(data);
    await child.says(importBegins);
    await sleep(moment);
    await child.kill("SIGKILL");
    expect([nothing, { feedback: rows, imports: 1 }]).toContainEqual(await stored(data));
    expect(await begin(data).exitCode()).toBe(0);
    expect(await stored(data)).toEqual({ feedback: rows, imports: 1 });
  }
});
