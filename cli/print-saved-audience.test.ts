import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { AudienceUpdate, Receiver, SavedAudience } from "../pipeline/store/audience/saved.ts";
import { savedText } from "./print-saved-audience.ts";

function update(seq: number, { size, entered = 0, left = 0 }: { size: number; entered?: number; left?: number }) {
  const day = `2026-09-1${seq}`;
  return { seq, day, at: `${day}T08:00:00.000Z`, size, of: 100, entered, left } satisfies AudienceUpdate;
}

const updates = [
  update(1, { size: 20 }),
  update(2, { size: 20 }),
  update(3, { size: 23, entered: 4, left: 1 }),
  update(4, { size: 23 }),
  update(5, { size: 23 }),
];

const audience: SavedAudience = {
  id: "a1",
  name: "At risk",
  kind: "dynamic",
  rule: "mood < 0",
  names: [],
  sentence: "Customers whose mood is below 0.",
  madeAt: "2026-09-11T08:00:00.000Z",
  result: "r5",
  last: updates[4]!,
};

const plain = (text: string) => stripVTControlCharacters(text);

describe("savedText()", () => {
  it("shows the runs that moved somebody, and says how often nobody moved", () => {
    const lines = plain(savedText(audience, { updates })).split("\n");
    expect(lines.filter((line) => line.includes("2026-09-1")).map((line) => line.match(/2026-09-1\d/)![0])).toEqual([
      "2026-09-15",
      "2026-09-11",
      "2026-09-13",
    ]);
    expect(lines.find((line) => line.includes("2026-09-11"))).toContain("then 1 × unchanged");
    expect(lines.find((line) => line.includes("2026-09-13"))).toMatch(/\+4 −1.*then 2 × unchanged/);
    expect(lines).toContain("Checked 3 times without a change");
    expect(plain(savedText(audience, { updates: updates.slice(0, 2) }))).toContain("Checked once without a change\n");
  });

  it("as of a day shows the size of that day", () => {
    const text = plain(savedText(audience, { updates: updates.slice(0, 2), at: updates[1]!, asOf: "2026-09-12" }));
    expect(text).toContain("20 members (20% of 100 customers) as of 2026-09-12");
    expect(text).not.toContain("23");
    expect(plain(savedText(audience, { at: updates[1]!, asOf: "2026-09-12T20:00:00.000Z" }))).toContain(
      "20 members (20% of 100 customers) on 2026-09-12T20:00:00.000Z, as of 2026-09-12",
    );
  });

  it("tells in words what its receiver was not told", () => {
    const told = (webhook: Receiver) =>
      plain(savedText({ ...audience, webhook }))
        .split("\n")
        .slice(4, -1);
    const url = "https://example.com/moves";
    expect(told({ url, waiting: 0 })).toEqual([`Who comes and who goes is told to ${url}`]);
    expect(
      told({
        url,
        waiting: 2,
        failure: "nobody listens at its address",
        nextTryAt: "2026-09-15T08:05:00.000Z",
        lost: { messages: 1, at: "2026-09-14T09:00:00.000Z", failure: "it answered HTTP 503" },
      }),
    ).toEqual([
      `Who comes and who goes is told to ${url}`,
      "2 messages to be received",
      "The last try failed: nobody listens at its address. The next is at 2026-09-15 08:05 UTC",
      "1 message given up, the last on 2026-09-14 09:00 UTC: it answered HTTP 503",
      "attune audience webhook a1 again tells what was not received",
    ]);
    expect(told({ url, waiting: 0, endedAt: "2026-09-14T09:00:00.000Z" })).toEqual([
      `${url} is told nothing since 2026-09-14 09:00 UTC: it answered HTTP 410, that it wants no more`,
      "attune audience webhook a1 URL has it told again, from then on",
    ]);
  });
});
