import { expect, it } from "vitest";
import { crossedGroups, plantCustomers, through } from "../../tests/planted-customers.ts";
import { decode, encode } from "../answer.ts";
import type { Featured, History } from "../types.ts";
import { cluster } from "./cluster.ts";
import { features } from "./features.ts";
import { value } from "./value.ts";
import { voice } from "./voice.ts";

type Known = History & Featured;

const asOf = "2026-06-30";

async function featured(histories: readonly History[]): Promise<Known[]> {
  return through(features(), await through(voice(), await through(value(), histories)));
}

async function learn(rows: readonly Known[], previous?: unknown) {
  async function* each() {
    yield* rows;
  }
  const model = await cluster().fit!(each(), { seed: 1, asOf, previous });
  const answers = await cluster().run(rows, { model, asOf });
  const ids = answers.map((answer) => ("segment" in answer ? answer.segment.id : ""));
  return { model: decode(encode(model)), ids: new Map(rows.map(({ customer }, i) => [customer, ids[i]!])) };
}

it("learned anew with a tenth more customers, at least 95 of 100 customers keep the id of their segment", async () => {
  const shares: number[] = [];
  for (const seed of [1, 2]) {
    const all = plantCustomers(crossedGroups, { seed, perGroup: 99 }).map(({ history }) => history);
    const before = await learn(await featured(all.slice(0, 360)));
    const rows = await featured(all);
    const now = await learn(rows, before.model);
    expect(encode((await learn(rows, before.model)).model)).toBe(encode(now.model));
    const kept = [...before.ids].filter(([customer, id]) => now.ids.get(customer) === id);
    shares.push(kept.length / before.ids.size);
    expect(now.model).toMatchObject({ lineage: { since: { seen: 360, isSample: false } } });
    expect(new Set(before.ids.values()).size).toBeGreaterThan(2);
  }
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.95);
});
