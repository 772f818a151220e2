/** Segments and who is in them. */

import { z } from "zod";
import type { ClusterModel } from "../../models/clusters/find-segments.ts";
import { latest, membersOf, segmentOf } from "../../pipeline/look-up.ts";
import { renameSegment, unnameSegment } from "../../pipeline/rename-segment.ts";
import type { Overview } from "../../pipeline/store/results.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { tellSegment, tellSegments } from "../groups.ts";
import { route } from "../route.ts";
import { segmentGroup, segmentGroups } from "../shapes/groups.ts";
import { segment } from "../shapes/segment.ts";
import { customerPage, segments } from "../shapes/segments.ts";
import { who, whoBody } from "../shapes/texts.ts";

const byId = z.object({ id: z.string().min(1).meta({ description: "Id or name: s1" }) });

function figuresOf({ clustering, asOf: _asOf, topics: _topics, tables: _tables, ...figures }: Overview) {
  const { reason, silhouette, daviesBouldin, inertia, close } = (clustering ?? {}) as Partial<ClusterModel>;
  return {
    ...figures,
    ...(reason !== undefined && { clustering: { reason, silhouette, daviesBouldin, inertia, close } }),
  };
}

const nameBody = z.strictObject({ name: z.string().min(1).max(200), ...who });

function saying(by: string | undefined, note: string | undefined) {
  return { at: new Date().toISOString(), ...(by !== undefined && { by }), ...(note !== undefined && { note }) };
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
    method: "patch",
    path: "/segments/{id}",
    tag: "Segments",
    summary:
      "Give a segment a name of your own: it stays when segments are learned anew, as long as the segment goes on",
    params: byId,
    body: nameBody,
    answer: segment,
    errors: ["not_found", "unusable_input"],
    handle: ({ params: { id }, body: { name, by, note }, context: { engine } }) =>
      renameSegment(engine.database, { segment: id, name, ...saying(by, note) }),
  }),
  route({
    method: "delete",
    path: "/segments/{id}/name",
    tag: "Segments",
    summary: "Take a name back: the segment is called by its numbers again",
    params: byId,
    body: whoBody,
    answer: segment,
    errors: ["not_found", "unusable_input"],
    handle: ({ params: { id }, body: { by, note }, context: { engine } }) =>
      unnameSegment(engine.database, { segment: id, ...saying(by, note) }),
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
