/** Segments and who is in them. */

import { z } from "zod";
import type { ClusterModel } from "../../models/clusters/find-segments.ts";
import { latest, membersOf, segmentOf } from "../../pipeline/look-up.ts";
import type { Overview } from "../../pipeline/store/results.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { tellSegment, tellSegments } from "../groups.ts";
import { route } from "../route.ts";
import { segmentGroup, segmentGroups } from "../shapes/groups.ts";
import { customerPage, segment, segments } from "../shapes/segments.ts";

const byId = z.object({ id: z.string().min(1).meta({ description: "Id or name: s1" }) });

function figuresOf({ clustering, asOf: _asOf, topics: _topics, tables: _tables, ...figures }: Overview) {
  const { reason, silhouette, daviesBouldin, inertia, close } = (clustering ?? {}) as Partial<ClusterModel>;
  return {
    ...figures,
    ...(reason !== undefined && { clustering: { reason, silhouette, daviesBouldin, inertia, close } }),
  };
}

export const segmentRoutes = [
  route({
    method: "get",
    path: "/segments",
    tag: "Segments",
    summary: "The segments of the last run, largest first, with what it read",
    isForGroups: true,
    answer: z.union([segments, segmentGroups]),
    errors: ["not_found"],
    async handle({ role, context }) {
      if (role === "groups") return tellSegments(context);
      const { engine } = context;
      const { id, overview, segments } = await latest(engine.database);
      return {
        result: id,
        ...(overview.asOf !== undefined && { asOf: overview.asOf }),
        figures: figuresOf(overview),
        segments,
      };
    },
  }),
  route({
    method: "get",
    path: "/segments/{id}",
    tag: "Segments",
    summary: "One segment, by id or name",
    params: byId,
    isForGroups: true,
    answer: z.union([segment, segmentGroup]),
    errors: ["not_found"],
    async handle({ params, role, context }) {
      if (role === "groups") return tellSegment(context, params.id);
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
    answer: customerPage,
    errors: ["not_found"],
    async handle({ params, query: { limit, cursor }, context: { engine } }) {
      const last = await latest(engine.database);
      const page = { segment: segmentOf(last, params.id).id, after: keyOf(cursor), limit: limit + 1 };
      return pageOf(await membersOf(engine.database, last, page), limit);
    },
  }),
];
