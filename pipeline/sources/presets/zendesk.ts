/** Zendesk's ticket views and searches as CSV: one row a ticket. */

import type { Preset } from "../preset.ts";

export const zendesk: Preset = {
  name: "zendesk",
  title: "Zendesk tickets (CSV)",
  kind: "feedback",
  recognises: ({ format, has }) => {
    if (format === "json" || format === "jsonl") return undefined;
    const isExport = has("requester") && has("subject") && (has("assignee") || has("via") || has("group"));
    const isTicket =
      has("id", "requester id") ||
      has("ticket id", "requester") ||
      has("summation column") ||
      has("satisfaction score");
    return isExport && (isTicket || has("id", "status"))
      ? "Requester, Subject and Assignee, as Zendesk names them"
      : undefined;
  },
  channel: "ticket",
  rating: { scale: "csat", max: 5 },
  fields: {
    id: ["id", "ticket id"],
    customer: ["requester external id", "requester id", "requester"],
    email: ["requester email"],
    text: ["description", "comment", "latest comment", "first comment"],
    subject: ["subject"],
    at: ["created at", "created", "requested"],
    rating: ["satisfaction score", "satisfaction", "satisfaction rating"],
    tags: ["tags"],
    channel: ["via", "channel"],
    state: ["status", "ticket status"],
    other: ["updated at", "assignee", "submitter", "group", "resolution", "satisfaction comment", "requester name"],
  },
};
