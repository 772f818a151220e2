import { expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { freshEmbedded } from "../../tests/fresh-database.ts";
import { madeUpRun } from "../../tests/made-up-result.ts";
import type { Database } from "../store/database.ts";
import { loadAudiences } from "../store/audience/saved.ts";
import { migrate } from "../store/migrate.ts";
import { UnavailableError } from "../stage.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { saveAudience } from "./save.ts";

it("tells of an audience whose phrase cannot be read, and looks the others up", async () => {
  const database = await freshEmbedded();
  try {
    await migrate(database);
    const members = [exampleMember("ada", { voice: feels(-0.4) })];
    await madeUpRun(database, { id: "r1", day: "2026-09-15", members });
    const at = "2026-09-15T12:00:00.000Z";
    await saveAudience(database, { name: "Top", rule: "mood in top 1", at });
    await saveAudience(database, { name: "Unhappy", rule: "mood < 0", at });
    await madeUpRun(database, { id: "r2", day: "2026-09-16", members });
    const unread: Database = {
      ...database,
      query: (sql, params) => {
        if (sql.includes("audience_bounds")) return Promise.reject(new UnavailableError("could not be read"));
        return database.query(sql, params);
      },
    };
    await bringUpToDate(unread);
    const told = (await loadAudiences(database)).map(({ name, result, problem }) => [name, result, problem]);
    expect(told).toEqual([
      ["Top", "r2", "could not be read"],
      ["Unhappy", "r2", undefined],
    ]);
  } finally {
    await database.close();
  }
}, 60_000);
