/** Chats as JSON: an object a conversation with the list of its messages, one row a message. */

import { fingerprint } from "../../answer.ts";
import { at, textAt, without } from "../flatten.ts";
import type { Preset } from "../preset.ts";

const LISTS = ["messages", "turns", "transcript", "utterances", "conversation", "events", "items", "chat", "dialogue"];
const TEXTS = ["text", "message", "body", "content", "utterance"];
const ROLES = [
  "role",
  "speaker",
  "sender_type",
  "author_type",
  "sender",
  "author",
  "from",
  "direction",
  "type",
  "user_type",
];
const TIMES = ["at", "time", "timestamp", "created_at", "createdAt", "sent_at", "date", "ts"];
/** Kept as columns too: they tell that it is a ticket. */
const TICKET_IDS = [
  "ticket_id",
  "ticketId",
  "ticket_number",
  "ticketNumber",
  "case_id",
  "caseId",
  "case_number",
  "caseNumber",
];
const IDS = ["id", "conversation_id", "conversationId", "chat_id", "chatId", "session_id", "session"];

function firstText(object: unknown, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found =
      textAt(object, key) ?? textAt(object, key, "role") ?? textAt(object, key, "type") ?? textAt(object, key, "text");
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The key of the list of messages: objects of which half have a text and somebody who said it, or none at all. */
function listOf(object: object): string | undefined {
  return LISTS.find((key) => {
    const list = at(object, key);
    if (!Array.isArray(list)) return false;
    const messages = list.filter(
      (item) => firstText(item, TEXTS) !== undefined && firstText(item, ROLES) !== undefined,
    );
    return messages.length >= list.length / 2;
  });
}

function spread(object: object): readonly Readonly<Record<string, unknown>>[] {
  const key = listOf(object);
  if (key === undefined) return [object as Readonly<Record<string, unknown>>];
  const messages = (at(object, key) as readonly unknown[]).filter((item) => firstText(item, TEXTS) !== undefined);
  const conversation =
    firstText(object, TICKET_IDS) ??
    firstText(object, IDS) ??
    fingerprint(...messages.map((message) => firstText(message, TEXTS)!));
  const shared = without(object, [key, ...IDS]);
  return messages.map((message, index) => ({
    ...shared,
    conversation,
    id: textAt(message, "id") ?? textAt(message, "message_id") ?? `${conversation}/${index + 1}`,
    text: firstText(message, TEXTS),
    speaker: firstText(message, ROLES),
    at: firstText(message, TIMES) ?? firstText(object, TIMES),
  }));
}

export const chatJson: Preset = {
  name: "chat-json",
  title: "chats with lists of messages (JSON)",
  kind: "feedback",
  recognises: ({ objects }) => {
    const chats = objects.filter((object) => listOf(object) !== undefined);
    const hasMessage = chats.some((chat) => (at(chat, listOf(chat)!) as readonly unknown[]).length > 0);
    return chats.length > objects.length / 2 && hasMessage ? "lists of messages with who said them" : undefined;
  },
  usualChannel: "chat",
  spread,
  fields: { id: ["id"], conversation: ["conversation"], text: ["text"], speaker: ["speaker"], at: ["at"] },
};
