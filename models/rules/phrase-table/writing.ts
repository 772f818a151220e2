/** Phrases of what customers write and how they feel. */

import type { Phrase } from "../phrases.ts";

const unhappy = "negative|unhappy|dissatisfied|displeased|upset|frustrated|disappointed|annoyed|discontented";
const happy = "positive|happy|satisfied|content|pleased";
const turning = "turning|growing|becoming|getting|increasingly";
/** Twice as far from neutral as where moods are called negative or positive. */
const strong = (threshold: number) => 2 * threshold;
/** Mood per 30 days: from content to unhappy in half a year. */
const steep = 0.05;

/**
 * Angry, unhappy or complaining *about* a topic are one: the mood of the customer's texts on that topic is negative.
 * Emotions are known of a customer, not of a topic. Promoters and detractors go by what customers write.
 */
export function writingPhrases(threshold: number): readonly Phrase[] {
  const adjective = (says: readonly string[], means: string): Phrase => ({ says, means, form: "adjective" });
  const noun = (says: readonly string[], means: string): Phrase => ({ says, means, form: "noun" });
  const clause = (says: readonly string[], means: string): Phrase => ({ says, means, form: "clause" });
  return [
    adjective(
      ["negative|bad|poor sentiment|mood|feeling|attitude|feedback", "in a bad mood", unhappy],
      `mood <= -${threshold}`,
    ),
    adjective(
      ["positive|good sentiment|mood|feeling|attitude|feedback", "in a good mood", happy],
      `mood >= ${threshold}`,
    ),
    adjective(["neutral sentiment|mood?"], "mood = neutral"),
    adjective(["very|extremely|deeply unhappy|negative|dissatisfied"], `mood <= -${strong(threshold)}`),
    adjective(
      ["delighted|enthusiastic|thrilled", "very|extremely happy|positive|satisfied"],
      `mood >= ${strong(threshold)}`,
    ),
    adjective(["angry|furious|irate|outraged|enraged"], `mood <= -${threshold} and anger >= 20%`),
    noun(["promoters|promoter|fans|advocates", "brand? ambassadors"], `mood >= ${strong(threshold)}`),
    noun(["detractors|detractor|critics"], `mood <= -${strong(threshold)}`),
    adjective(
      [
        `${turning} unhappy|unhappier|negative|angry|angrier|sour|dissatisfied`,
        "getting worse",
        "worsening mood|sentiment?",
        "declining|falling|dropping mood|sentiment",
        "losing patience",
      ],
      `trend <= -${steep}`,
    ),
    adjective(
      ["turned|became|become|grew|grown unhappy|unhappier|negative|angry|angrier|sour|dissatisfied"],
      `trend <= -${steep} and mood <= -${threshold}`,
    ),
    adjective(
      [
        `${turning} happy|happier|positive|satisfied`,
        "getting better",
        "improving mood|sentiment?",
        "rising mood|sentiment",
      ],
      `trend >= ${steep}`,
    ),
    adjective(
      [
        `resolved|solved|closed but|yet|and still? ${unhappy}|angry|furious`,
        `still ${unhappy}|angry|furious after? resolution|closing?`,
      ],
      "resolved but negative",
    ),
    adjective(["urgent|pressing", "in a hurry"], "urgency >= 30%"),
    adjective(["high effort", "struggling"], "effort >= 30%"),
    adjective(
      [
        "at risk of? leaving|churning|churn|cancelling|going?",
        "likely|about|ready|threatening to leave|churn|go|quit|cancel",
        "thinking of leaving|cancelling",
        "churning|leaving",
      ],
      "churn risk >= 20%",
    ),
    clause(
      [
        `${unhappy}|angry|furious|complaining|complained|complain|upset|irate about|over|at|with {topic}`,
        "complaints|complaint about|over {topic}",
        "who? hate|hates|dislike|dislikes {topic}",
      ],
      "negative topic = {topic}",
    ),
    clause(
      [
        `${happy}|delighted|enthusiastic|thrilled about|with|over {topic}`,
        "praised|praise|praising|like|likes|love|loves {topic}",
      ],
      "positive topic = {topic}",
    ),
    clause(
      [
        "wrote|written|write|writing|talk|talked|talking|asked|ask|asking|spoke|speak|posted about|of|on {topic}",
        "mentioned|mention|mentioning {topic}",
        "about {topic}",
      ],
      "topic = {topic}",
    ),
    clause(["complained|complaining|complain", "complaints|complaint", "complainers"], "intent = complaint"),
    clause(["asked|ask|asking a? question|questions"], "intent = question"),
    clause(
      ["want|wants|wanted|asked|asking to cancel", "cancelled|canceled|cancelling|cancellations"],
      "intent = cancellation",
    ),
    clause(["praised|praise|praising"], "intent = praise"),
    clause(["suggested|suggest|suggesting anything|something?", "suggestions"], "intent = suggestion"),
    clause(
      [
        "silent|quiet for|in|since|over the? last|past? {days}",
        "not wrote|written|write for|in|within|since the? last|past? {days}",
      ],
      "not wrote within {days}",
    ),
    adjective(["silent|quiet"], "not wrote within 90d"),
    clause(["never wrote|written|write", "no feedback|texts|voice"], "not wrote"),
    clause(
      [
        "wrote|written|write|writing in|within|during the? last|past? {days}",
        "wrote|written|write for the? last|past {days}",
      ],
      "wrote within {days}",
    ),
    clause(["wrote|written|write at least {n} times|texts|time|text?"], "texts >= {n}"),
    clause(
      ["wrote|written|write more than {n} times|texts|time|text?", "wrote|written|write over {n} times?"],
      "texts > {n}",
    ),
    clause(["wrote|written|write fewer|less than {n} times|texts|time|text?"], "texts < {n}"),
    clause(
      ["wrote|written|write {n} or more times", "wrote|written|write {n} times|texts|time or more"],
      "texts >= {n}",
    ),
    clause(["wrote|written|write anything|something|feedback?"], "wrote"),
    noun(["reviewers|reviewer", "wrote|written|write|left a? review|reviews", "with? reviews"], "channel = review"),
    noun(
      ["survey respondents", "respondents", "answered|answer a|the? survey|surveys", "with? surveys"],
      "channel = survey",
    ),
    noun(["wrote|written|opened|sent|raised a? ticket|tickets", "with? tickets"], "channel = ticket"),
    noun(["chatters", "chatted", "in|by|via chat"], "channel = chat"),
    clause(
      ["wrote|written|write by|in|via|through a? {channel}", "in|from|by|via|through channel? {channel}"],
      "channel = {channel}",
    ),
    adjective(["feeling|feel|showing|show|shows {emotion}"], "emotion = {emotion}"),
  ];
}
