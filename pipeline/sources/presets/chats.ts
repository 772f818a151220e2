/** Chats: a row a message, or a whole conversation in one cell. */

import type { Preset } from "../preset.ts";
import { isTranscript } from "../transcript.ts";

const CONVERSATION =
  /^(conversation|chat|session|thread|dialog|dialogue|interaction|room)( ?(id|no|nr|number|key|uuid))?$/;
const SPEAKER =
  /^((author|sender|from|user|participant|speaker|message) ?)?(role|type|speaker|sender|author|from|direction|participant)$/;
const TEXT = /^((chat|message) ?)?(message|text|body|content|utterance)$/;

/** One row a message, with who said it. */
export const chat: Preset = {
  name: "chat",
  title: "chat messages, a row each",
  kind: "feedback",
  recognises: ({ plain }) =>
    [CONVERSATION, SPEAKER, TEXT].every((pattern) => plain.some((name) => pattern.test(name)))
      ? "columns for conversation, sender and message"
      : undefined,
  usualChannel: "chat",
};

/** One row a conversation, with "Agent: …" and "Customer: …" in one cell. */
export const chatTranscripts: Preset = {
  name: "chat-transcripts",
  title: "chat transcripts, a conversation a row",
  kind: "feedback",
  recognises: ({ headers, rows }) => {
    const at = headers.findIndex((_, index) => {
      const cells = rows.map((row) => row[index] ?? "").filter((cell) => cell.trim() !== "");
      return cells.length > 0 && cells.filter(isTranscript).length >= cells.length / 2;
    });
    return at < 0 ? undefined : `column ${JSON.stringify(headers[at])} holds conversations ("Agent: …", "Customer: …")`;
  },
  usualChannel: "chat",
};
