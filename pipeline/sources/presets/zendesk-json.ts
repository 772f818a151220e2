/** Zendesk tickets as JSON, with comments and their authors: one row a comment. */

import { at, listAt, textAt, without } from "../flatten.ts";
import type { Beside, Preset } from "../preset.ts";
import { speakerOf } from "../speaker.ts";
import { withRating } from "./conversation-rating.ts";

const OWN_KEYS = [
  "comments",
  "description",
  "requester",
  "via",
  "tags",
  "satisfaction_rating",
  "raw_subject",
  "users",
  "audits",
];

/** Ways in which a machine writes down what a customer typed: whose account it uses says nothing. */
const RELAYED = /^(?:api|web_service|mobile_sdk|sample_ticket|rule)$/;

/**
 * The author's role, or whether they asked. An internal note is staff's, whoever is named. `users` stand beside the tickets in
 * exports of the API.
 */
function speaker(comment: unknown, ticket: object, beside: Beside): string {
  if (at(comment, "public") === false) return "agent";
  const author = textAt(comment, "author_id") ?? textAt(comment, "author", "id");
  const role =
    textAt(comment, "author", "role") ??
    textAt(comment, "author_role") ??
    textAt(comment, "role") ??
    textAt(beside("users", author), "role");
  const told = role === undefined ? undefined : speakerOf(role);
  if (told) return told;
  const requester = requesterOf(ticket);
  // A comment without any author is the ticket's own description.
  return author === undefined || requester === undefined || author === requester ? "customer" : "agent";
}

/** The submitter is the author of the first comment; known as staff only where the users say so. */
function description(ticket: object, beside: Beside): unknown {
  const submitter = textAt(ticket, "submitter_id");
  const via = textAt(ticket, "via", "channel") ?? textAt(ticket, "via") ?? "";
  const isTold = textAt(beside("users", submitter), "role") !== undefined && !RELAYED.test(via);
  return { body: textAt(ticket, "description"), id: undefined, ...(isTold && { author_id: submitter }) };
}

function requesterOf(ticket: object): string | undefined {
  return textAt(ticket, "requester_id") ?? textAt(ticket, "requester", "id");
}

function textOf(comment: unknown): string | undefined {
  return (
    textAt(comment, "plain_body") ?? textAt(comment, "body") ?? textAt(comment, "html_body") ?? textAt(comment, "value")
  );
}

function spread(ticket: object, beside: Beside): readonly Readonly<Record<string, unknown>>[] {
  const id = textAt(ticket, "id");
  const requester = at(ticket, "requester") ?? beside("users", requesterOf(ticket));
  const shared = {
    ...without(ticket, OWN_KEYS),
    id: undefined,
    conversation: id,
    customer: textAt(requester, "external_id") ?? requesterOf(ticket),
    email: textAt(requester, "email") ?? textAt(ticket, "requester_email"),
    channel: textAt(ticket, "via", "channel") ?? textAt(ticket, "via"),
    tags: at(ticket, "tags"),
  };
  const comments = listAt(ticket, "comments").filter((comment) => textOf(comment) !== undefined);
  const all = comments.length > 0 ? comments : [description(ticket, beside)];
  const rows = all.map((comment, index) => ({
    ...shared,
    id: textAt(comment, "id") ?? (comments.length > 0 ? `${id ?? ""}/${index + 1}` : id),
    text: textOf(comment),
    at: textAt(comment, "created_at") ?? textAt(ticket, "created_at"),
    speaker: speaker(comment, ticket, beside),
    // What the ticket is called was said once, in its first message.
    ...(index !== 0 && { subject: undefined }),
  }));
  return withRating(rows, shared, {
    rating: textAt(ticket, "satisfaction_rating", "score") ?? textAt(ticket, "satisfaction_rating"),
    remark: textAt(ticket, "satisfaction_rating", "comment"),
    at: textAt(ticket, "satisfaction_rating", "created_at") ?? textAt(ticket, "updated_at"),
  });
}

export const zendeskJson: Preset = {
  name: "zendesk-json",
  title: "Zendesk tickets with comments (JSON)",
  kind: "feedback",
  recognises: ({ objects }) => {
    const tickets = objects.filter(
      (object) =>
        Array.isArray(at(object, "comments")) &&
        (at(object, "requester_id") ?? at(object, "requester") ?? at(object, "submitter_id")) !== undefined,
    );
    const bare = objects.filter(
      (object) => at(object, "requester_id") !== undefined && typeof at(object, "description") === "string",
    );
    return tickets.length + bare.length > objects.length / 2 ? "tickets with requester and comments" : undefined;
  },
  channel: "ticket",
  rating: { scale: "csat", max: 5 },
  beside: ["users"],
  spread,
  fields: {
    id: ["id"],
    conversation: ["conversation"],
    customer: ["customer"],
    email: ["email"],
    text: ["text"],
    at: ["at"],
    subject: ["subject"],
    speaker: ["speaker"],
    rating: ["rating"],
    tags: ["tags"],
    channel: ["channel"],
    state: ["status"],
    other: ["created at", "updated at", "requester id", "submitter id", "assignee id", "type", "external id"],
  },
};
