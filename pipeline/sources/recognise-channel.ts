/** Where texts come from whose row does not say: by what the user says, the preset, the columns and the file's name. */

import type { Channel } from "../types.ts";
import type { Assigned } from "./assign-columns.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { Field } from "./fields.ts";
import { plainName } from "./plain-name.ts";
import type { Preset } from "./preset.ts";
import { holdsTranscripts } from "./transcript.ts";

/** A channel, and what says so. */
export interface RecognisedChannel {
  readonly channel: Channel;
  readonly why: string;
}

/** A name of a ticket's id. */
const TICKET =
  /\b(?:tickets?|ticket(?:nummer|nr|id)|cases?|case(?:nummer|nr|id)|vorgang(?:s(?:nummer|nr|id))?|incidents?|service requests?)\b/;
/** Who asks, and who handles it: of a ticket, unless it is a chat. */
const HANDLED = /\b(?:assignee|requester)\b/;
/** Chats seldom have these. */
const MAILED = /\b(?:e ?mail|betreff|subject|objet|asunto|onderwerp|oggetto)\b/;
const CHAT = /\b(?:live ?)?chat\b/;

const FILE_WORDS: readonly (readonly [Channel, RegExp])[] = [
  [
    "chat",
    /\b(?:chats?|chatlogs?|live ?chats?|web ?chats?|chatbot|messenger|whats ?app|telegram|dialogues?|transcripts?)\b/,
  ],
  [
    "survey",
    /\b(?:surveys?|nps|csat|questionnaires?|polls?|qualtrics|survey ?monkey|typeform|umfragen?|befragung(?:en)?|enquetes?|sondages?|encuestas?|respondents?)\b/,
  ],
  [
    "review",
    /\b(?:reviews?|ratings?|trustpilot|app ?store|google ?play|yelp|bewertung(?:en)?|rezension(?:en)?|avis|resenas?)\b/,
  ],
  ["ticket", /\b(?:tickets?|cases?|incidents?|zendesk|freshdesk|help ?desk|service ?desk|vorgange?|e ?mails?)\b/],
];
/** A helpdesk's word, which stands before chats and surveys too. */
const SUPPORT = /\b(?:support|service ?requests?|anfragen|hotline|kundendienst)\b/;

/** The channel that the words of a file's name tell of, if they tell of one. */
export function channelOfName(file: string): RecognisedChannel | undefined {
  const name = /[^/\\]*$/.exec(file)![0];
  const plain = plainName(name.replace(/(?:\.\w{1,5})+$/, ""));
  const found = FILE_WORDS.filter(([, words]) => words.test(plain)).map(([channel]) => channel);
  const [only = SUPPORT.test(plain) ? "ticket" : undefined] = found;
  return only === undefined || found.length > 1 ? undefined : { channel: only, why: "the file's name" };
}

/** What the columns tell for sure, and what they only suggest: then the file's name goes before. */
function ofColumns(
  assigned: readonly Assigned[],
  columns: readonly ColumnProfile[],
): { readonly sure?: RecognisedChannel; readonly likely?: RecognisedChannel } {
  const has = (...fields: readonly Field[]) => fields.every((field) => assigned.some((one) => one.field === field));
  const named = (pattern: RegExp) => columns.find(({ plain }) => pattern.test(plain));
  const by = (channel: Channel, column: ColumnProfile): RecognisedChannel => ({
    channel,
    why: `column ${JSON.stringify(column.name.slice(0, 60))}`,
  });
  const isSplit = assigned.some(({ field, index }) => field === "text" && holdsTranscripts(columns[index]));
  const isTalk = isSplit || has("conversation", "speaker");
  const ticket = named(TICKET);
  if (isTalk) {
    const whole = columns[assigned.find(({ field }) => field === "conversation")?.index ?? -1];
    if (whole && CHAT.test(whole.plain)) return { sure: by("chat", whole) };
    if (ticket) return { sure: by("ticket", ticket) };
    const mailed = named(HANDLED) ?? (isSplit ? undefined : named(MAILED));
    if (mailed) return { likely: by("ticket", mailed) };
    return {
      likely: { channel: "chat", why: isSplit ? "whole conversations in cells" : "messages with who said them" },
    };
  }
  const review = has("rating") ? named(/\b(?:review|reviewer|rezension|bewertungstext|avis|resena)\b/) : undefined;
  if (review) return { sure: by("review", review) };
  if (has("question") || assigned.filter(({ field }) => field === "text").length > 1)
    return { sure: { channel: "survey", why: "questions and answers" } };
  const handled = ticket ?? named(HANDLED);
  if (handled) return { sure: by("ticket", handled) };
  const survey = named(/\b(?:survey|respondent|response id|nps|umfrage|recommend)\b/);
  if (survey) return { sure: by("survey", survey) };
  return has("rating", "subject") ? { likely: { channel: "review", why: "ratings with a title" } } : {};
}

/** The channel of texts whose row names none; undefined where nothing tells it. */
export function recogniseChannel(
  { assigned, columns }: { readonly assigned: readonly Assigned[]; readonly columns: readonly ColumnProfile[] },
  {
    told,
    preset,
    file,
  }: { readonly told: Channel | undefined; readonly preset: Preset | undefined; readonly file: string },
): RecognisedChannel | undefined {
  if (told) return { channel: told, why: "you say so (--channel)" };
  if (preset?.channel) return { channel: preset.channel, why: preset.title };
  const { sure, likely } = ofColumns(assigned, columns);
  const usual = preset?.usualChannel && { channel: preset.usualChannel, why: preset.title };
  return sure ?? channelOfName(file) ?? usual ?? likely;
}
