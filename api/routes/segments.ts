/** Segments and who is in them. */

import { z } from "zod";
import { latest, membersOf, segmentOf } from "../../pipeline/look-up.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { customer, segment } from "../responses.ts";
import { route } from "../route.ts";

const byId = z.object({ id: z.string().min(1) });

export const segmentRoutes = [
  route({
    method: "get",
    path: "/segments",
    tag: "Segments",
    summary: "The segments of the last run, largest first",
    answer: z.object({ result: z.string(), asOf: z.string(), segments: z.array(segment) }),
    async handle({ context }) {
      const { id, overview, segments } = await latest(context.engine.database);
      return { result: id, asOf: overview.asOf, segments };
    },
  }),
  route({
    method: "get",
    path: "/segments/{id}",
    tag: "Segments",
    summary: "One segment, by id or name",
    params: byId,
    answer: segment,
    async handle({ params, context }) {
      return segmentOf(await latest(context.engine.database), params.id);
    },
  }),
  route({
    method: "get",
    path: "/segments/{id}/customers",
    tag: "Segments",
    summary: "The customers of a segment, by id",
    params: byId,
    query: paging,
    answer: z.object({ items: z.array(customer), next: z.string().optional() }),
    async handle({ params, query: { limit, cursor }, context }) {
      const { database } = context.engine;
      const last = await latest(database);
      const { id } = segmentOf(last, params.id);
      const members = await membersOf(database, last, { segment: id, after: keyOf(cursor), limit });
      return pageOf(members, limit, (member) => member.customer);
    },
  }),
];
