/** What became of an audience since, and what two have in common. */

import { audienceSource } from "./source.ts";
import { latest } from "../look-up.ts";
import { boundsFor } from "../store/audience/bounds.ts";
import { countBoth, countMoves, movesSince, type Move, type RecordedMove } from "../store/audience/members.ts";
import { movedIn } from "../store/audience/query.ts";
import { numberOf, updatesOf, type AudienceUpdate, type SavedAudience } from "../store/audience/saved.ts";
import type { Database } from "../store/database.ts";
import { dayOf } from "./bring-up-to-date.ts";
import { updateAt } from "./look-up.ts";
import { resolveRule, writtenRule } from "./standing-rule.ts";
import { whyMoved } from "./why-moved.ts";

/** Who came and who went between two days, `from` and `to`. */
export interface AudienceDiff {
  readonly from: Pick<AudienceUpdate, "day" | "size">;
  readonly to: Pick<AudienceUpdate, "day" | "size">;
  readonly entered: number;
  readonly left: number;
  /** By customer id: all, or the page that was asked for. `day` is that of the result that told of the move. */
  readonly moves: readonly RecordedMove[];
  /** Why the rule cannot be asked any more: nothing is known of who would be in now. */
  readonly problem?: string;
}

/**
 * What became of an audience: of a dynamic one by its record, since a day or since it was saved; of a static one, whom its rule
 * finds now that it did not find then, and the other way round. Who came and went in between is in neither list.
 */
export async function diffAudience(
  database: Database,
  audience: SavedAudience,
  { since, ...page }: { readonly since?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<AudienceDiff> {
  if (audience.kind === "static") return diffToNow(database, audience, page);
  const { id, last, problem } = audience;
  const from = since === undefined ? (await updatesOf(database, id))[0]! : await updateAt(database, audience, since);
  const counts = await countMoves(database, { id, update: from.seq });
  const moves = await movesSince(database, { id, update: from.seq, ...page });
  return { from, to: last, ...counts, moves, ...(problem !== undefined && { problem }) };
}

/** Customers that are read at once. */
const atOnce = 500;

async function diffToNow(
  database: Database,
  audience: SavedAudience,
  { after = "", limit = Infinity }: { readonly after?: string; readonly limit?: number },
): Promise<AudienceDiff> {
  const last = await latest(database);
  const source = await audienceSource(database, last);
  const { fields, tables, asOf } = source;
  const then = audience.last;
  const { rule, problem } = resolveRule(audience, { last, source });
  if (problem !== undefined) return { from: then, to: then, entered: 0, left: 0, moves: [], problem };
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const moved = await movedIn(database, { rule, fields, tables, bounds, asOf, audience: numberOf(audience) });
  const explain = await whyMoved(database, {
    written: writtenRule(audience, source),
    after: { last, source, rule },
  });
  const shown = moved.filter(({ customer }) => customer > after).slice(0, limit);
  const moves: Move[] = [];
  for (let from = 0; from < shown.length; from += atOnce)
    moves.push(...(await explain(shown.slice(from, from + atOnce))));
  const entered = moved.filter(({ move }) => move === "entered").length;
  const left = moved.length - entered;
  const day = dayOf(last, then.day);
  return {
    from: then,
    to: { day, size: then.size + entered - left },
    entered,
    left,
    moves: moves.map((move) => ({ ...move, day })),
  };
}

/** What two audiences have in common, as their members are recorded. */
export interface Overlap {
  readonly one: number;
  readonly other: number;
  readonly both: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** Members of both over members of either, 0 to 1 (Jaccard); absent where nobody is in either. */
  readonly share?: number;
}

/** Counts what two audiences have in common. */
export async function overlapOf(database: Database, a: SavedAudience, b: SavedAudience): Promise<Overlap> {
  const at = ({ id, last }: SavedAudience) => ({ id, update: last.seq });
  const { one, other, both } = await countBoth(database, at(a), at(b));
  const either = one + other - both;
  return {
    one,
    other,
    both,
    onlyOne: one - both,
    onlyOther: other - both,
    ...(either > 0 && { share: both / either }),
  };
}
