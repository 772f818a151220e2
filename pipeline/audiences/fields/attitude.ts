/** Fields of what customers write. */

import { intents } from "../../../models/attitude/intents.ts";
import { moodLabels } from "../../../models/attitude/mood-labels.ts";
import { moodThreshold } from "../../../models/attitude/mood.ts";
import type { Field, Named, NamesField, NumberField } from "../../../models/rules/fields.ts";
import { channels } from "../../channels.ts";
import { holdsWords, leastCosine, moodOver, textKey, textsOver, type AskedMember } from "./records.ts";

/** An emotion this strong on average over a customer's texts is one they show. */
const shownEmotion = 0.1;
const emotions = (
  "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval disgust " +
  "embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief remorse sadness surprise"
).split(" ");

const named = (names: readonly string[]): Named[] => names.map((name) => ({ id: name, name }));

const count = (texts: number) => `${texts} ${texts === 1 ? "text" : "texts"}`;

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([id, texts]) => ({ id, note: count(texts) }));

const number = (field: Omit<NumberField<AskedMember>, "kind">): NumberField<AskedMember> => ({
  kind: "number",
  ...field,
});

const wrote = (texts: number, value: number | undefined) => (texts > 0 ? value : undefined);

const moodOf = (score: number) => `${score > 0 ? "+" : ""}${score.toFixed(2)}`;

/** Topics a customer wrote about, of those with a mood that fits. */
function topicField(
  { name, synonyms, doc, says }: Pick<NamesField<AskedMember>, "name" | "synonyms" | "doc" | "says">,
  { known, fits }: { readonly known: readonly Named[]; readonly fits: (mood: number) => boolean },
): NamesField<AskedMember> {
  return {
    kind: "names",
    name,
    synonyms,
    doc,
    says,
    known,
    names: ({ voice }) =>
      voice.topics
        .filter(({ mood }) => fits(mood))
        .map(({ id, texts, mood }) => ({ id, note: `${count(texts)}, mood ${moodOf(mood)}` })),
  };
}

/** Whether anything was resolved with the customer unhappy; undefined where nothing tells how they took what was. */
function resolvedButNegative({
  total,
  resolved,
  resolvedKnown,
  resolvedButNegative: unhappy,
}: AskedMember["voice"]["conversations"]): boolean | undefined {
  if (unhappy > 0) return true;
  return total === 0 || (resolved > 0 && resolvedKnown === 0) ? undefined : false;
}

/** Tickets and chats that wait; undefined without any. */
function openTickets({ total, latest }: AskedMember["voice"]["conversations"]): number | undefined {
  return total > 0 ? latest.filter(({ state }) => state === "open" || state === "pending").length : undefined;
}

/** The fields, given the topics that were found. */
export function attitudeFields(topics: readonly Named[]): readonly Field<AskedMember>[] {
  return [
    number({
      name: "mood",
      synonyms: ["sentiment", "attitude"],
      unit: "score",
      doc: `Mean mood of the customer's texts, -1 to 1, later texts weighing more; "mood = negative" is ${-moodThreshold} and below. Absent if they never wrote.`,
      number: ({ voice }) => voice.mood,
      over: moodOver,
      about: topics,
      labels: { known: moodLabels, label: ({ voice }) => voice.label },
    }),
    number({
      name: "trend",
      called: "change of mood per 30 days",
      synonyms: ["mood trend", "sentiment trend"],
      unit: "score",
      doc: "Change of the mood per 30 days; absent below three dated texts over two weeks.",
      number: ({ voice }) => voice.trend,
    }),
    number({
      name: "texts",
      things: "texts",
      synonyms: ["feedback", "messages", "number of texts"],
      unit: "count",
      doc: "Pieces of feedback the customer wrote, also those that could not be read; all answers on one form are one.",
      number: ({ voice }) => voice.pieces ?? voice.texts,
      over: textsOver,
      about: topics,
    }),
    number({
      name: "negative share",
      called: "share of negative texts",
      synonyms: ["negative texts", "share of negative texts"],
      unit: "share",
      doc: "Share of the texts that are negative; absent if they never wrote.",
      number: ({ voice }) => voice.negativeShare,
    }),
    number({
      name: "urgency",
      synonyms: [],
      unit: "share",
      doc: "How urgent the texts are, 0 to 1; absent if they never wrote.",
      number: ({ voice }) => voice.urgency,
    }),
    number({
      name: "effort",
      synonyms: ["customer effort"],
      unit: "share",
      doc: "How much effort the texts tell of, 0 to 1; absent if they never wrote.",
      number: ({ voice }) => voice.effort,
    }),
    number({
      name: "churn risk",
      synonyms: ["churn", "churnrisk"],
      unit: "share",
      doc: "How much the texts speak of leaving, 0 to 1; absent if they never wrote.",
      number: ({ voice }) => voice.churnRisk,
    }),
    number({
      name: "anger",
      synonyms: [],
      unit: "share",
      doc: "Mean strength of anger and annoyance over the texts, 0 to 1; absent if they never wrote.",
      number: ({ voice: { texts, emotions: felt } }) =>
        wrote(texts, Math.min(1, (felt.anger ?? 0) + (felt.annoyance ?? 0))),
    }),
    {
      kind: "names",
      name: "emotion",
      synonyms: ["emotions", "feeling"],
      doc: `Emotions of a mean strength of ${shownEmotion} or more over the texts: ${emotions.join(", ")}.`,
      known: named(emotions),
      names: ({ voice }) =>
        Object.entries(voice.emotions)
          .filter(([, strength]) => strength >= shownEmotion)
          .map(([id, strength]) => ({ id, note: strength.toFixed(2) })),
      says: ["show", "do not show"],
    },
    {
      kind: "names",
      name: "intent",
      synonyms: ["intents"],
      doc: `What any of the texts is for: ${intents.join(", ")}.`,
      known: named(intents),
      names: ({ voice }) => counted(voice.intents),
      says: ["wrote with the intent", "did not write with the intent"],
    },
    {
      kind: "names",
      name: "channel",
      synonyms: ["channels"],
      doc: `Where any of the texts came in: ${channels.join(", ")}.`,
      known: named(channels),
      names: ({ voice }) => counted(voice.channels),
      says: ["wrote by", "did not write by"],
    },
    topicField(
      {
        name: "topic",
        synonyms: ["topics", "subject", "theme"],
        doc: "Topics of the texts, by id, label, a word of the label, or a word typical of the topic.",
        says: ["wrote about", "did not write about"],
      },
      { known: topics, fits: () => true },
    ),
    topicField(
      {
        name: "negative topic",
        synonyms: ["complaint topic", "unhappy topic"],
        doc: `Topics on which the customer's texts have a mood of ${-moodThreshold} or below.`,
        says: ["are negative about", "are not negative about"],
      },
      { known: topics, fits: (mood) => mood <= -moodThreshold },
    ),
    topicField(
      {
        name: "positive topic",
        synonyms: ["praised topic", "happy topic"],
        doc: `Topics on which the customer's texts have a mood of ${moodThreshold} or above.`,
        says: ["are positive about", "are not positive about"],
      },
      { known: topics, fits: (mood) => mood >= moodThreshold },
    ),
    {
      kind: "flag",
      name: "resolved but negative",
      synonyms: ["resolved negative", "resolvednegative", "resolvedbutnegative", "still negative"],
      doc: "Whether a ticket or chat of theirs was solved or closed with the customer unhappy all the same; absent without conversations, and where nothing tells how they took what was resolved.",
      says: [
        "whose ticket or chat was resolved and who were unhappy all the same",
        "whose tickets and chats were not resolved with them unhappy",
      ],
      unknown: "how customers took what was resolved is told by those who rated it or wrote again after an answer",
      flag: ({ voice: { conversations } }) => resolvedButNegative(conversations),
    },
    number({
      name: "open tickets",
      things: "open tickets",
      synonyms: ["open conversations", "unresolved tickets"],
      unit: "count",
      doc: "Tickets and chats whose last known state is open or pending, among the latest 20; absent without any.",
      number: ({ voice }) => openTickets(voice.conversations),
    }),
    {
      kind: "search",
      name: "says",
      synonyms: ["said"],
      doc: "Any of the texts has these words, one after the other; case and signs do not count, other forms of a word are other words.",
      finds: ({ records }, words) => records?.texts.some(({ body }) => holdsWords(body, words)) ?? false,
      says: ["wrote", "never wrote"],
    },
    {
      kind: "meaning",
      name: "text like",
      synonyms: ["texts like"],
      doc: `Any of the texts has a sentence that means about the same, in whatever words: cosine ${leastCosine} or more, and no contrary mood. Vectors tell better what is spoken of than what is said of it.`,
      keys: ({ records }) => records?.texts.map(({ body }) => textKey(body)) ?? [],
    },
    {
      kind: "event",
      name: "wrote",
      synonyms: ["written", "write"],
      doc: "Wrote at least once; with `within 30d` in the last 30 days.",
      daysAgo: ({ voice }) => voice.lastWroteDays,
      happened: ({ voice }) => (voice.pieces ?? voice.texts) > 0,
      happenedIn: (member, days) => textsOver(member, { days }) > 0,
      says: ["wrote", "have not written"],
    },
  ];
}
