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
      [
        "negative|bad|poor sentiment|mood|feeling|attitude|feedback",
        "in a bad mood",
        "mood|sentiment is|was? negative|bad|poor",
        unhappy,
      ],
      `mood <= -${threshold}`,
    ),
    adjective(
      [
        "positive|good sentiment|mood|feeling|attitude|feedback",
        "in a good mood",
        "mood|sentiment is|was? positive|good",
        happy,
      ],
      `mood >= ${threshold}`,
    ),
    adjective(["mood|sentiment is? not negative", "non negative mood|sentiment?"], `mood > -${threshold}`),
    adjective(["mood|sentiment is? not positive", "non positive mood|sentiment?"], `mood < ${threshold}`),
    adjective(["neutral sentiment|mood?", "mood|sentiment is|was? neutral"], "mood = neutral"),
    adjective(["unhappiest|angriest"], "mood <= p20"),
    adjective(["happiest"], "mood >= p80"),
    adjective(
      [`${unhappy} {window}`, "in a bad mood {window}", "negative|bad|poor sentiment|mood|feedback {window}"],
      `mood {window} <= -${threshold}`,
    ),
    adjective(
      [`${happy} {window}`, "in a good mood {window}", "positive|good sentiment|mood|feedback {window}"],
      `mood {window} >= ${threshold}`,
    ),
    adjective(
      [`turned|became|become|gone|went|got|grew|grown ${unhappy}|unhappier|angry|angrier|sour {window}`],
      `mood {window} <= -${threshold} and mood before {start} > -${threshold}`,
    ),
    adjective(
      [`turned|became|become|got|grew ${happy}|happier {window}`],
      `mood {window} >= ${threshold} and mood before {start} < ${threshold}`,
    ),
    adjective([`very|extremely|deeply|really|highly ${unhappy}`], `mood <= -${strong(threshold)}`),
    adjective(
      ["delighted|enthusiastic|thrilled", `very|extremely|really|highly ${happy}`],
      `mood >= ${strong(threshold)}`,
    ),
    adjective(["angry|furious|irate|outraged|enraged"], `mood <= -${threshold} and anger >= 20%`),
    noun(["promoters|promoter|fans|advocates", "brand? ambassadors"], `mood >= ${strong(threshold)}`),
    noun(["detractors|detractor|critics"], `mood <= -${strong(threshold)}`),
    noun(["promoters|promoter|fans {window}"], `mood {window} >= ${strong(threshold)}`),
    noun(["detractors|detractor|critics {window}"], `mood {window} <= -${strong(threshold)}`),
    adjective(
      [
        `${turning} unhappy|unhappier|negative|angry|angrier|sour|grumpier|dissatisfied`,
        "mood|sentiment? is? getting worse",
        "worsening mood|sentiment?",
        "declining|falling|dropping mood|sentiment",
        "mood|sentiment is? worsening|declining|falling|dropping|worsened|declined|fell|dropped",
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
        "mood|sentiment? is? getting better",
        "improving mood|sentiment?",
        "rising mood|sentiment",
        "mood|sentiment is? improving|rising|improved|rose",
      ],
      `trend >= ${steep}`,
    ),
    adjective(
      [
        `resolved|solved|closed but|yet|and still? ${unhappy}|angry|furious`,
        `ticket|tickets|issue|case was|were|is? resolved|solved|closed but|yet|and who? is|are? still? ${unhappy}|angry|furious`,
        `still ${unhappy}|angry|furious after resolution|closing`,
        `still? ${unhappy}|angry|furious after their? ticket|case was? resolved|closed|solved`,
      ],
      "resolved but negative",
    ),
    adjective(["urgent|pressing", "in a hurry"], "urgency >= 30%"),
    adjective(["high effort", "struggling"], "effort >= 30%"),
    adjective(
      [
        "at risk of? leaving|churning|churn|cancelling|going?",
        "likely|about|ready|threatening to leave|churn|go|quit|cancel us?",
        "thinking of leaving|cancelling",
        "churning|leaving",
      ],
      "churn risk >= 20%",
    ),
    clause(
      [
        `${unhappy}|angry|furious|upset|irate|sad about|over|at|with|by {topic}`,
        "negative|bad|poor sentiment|mood|feeling|attitude|feedback about|on|towards {topic}",
        "who? hate|hates|hated|dislike|dislikes|disliked {topic}",
      ],
      "negative topic = {topic}",
    ),
    clause(
      [
        `${happy}|delighted|enthusiastic|thrilled about|with|over|by {topic}`,
        "positive|good sentiment|mood|feeling|attitude|feedback about|on|towards {topic}",
        "like|likes|liked|love|loves|loved {topic}",
      ],
      "positive topic = {topic}",
    ),
    clause(
      [
        `${unhappy}|angry|furious|upset|irate about|over|at|with|by {topic} {window}`,
        `${unhappy}|angry|furious {window} about|over|with {topic}`,
      ],
      `mood about {topic} {window} <= -${threshold}`,
    ),
    clause(
      [`${happy}|delighted|thrilled about|with|over {topic} {window}`],
      `mood about {topic} {window} >= ${threshold}`,
    ),
    clause(
      [
        "talk|talked|talking|asked|ask|asking|spoke|speak|posted about|of|on {topic}",
        "mentioned|mention|mentioning|mentions {topic}",
        "about {topic}",
      ],
      "topic = {topic}",
    ),
    clause(
      ["talked|asked|spoke|posted about|of|on {topic} {window}", "mentioned|mentioning {topic} {window}"],
      "count(topic = {topic}) {window} >= 1",
    ),
    clause(
      [
        "said|says|say|saying|mentioned|mention|mentions|mentioning|wrote|written|write|used|use|containing|contains {quote}",
        "said|mentioned|wrote|used|with the? word|words|phrase {quote}",
      ],
      "says {quote}",
    ),
    clause(["mood|sentiment about|on|towards {topic} is? {is:n}"], "mood about {topic} {is:n}"),
    clause(
      ["mood|sentiment about|on|towards {topic} is? negative|bad|poor", "negative|bad|poor {topic} mood|sentiment"],
      "negative topic = {topic}",
    ),
    clause(
      ["mood|sentiment about|on|towards {topic} is? positive|good", "positive|good {topic} mood|sentiment"],
      "positive topic = {topic}",
    ),
    clause(
      [
        "wrote|said|say|write something|things like {quote}",
        "texts|text|messages like|meaning {quote}",
        "in other words {quote}",
      ],
      "text like {quote}",
    ),
    clause(["complainers"], "intent = complaint"),
    clause(["repeat complainers"], "count(intent = complaint) >= 2"),
    clause(
      ["silent|quiet {window}", "gone|went silent|quiet {window}", "not heard from {window}", "no word|news {window}"],
      "not wrote {window}",
    ),
    adjective(["silent|quiet", "gone|went|fell silent|quiet"], "not wrote within 90d"),
    clause(["never wrote|written|write to? us?", "no feedback|texts|voice"], "not wrote"),
    clause(["wrote|written|write feedback", "left|gave|given feedback"], "wrote"),
    clause(["{top} who write|wrote|contact|contacted us? the? most often?"], "texts >= p{top}"),
    clause(["{n} who write|wrote|contact|contacted us? the? most often?"], "texts in top {n}"),
    clause(["wrote|write nothing {window?}", "nothing written {window?}"], "not wrote {window}"),
    noun(["reviewers|reviewer", "review writers|authors"], "channel = review"),
    noun(["survey? respondents", "with? surveys"], "channel = survey"),
    noun(["with tickets"], "channel = ticket"),
    clause(
      [
        "with? a|an? open|unresolved|unsolved|pending support? tickets|ticket|cases|case|conversations|conversation|issues|issue",
        "tickets|ticket|cases|case|issues|issue|problem is|are? still? open|unresolved|unsolved|unanswered|pending",
        "a|an? ticket|tickets|case|issue|problem is|are|was? not solved|resolved|answered|closed|fixed",
        "nobody|noone has|have? solved|resolved|answered|fixed",
        "waiting for an|our? answer|reply|response",
      ],
      "open tickets >= 1",
    ),
    noun(["chatters", "in|by|via chat"], "channel = chat"),
    clause(
      ["wrote|written|write by|in|via|through a? {channel}", "in|from|by|via|through channel? {channel}"],
      "channel = {channel}",
    ),
    clause(
      [
        "rated us|it|them? {is:n} stars|star {window?}",
        "gave|given|left us|it? {is:n} stars|star {window?}",
        "{is:n} star ratings|rating|reviews|review {window?}",
      ],
      "count(stars {is:n}) {window} >= 1",
    ),
    clause(
      [
        "{n} or|and|to {is:n} star|stars ratings|rating|reviews|review? {window?}",
        "gave|left us? {n} or {is:n} stars|star {window?}",
      ],
      "count(stars = {n} or stars {is:n}) {window} >= 1",
    ),
    clause(
      [
        "rated us|it|them? {n} stars|star or|and more|higher|above",
        "gave|left us|it? {n} stars|star or|and more|higher|above",
      ],
      "count(stars >= {n}) >= 1",
    ),
    clause(
      [
        "rated us|it|them? {n} stars|star or less|lower|fewer|below",
        "gave|left us|it? {n} stars|star or less|lower|fewer|below",
      ],
      "count(stars <= {n}) >= 1",
    ),
    ...["nps", "csat"].map((scale) =>
      clause(
        [`gave|left? us? a|an? ${scale} score|rating? of? {n} or|and {is:n} {window?}`],
        `count(${scale} = {n} or ${scale} {is:n}) {window} >= 1`,
      ),
    ),
    ...["nps", "csat"].map((scale) =>
      clause(
        [
          `${scale} score|rating? is|of|was? {is:n} {window?}`,
          `gave|left us? a|an? ${scale} score|rating? of {is:n} {window?}`,
        ],
        `count(${scale} {is:n}) {window} >= 1`,
      ),
    ),
    adjective(["feeling|feel|showing|show|shows {emotion}", "full of {emotion}", "{emotion}"], "emotion = {emotion}"),
  ];
}
