import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testProfiles } from "../../../tests/fresh-database.ts";
import type { Database } from "../database.ts";
import { migrate } from "../migrate.ts";
import { membersAt } from "./members.ts";

describe.each(testProfiles("members of audiences"))("membersAt() on $profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  /** An audience whose members are c1 to c`size`, all of whom went and came back in look-ups 3 and 4. */
  async function audienceOfSize(size: number): Promise<string> {
    const [row] = await database.query<{ seq: number }>(
      `insert into audiences (name, kind, rule, names, sentence, made_at, result)
       values ($1, 'dynamic', '', '', '', '', '') returning seq`,
      [`of ${size}`],
    );
    const { seq } = row!;
    const customers = "'c' || lpad(i::text, 6, '0') from generate_series(1, $2::int) as i";
    await database.query(`insert into audience_members select $1::int8, ${customers.replace(" from", ", 4 from")}`, [
      seq,
      size,
    ]);
    const moved = customers.replace(" from", ", update, update = 4, '[]' from");
    await database.query(`insert into audience_moves select $1::int8, ${moved}, generate_series(3, 4) as update`, [
      seq,
      size,
    ]);
    return `a${seq}`;
  }

  it("finds who was in before many came and went, in time that grows with them and not with their square", async () => {
    const sizes = [2000, 16_000];
    const took: number[] = [];
    for (const size of sizes) {
      const id = await audienceOfSize(size);
      await database.execute("analyze audience_members; analyze audience_moves");
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn++)
        await database.transaction(async (queries) => {
          // As little as a server has for a statement when the moves are a thousand times as many.
          await queries.execute("set local work_mem = '64kB'");
          const from = performance.now();
          expect(await membersAt(queries, { id, update: 2 })).toHaveLength(size);
          times.push(performance.now() - from);
          expect(await membersAt(queries, { id, update: 3, limit: 2 })).toEqual([]);
          expect(await membersAt(queries, { id, update: 4, after: "c000007", limit: 2 })).toEqual([
            "c000008",
            "c000009",
          ]);
        });
      took.push(Math.min(...times));
    }
    expect(took[1]! / took[0]!).toBeLessThan(30);
  }, 60_000);
});
