/** Splits the transcript of a conversation in one cell into turns. */

import type { Speaker } from "../types.ts";
import { speakerOf } from "./speaker.ts";

/** What one speaker said in one go. */
export interface Turn {
  readonly speaker: Speaker;
  readonly text: string;
}

const CLOCK = "[[(]?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp]\\.?[Mm]\\.?)?[\\])]?";
const ROLE =
  "Customer|Client|User|Visitor|Guest|Consumer|Requester|Caller|Shopper|Agent|Support|Operator|Advisor|Adviser|Representative|Rep|Admin|Staff|Bot|Chatbot|Assistant|System|Kunde|Kundin|Besucher|Mitarbeiter|Mitarbeiterin|Berater|Beraterin|Visiteur|Conseiller|Conseillère|Cliente|Usuario|Agente";
const LABEL = "\\p{L}[\\p{L}\\d.'’_-]{0,25}(?: [\\p{L}\\d][\\p{L}\\d.'’_-]{0,25}){0,3}(?: ?\\([^()\\n]{1,30}\\))?";

/** A label at the start of a line: any name. */
const AT_LINE = new RegExp(
  `(?:^|\\n)[ \\t>*-]{0,4}(?:${CLOCK}[ -]{0,3})?(${LABEL})(?: ?${CLOCK})?[ ]?:(?:[ \\t]|(?=\\n)|$)`,
  "gu",
);
/** A label inside a line: only words for roles, with a name or a time beside them. */
const IN_LINE = new RegExp(
  `(?:^|[\\s|>.!?"”)\\]])(?:${CLOCK}[ -]{0,3})?((?:(?:Customer|Kunden|Virtual|Live|Answer|Chat) ?)?(?:${ROLE})(?: \\p{Lu}[\\p{L}.-]{1,20}){0,2}(?: ?\\([^()\\n]{1,30}\\))?)(?: ?${CLOCK})?[ ]?:(?=\\s)`,
  "gu",
);
const ENDS_IN_CLOCK = new RegExp(`${CLOCK}$`, "u");
const HAS_ROLE = new RegExp(`(?:^|[^\\p{L}])(?:${ROLE})(?=$|[^\\p{L}])`, "iu");

interface Label {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly speaker?: Speaker;
  readonly hasTime: boolean;
}

function labels(text: string, pattern: RegExp): readonly Label[] {
  return [...text.matchAll(pattern)].map((match) => {
    const label = match[1]!.trim();
    const speaker = HAS_ROLE.test(label) ? speakerOf(label) : undefined;
    const hasTime = /\d:\d\d/.test(match[0]);
    return { start: match.index, end: match.index + match[0].length, label, speaker, hasTime };
  });
}

/**
 * Whether the labels are of a conversation and not of a form ("Customer: Anna", "Order: 1234"): both sides are named, or
 * one is and a label comes again, or times stand beside the labels.
 */
function isConversation(found: readonly Label[]): boolean {
  const speakers = new Set(found.map(({ speaker }) => speaker));
  const names = new Set(found.map(({ label }) => label));
  if (names.size < 2) return false;
  const isOneSided = !speakers.has("customer") || (!speakers.has("agent") && !speakers.has("bot"));
  if (!isOneSided) return true;
  const isRepeated = names.size < found.length || found.filter(({ hasTime }) => hasTime).length > 1;
  return isRepeated && [...speakers].some((speaker) => speaker !== undefined);
}

/** A turn without the time of the next one. Only the end is looked at: a search through all spaces would be quadratic. */
function withoutClock(text: string): string {
  const turn = text.trim();
  const clock = ENDS_IN_CLOCK.exec(turn.slice(-16))?.[0].length ?? 0;
  return clock === 0 ? turn : turn.slice(0, -clock).trimEnd();
}

/**
 * The turns of `Agent: Hello! Customer: Where is my parcel?`, with or without times and line breaks; undefined for a text that
 * is no conversation. A name without a role is the customer's, unless another label is: then it is an agent's.
 */
export function turnsOf(text: string): readonly Turn[] | undefined {
  if (!text.includes(":")) return undefined;
  const found = [AT_LINE, IN_LINE].map((pattern) => labels(text, pattern)).find(isConversation);
  if (!found) return undefined;
  const others: Speaker = found.some(({ speaker }) => speaker === "customer") ? "agent" : "customer";
  const turns = found.map(({ end, speaker }, index): Turn => {
    const next = found[index + 1]?.start ?? text.length;
    return { speaker: speaker ?? others, text: withoutClock(text.slice(end, next)) };
  });
  // What stands before the first label ("Chat started on …") is the tool's.
  const before: Turn = { speaker: "bot", text: withoutClock(text.slice(0, found[0]!.start)) };
  return [before, ...turns].filter((turn) => turn.text !== "");
}

/** Whether the labels leave no doubt, in a text that nothing around it says is a conversation: both sides, one of them again. */
function isPlainConversation(found: readonly Label[]): boolean {
  const speakers = new Set(found.map(({ speaker }) => speaker));
  const isOneSided = !speakers.has("customer") || (!speakers.has("agent") && !speakers.has("bot"));
  return !isOneSided && new Set(found.map(({ label }) => label)).size < found.length;
}

/** What the customer said in a text that is without doubt a whole conversation, a line a turn; any other text as it is. */
export function ownWords(text: string): string {
  if (!text.includes(":") || ![AT_LINE, IN_LINE].some((pattern) => isPlainConversation(labels(text, pattern))))
    return text;
  const own = turnsOf(text)?.filter(({ speaker }) => speaker === "customer");
  return own?.map((turn) => turn.text).join("\n") ?? text;
}

/** Whether a cell holds a conversation. */
export function isTranscript(text: string): boolean {
  return turnsOf(text.slice(0, 5000)) !== undefined;
}

/** Whether most cells of a column that are not blank hold a conversation. */
export function holdsTranscripts(column: { readonly values: readonly string[] } | undefined): boolean {
  return column !== undefined && column.values.filter(isTranscript).length > column.values.length / 2;
}
