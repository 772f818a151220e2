/** Intercom conversations as JSON: the first message and the parts that hold a text, one row each. */

import { at, listAt, textAt, without } from "../flatten.ts";
import type { Preset } from "../preset.ts";
import { withRating } from "./conversation-rating.ts";

const OWN_KEYS = [
  "source",
  "conversation_parts",
  "contacts",
  "tags",
  "statistics",
  "conversation_rating",
  "teammates",
  "type",
  "user",
  "customers",
  "conversation_message",
];
const ROLES: Readonly<Record<string, string>> = {
  user: "customer",
  lead: "customer",
  contact: "customer",
  visitor: "customer",
  admin: "agent",
  team: "agent",
  bot: "bot",
};

/** Whether HTML holds a text besides its tags. */
function saysSomething(body: string | undefined): body is string {
  return body !== undefined && body.replace(/<[^<>]*>|&nbsp;/g, "").trim() !== "";
}

/** Internal notes are staff's; an author of an unknown type is no customer. */
function speaker(part: unknown): string {
  if (textAt(part, "part_type") === "note") return "agent";
  const type = textAt(part, "author", "type")?.toLowerCase() ?? "";
  return Object.hasOwn(ROLES, type) ? ROLES[type]! : "agent";
}

/** Exports of the API's first versions say only whether a conversation is open. */
function stateOf(isOpen: unknown): string | undefined {
  return typeof isOpen === "boolean" ? (isOpen ? "open" : "closed") : undefined;
}

function spread(conversation: object): readonly Readonly<Record<string, unknown>>[] {
  const source = at(conversation, "source") ?? at(conversation, "conversation_message");
  const parts = Array.isArray(at(conversation, "conversation_parts"))
    ? listAt(conversation, "conversation_parts")
    : listAt(conversation, "conversation_parts", "conversation_parts");
  const messages = [source, ...parts].filter((part) => saysSomething(textAt(part, "body")));
  const person = messages.map((part) => at(part, "author")).find((author) => speaker({ author }) === "customer");
  const contact = listAt(conversation, "contacts", "contacts")[0] ?? at(conversation, "user");
  const id = textAt(conversation, "id");
  const shared = {
    ...without(conversation, OWN_KEYS),
    conversation: id,
    // The shop's own id, where it told Intercom, is the one that orders carry.
    customer:
      textAt(contact, "external_id") ??
      textAt(contact, "user_id") ??
      textAt(person, "user_id") ??
      textAt(contact, "id") ??
      textAt(person, "id"),
    email: textAt(person, "email") ?? textAt(contact, "email"),
    subject: saysSomething(textAt(source, "subject")) ? textAt(source, "subject")!.replace(/<[^<>]*>/g, "") : undefined,
    tags: [...listAt(conversation, "tags", "tags"), ...listAt(conversation, "tags")]
      .map((tag) => textAt(tag, "name") ?? "")
      .filter(Boolean),
    delivered_as: textAt(source, "delivered_as"),
    state: textAt(conversation, "state") ?? stateOf(at(conversation, "open")),
  };
  const rows = messages.map((part, index) => ({
    ...shared,
    id: textAt(part, "id") ?? `${id ?? ""}/${index + 1}`,
    text: textAt(part, "body"),
    at: textAt(part, "created_at") ?? textAt(conversation, "created_at"),
    speaker: speaker(part),
  }));
  return withRating(rows, shared, {
    rating: textAt(conversation, "conversation_rating", "rating"),
    remark: textAt(conversation, "conversation_rating", "remark"),
    at: textAt(conversation, "conversation_rating", "created_at") ?? textAt(conversation, "updated_at"),
  });
}

export const intercom: Preset = {
  name: "intercom",
  title: "Intercom conversations (JSON)",
  kind: "feedback",
  recognises: ({ objects }) => {
    const conversations = objects.filter(
      (object) =>
        at(object, "conversation_parts") !== undefined &&
        (at(object, "source") ?? at(object, "conversation_message")) !== undefined,
    );
    return objects.length > 0 && conversations.length > objects.length / 2
      ? "conversations with source and parts"
      : undefined;
  },
  channel: "chat",
  rating: { scale: "csat", max: 5 },
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
    state: ["state"],
    other: ["created at", "updated at", "priority", "title", "admin assignee id", "team assignee id", "open", "read"],
  },
};
