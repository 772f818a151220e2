/** Dynamic audiences follow the last result: who came and who went is recorded, with the reason. */

import { randomUUID } from "node:crypto";
import { describeRule } from "../../models/rules/describe.ts";
import { audienceSource } from "./source.ts";
import { latest, resultOf, type Latest } from "../look-up.ts";
import { boundsFor } from "../store/audience/bounds.ts";
import { dropFound, foundMoves, noteReasons, recordMoves } from "../store/audience/members.ts";
import { countAudience, findMoves } from "../store/audience/query.ts";
import { addUpdate, loadAudiences, noteLookUp, numberOf, type SavedAudience } from "../store/audience/saved.ts";
import type { Database } from "../store/database.ts";
import { latestResult } from "../store/results.ts";
import { UnavailableError } from "../stage.ts";
import { resolveRule, writtenRule, type Asked } from "./standing-rule.ts";
import { noteMoves } from "./webhook.ts";
import { whyMoved } from "./why-moved.ts";

/** Customers whose moves are explained at once. */
const atOnce = 500;

const underWay = new WeakMap<Database, Promise<void>>();

/**
 * Looks the members of every dynamic audience up in the last result, unless that was done. Who moved is found and explained page by
 * page; that, and that it was done, is recorded in one transaction, and only if nobody else has done it meanwhile: whoever is killed,
 * and however many do it at a time, every move is recorded once. `now` is the time to note, ISO 8601 in UTC.
 */
export function bringUpToDate(database: Database, now: () => string = () => new Date().toISOString()): Promise<void> {
  const before = underWay.get(database) ?? Promise.resolve();
  // Callers of one process take turns: the second finds it done.
  const turn = before.catch(() => undefined).then(() => bringAll(database, now));
  underWay.set(database, turn);
  return turn;
}

async function bringAll(database: Database, now: () => string): Promise<void> {
  const result = await latestResult(database);
  if (result === undefined) return;
  const behind = (await loadAudiences(database)).filter((one) => one.kind === "dynamic" && one.result !== result);
  if (behind.length === 0) return;
  const last = await latest(database);
  const after: Asked = { last, source: await audienceSource(database, last) };
  const results = new Map<string, Asked | undefined>();
  for (const audience of behind) {
    if (!results.has(audience.result)) results.set(audience.result, await askedOf(database, audience.result));
    const before = results.get(audience.result);
    try {
      await bring(database, audience, { after, now, ...(before && { before }) });
    } catch (error) {
      // A phrase that cannot be read is a matter of its audience: no run ends of it.
      if (!(error instanceof UnavailableError)) throw error;
      const { id, result: from } = audience;
      await noteLookUp(database, { id, before: from, result: last.id, problem: error.message });
    }
  }
}

/** A result of before, as far as it is still kept. */
async function askedOf(database: Database, id: string): Promise<Asked | undefined> {
  const last = await resultOf(database, id);
  return last && { last, source: await audienceSource(database, last) };
}

/** The day of a result, ISO 8601; where nothing has a date, that of a moment. */
export function dayOf({ overview }: Pick<Latest, "overview">, moment: string): string {
  return (overview.asOf ?? moment).slice(0, 10);
}

async function bring(
  database: Database,
  audience: SavedAudience,
  { before, after, now }: { readonly before?: Asked; readonly after: Asked; readonly now: () => string },
): Promise<void> {
  const { id, result: from } = audience;
  const { last, source } = after;
  const noted = { id, before: from, result: last.id };
  const { rule, problem } = resolveRule(audience, after);
  if (problem !== undefined) return void (await noteLookUp(database, { ...noted, problem }));
  const { fields, tables, asOf } = source;
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const asked = { rule, fields, tables, bounds, asOf };
  const { size, of } = await countAudience(database, { ...asked, parts: [] });
  const attempt = randomUUID();
  const counts = await findMoves(database, { ...asked, audience: numberOf(audience), attempt });
  // What it found of a result that had no place for it is not known.
  const then = before && resolveRule(audience, before).rule;
  const explain = await whyMoved(database, {
    written: writtenRule(audience, source),
    after: { ...after, rule },
    ...(before && then && { before: { ...before, rule: then } }),
  });
  for (let moved = await foundMoves(database, { attempt, after: "", limit: atOnce }); moved.length > 0;) {
    await noteReasons(database, { attempt, moves: await explain(moved) });
    moved = await foundMoves(database, { attempt, after: moved.at(-1)!.customer, limit: atOnce });
  }
  await database.transaction(async (queries) => {
    if (!(await noteLookUp(queries, { ...noted, sentence: describeRule(rule, fields) })))
      return dropFound(queries, { attempt });
    const at = now();
    const figures = { size, of, ...counts, day: dayOf(last, at), at };
    const seq = await addUpdate(queries, { id, result: last.id, ...figures });
    await recordMoves(queries, { id, update: seq, attempt });
    const found = (customer: string, limit: number) => foundMoves(queries, { attempt, after: customer, limit });
    await noteMoves(queries, audience, {
      ...{ seq, ...figures },
      moves: { count: counts.entered + counts.left, after: found },
    });
    await dropFound(queries, { id });
  });
}
