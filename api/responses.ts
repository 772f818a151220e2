/** The types of what the API answers, for clients: types only, so that nothing is loaded with them. */

import type { z } from "zod";
import type { audienceDiff, overlap, savedAudience, savedMemberPage } from "./shapes/audiences.ts";
import type { evaluation, standingReading } from "./shapes/corrections.ts";
import type { customer, customerProfile } from "./shapes/customers.ts";
import type { why } from "./shapes/why.ts";
import type { segment } from "./shapes/segment.ts";
import type { audience, customerPage, segments, topic } from "./shapes/segments.ts";
import type { moodLabel, reading, verbatim } from "./shapes/texts.ts";
import type { editedTopics, topicTextPage } from "./shapes/topics.ts";
import type { health, importReport, run } from "./shapes/work.ts";
import type { ErrorCode } from "./errors.ts";

export type MoodLabel = z.output<typeof moodLabel>;
export type VerbatimResponse = z.output<typeof verbatim>;
export type ReadingResponse = z.output<typeof reading>;

export type ImportReportResponse = z.output<typeof importReport>;
export type RunResponse = z.output<typeof run>;
export type HealthResponse = z.output<typeof health>;

/** A segment, and all of a result. */
export type SegmentResponse = z.output<typeof segment>;
export type SegmentsResponse = z.output<typeof segments>;
export type TopicResponse = z.output<typeof topic>;
export type EditedTopicsResponse = z.output<typeof editedTopics>;
export type TopicTextPageResponse = z.output<typeof topicTextPage>;
export type AudienceResponse = z.output<typeof audience>;

/** A saved audience, a page of its members, what became of it, and what two have in common. */
export type SavedAudienceResponse = z.output<typeof savedAudience>;
export type SavedMemberPageResponse = z.output<typeof savedMemberPage>;
export type AudienceDiffResponse = z.output<typeof audienceDiff>;
export type OverlapResponse = z.output<typeof overlap>;

/** A customer as a member of a segment, a page of them, and one with all that was written and bought. */
export type CustomerResponse = z.output<typeof customer>;
export type CustomerPageResponse = z.output<typeof customerPage>;
export type CustomerProfileResponse = z.output<typeof customerProfile>;
export type WhyResponse = z.output<typeof why>;

/** The reading of one text with what people said of it, and how right the machine is by all of that. */
export type StandingReadingResponse = z.output<typeof standingReading>;
export type EvaluationResponse = z.output<typeof evaluation>;

/** Every answer with a status of 400 or more. */
export interface ErrorResponse {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly details?: unknown };
}
