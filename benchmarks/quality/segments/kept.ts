/**
 * How many customers keep the id of their segment where a tenth more customers come: of the sample shop, each of eleven parts left out and
 * added again.
 *
 *   npx tsx benchmarks/quality/segments/kept.ts
 */

import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FollowedModel } from "../../../models/clusters/follow-segments.ts";
import { openEngine } from "../../../pipeline/engine.ts";
import { everyMember, latest } from "../../../pipeline/look-up.ts";
import { cluster } from "../../../pipeline/stages/cluster.ts";
import { features } from "../../../pipeline/stages/features.ts";
import type { Member } from "../../../pipeline/types.ts";
import { record } from "../../record.ts";
import { throughStage } from "./prepared.ts";

const parts = 11;
const project = join(import.meta.dirname, "../../..");

const folder = await mkdtemp(join(tmpdir(), "attune-kept-"));
try {
  const customers = await sampleShop(folder);
  const each = [];
  for (let part = 0; part < parts; part++) {
    const before = await learn(customers.filter((_, i) => i % parts !== part));
    const now = await learn(customers, before.model);
    const kept = [...before.ids].filter(([customer, id]) => now.ids.get(customer) === id).length;
    const ids = new Set(now.ids.values());
    const segments = [...new Set(before.ids.values())];
    each.push({
      customers: [before.ids.size, now.ids.size],
      segments: [segments.length, ids.size],
      "segments with their id": segments.filter((id) => ids.has(id)).length,
      "customers with their segment's id": Number((kept / before.ids.size).toFixed(3)),
    });
  }
  const shares = each.map((one) => one["customers with their segment's id"]).sort((a, b) => a - b);
  const segments = each.reduce((sum, one) => sum + one.segments[0]!, 0);
  await record("segments-kept", {
    "segments with their id": Number(
      (each.reduce((sum, one) => sum + one["segments with their id"], 0) / segments).toFixed(3),
    ),
    "customers with their segment's id, mean": Number((shares.reduce((sum, one) => sum + one, 0) / parts).toFixed(3)),
    least: shares[0],
    median: shares[Math.floor(parts / 2)],
    each,
  });
} finally {
  await rm(folder, { recursive: true });
}

async function sampleShop(data: string): Promise<Member[]> {
  const of = (name: string) => join(project, "data-samples", name);
  const texts = ["tickets.csv", "survey.csv", "reviews.csv", "chats.json"].map(of);
  const args = ["run", ...texts, "--orders", of("orders.csv"), "--customers", of("customers.csv"), "--data", data];
  const { status } = spawnSync(join(project, "attune"), args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`attune run ended with ${status}`);
  const engine = await openEngine({ dataFolder: data });
  const members: Member[] = [];
  for await (const member of everyMember(engine.database, await latest(engine.database))) members.push(member);
  await engine.close();
  return members;
}

async function learn(members: readonly Member[], previous?: FollowedModel) {
  const prepared = await throughStage(features(), members);
  const rows = members.map((member, i) => ({ ...member, ...prepared.answers[i]! }));
  const { model, answers } = await throughStage(cluster(), rows, previous ? { previous } : {});
  return { model, ids: new Map(rows.map(({ customer }, i) => [customer, answers[i]!.segment.id])) };
}
