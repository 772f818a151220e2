/** Saved audiences: who is in them, who came and went, and what two of them have in common. */

import { z } from "zod";
import { audienceCsv } from "../../pipeline/audiences/csv.ts";
import { diffAudience, overlapOf } from "../../pipeline/audiences/compare.ts";
import {
  audienceFigures,
  audienceOf,
  savedAudiences as allAudiences,
  savedMembers,
} from "../../pipeline/audiences/look-up.ts";
import { deleteAudience, saveAudience } from "../../pipeline/audiences/save.ts";
import { changeWebhook, newWebhook, tellAgain } from "../../pipeline/audiences/webhook.ts";
import { latest } from "../../pipeline/look-up.ts";
import type { SavedAudience } from "../../pipeline/store/audience/saved.ts";
import type { Webhook } from "../../pipeline/store/audience/webhooks.ts";
import { writePiece } from "../../pipeline/write-piece.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { ApiError } from "../errors.ts";
import { tellAudience, tellAudiences, tellOverlap } from "../groups.ts";
import { route } from "../route.ts";
import { audienceGroup, audienceGroups, groupOverlap } from "../shapes/groups.ts";
import { audienceDiff, overlap, savedAudience, savedAudiences, savedMemberPage } from "../shapes/audiences.ts";

const tag = "Audiences";
const byId = z.object({ id: z.string().min(1).meta({ description: "Id or name: a1" }) });
const question = z.string().trim().min(1).max(20_000).optional();
const asOf = z
  .union([z.iso.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())])
  .optional()
  .meta({ description: "A day of the data, as its last run found it; or a time: as it was known then. Absent: now" });
const pageSize = 500;

const webhookUrl = z
  .string()
  .max(2000)
  .meta({ description: "URL that is told who came and who went after every run; nothing is sent without one" });

/** The secret is told when it is set, and never again. */
function withSecret(audience: SavedAudience, webhook: Webhook | undefined) {
  const { webhook: told, ...figures } = audienceFigures(audience);
  return { ...figures, ...(told && { webhook: { ...told, ...(webhook && { secret: webhook.secret }) } }) };
}

export const savedAudienceRoutes = [
  route({
    method: "post",
    path: "/audiences",
    tag,
    summary: "Save an audience under a name; /audiences/preview tells its size before",
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      q: question.meta({ description: "Plain words" }),
      where: question.meta({ description: "A rule" }),
      kind: savedAudience.shape.kind.default("dynamic"),
      webhook: webhookUrl.optional(),
    }),
    answer: savedAudience,
    statuses: [201],
    errors: ["not_found", "conflict", "unusable_input"],
    async handle({ body: { name, q, where, kind, webhook: url }, response, context: { engine } }) {
      if ((q === undefined) === (where === undefined))
        throw new ApiError("invalid_request", "Wanted q (plain words) or where (a rule), one of the two");
      const asked = q === undefined ? { rule: where! } : { words: q };
      const at = new Date().toISOString();
      const webhook = url === undefined ? undefined : newWebhook(url, engine.webhookHosts);
      const saved = await saveAudience(engine.database, { name, kind, at, ...asked, ...(webhook && { webhook }) });
      response.setHeader("Location", `/v1/audiences/${saved.id}`);
      return withSecret(saved, webhook);
    },
  }),
  route({
    method: "get",
    path: "/audiences",
    tag,
    summary: "The saved audiences with their sizes after the last run",
    isForGroups: true,
    answer: z.union([savedAudiences, audienceGroups]),
    async handle({ role, context }) {
      if (role === "groups") return tellAudiences(context);
      const { engine } = context;
      return { audiences: (await allAudiences(engine.database)).map(audienceFigures) };
    },
  }),
  route({
    method: "get",
    path: "/audiences/{id}",
    tag,
    summary: "One saved audience",
    params: byId,
    isForGroups: true,
    answer: z.union([savedAudience, audienceGroup]),
    errors: ["not_found"],
    handle: async ({ params: { id }, role, context }) =>
      role === "groups" ? tellAudience(context, id) : audienceFigures(await audienceOf(context.engine.database, id)),
  }),
  route({
    method: "get",
    path: "/audiences/{id}/customers",
    tag,
    summary: "The members by id, now or on a day, with what the last run knows of them and why the rule finds them",
    params: byId,
    query: paging.extend({ asOf }),
    answer: savedMemberPage,
    errors: ["not_found"],
    async handle({ params: { id }, query: { limit, cursor, asOf: day }, context: { engine } }) {
      const audience = await audienceOf(engine.database, id);
      const page = { after: keyOf(cursor), limit: limit + 1, ...(day !== undefined && { asOf: day }) };
      return pageOf(await savedMembers(engine.database, audience, page), limit);
    },
  }),
  route({
    method: "get",
    path: "/audiences/{id}/diff",
    tag,
    summary: "Who came and who went, and why: since a day, or since it was saved; of a static one, up to now",
    params: byId,
    query: paging.extend({ since: asOf }),
    answer: audienceDiff,
    errors: ["not_found"],
    async handle({ params: { id }, query: { limit, cursor, since }, context: { engine } }) {
      const audience = await audienceOf(engine.database, id);
      const page = { after: keyOf(cursor), limit: limit + 1, ...(since !== undefined && { since }) };
      const { moves, from, to, ...counts } = await diffAudience(engine.database, audience, page);
      const days = { from: { day: from.day, size: from.size }, to: { day: to.day, size: to.size } };
      return { ...days, ...counts, ...pageOf(moves, limit) };
    },
  }),
  route({
    method: "get",
    path: "/audiences/{id}/overlap",
    tag,
    summary: "How many are in both of two audiences, and in each alone",
    params: byId,
    query: z.object({ with: z.string().min(1).meta({ description: "Id or name of the other" }) }),
    isForGroups: true,
    answer: z.union([overlap, groupOverlap]),
    errors: ["not_found"],
    async handle({ params: { id }, query: { with: other }, role, context }) {
      if (role === "groups") return tellOverlap(context, id, other);
      const { engine } = context;
      const one = await audienceOf(engine.database, id);
      return overlapOf(engine.database, one, await audienceOf(engine.database, other));
    },
  }),
  route({
    method: "get",
    path: "/audiences/{id}/export",
    tag,
    summary: "All members as CSV with reasons; cells that spreadsheets would run begin with an apostrophe",
    params: byId,
    query: z.object({ asOf }),
    answer: z.string(),
    answerType: "text/csv",
    errors: ["not_found"],
    async handle({ params: { id }, query: { asOf: day }, response, signal, context: { engine } }) {
      const audience = await audienceOf(engine.database, id);
      const { segments } = await latest(engine.database);
      const segmentNames = new Map(segments.map(({ id: segment, name }) => [segment, name]));
      const at = day === undefined ? {} : { asOf: day };
      for (let after = "", header = true; !signal.aborted; header = false) {
        const members = await savedMembers(engine.database, audience, { ...at, after, limit: pageSize });
        if (header) {
          response.type("text/csv");
          response.setHeader("Content-Disposition", `attachment; filename="audience-${audience.id}.csv"`);
        }
        await writePiece(response, audienceCsv(members, { segmentNames, isSaved: true, header }), signal);
        if (members.length < pageSize) break;
        after = members.at(-1)!.customer;
      }
      response.end();
      return undefined;
    },
  }),
  route({
    method: "patch",
    path: "/audiences/{id}",
    tag,
    summary: "Give an audience another receiver of moves, with a new secret, or with null none",
    params: byId,
    body: z.strictObject({ webhook: webhookUrl.nullable() }),
    answer: savedAudience,
    errors: ["not_found", "unusable_input"],
    async handle({ params: { id }, body: { webhook: url }, context: { engine } }) {
      const to = { url: url ?? undefined, allowedHosts: engine.webhookHosts };
      const webhook = await changeWebhook(engine.database, id, to);
      return withSecret(await audienceOf(engine.database, id), webhook);
    },
  }),
  route({
    method: "post",
    path: "/audiences/{id}/webhook/again",
    tag,
    summary:
      "Tell the receiver of an audience again what it did not receive: what waits, now; where messages were given up, all in all",
    params: byId,
    answer: savedAudience,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      await tellAgain(engine.database, id);
      void engine.deliver();
      return audienceFigures(await audienceOf(engine.database, id));
    },
  }),
  route({
    method: "delete",
    path: "/audiences/{id}",
    tag,
    summary: "Delete an audience, with all that was recorded of it",
    params: byId,
    answer: savedAudience,
    errors: ["not_found"],
    handle: async ({ params: { id }, context: { engine } }) =>
      audienceFigures(await deleteAudience(engine.database, id)),
  }),
];
