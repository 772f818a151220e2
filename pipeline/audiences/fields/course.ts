/** Fields of how a customer's attitude goes over time, and of ratings beside it. */

import type { Field } from "../../../models/rules/fields.ts";
import type { Rating, Member } from "../../types.ts";

const scales: readonly {
  readonly scale: Rating["scale"];
  readonly synonyms: readonly string[];
  readonly doc: string;
}[] = [
  { scale: "nps", synonyms: ["nps rating"], doc: "The latest NPS they gave, 0 to 10; absent without one." },
  { scale: "csat", synonyms: ["csat rating"], doc: "The latest CSAT they gave, on its own scale; absent without one." },
  { scale: "stars", synonyms: ["star rating"], doc: "The latest stars they gave; absent without any." },
];

const latestRating =
  (scale: Rating["scale"]) =>
  ({ voice }: Member): number | undefined =>
    voice.ratings?.find((one) => one.scale === scale)?.latest;

/** Mood now, its turn, silence and ratings; `given` are the scales of which any rating was given. */
export const courseFields = (given: readonly string[]): readonly Field<Member>[] => [
  {
    kind: "number",
    name: "mood now",
    synonyms: ["current mood", "latest mood"],
    unit: "score",
    doc: "Mean mood of the texts of the last 30 days, -1 to 1; absent without any.",
    number: ({ voice }) => voice.now?.score,
  },
  {
    kind: "number",
    name: "mood swing",
    synonyms: ["swing"],
    unit: "score",
    doc: "How far the moods of texts that follow each other lie apart on average, 0 to 2; absent below three dated texts.",
    number: ({ voice }) => voice.swing,
  },
  {
    kind: "flag",
    name: "mood drop",
    synonyms: ["mood worsened", "mood turned worse"],
    doc: "Whether the mood falls over time for sure (the 95 % interval of the trend lies below 0); absent without a trend.",
    says: ["whose mood fell over time", "whose mood did not fall over time"],
    unknown: "a trend takes three dated texts over two weeks",
    flag: ({ voice }) => (voice.trendBetween ? voice.turned === "worse" : undefined),
  },
  {
    kind: "flag",
    name: "mood rise",
    synonyms: ["mood improved", "mood turned better"],
    doc: "Whether the mood rises over time for sure; absent without a trend.",
    says: ["whose mood rose over time", "whose mood did not rise over time"],
    unknown: "a trend takes three dated texts over two weeks",
    flag: ({ voice }) => (voice.trendBetween ? voice.turned === "better" : undefined),
  },
  {
    kind: "flag",
    name: "silence",
    synonyms: ["stopped writing", "fell silent"],
    doc: "Whether they used to write and have not for longer than chance would have it (1 in 20); absent below three conversations.",
    says: ["who used to write and fell silent", "who used to write and did not fall silent"],
    unknown: "silence takes three conversations on different days",
    flag: ({ voice }) => voice.silence?.isSilent,
  },
  {
    kind: "flag",
    name: "rating disagreement",
    synonyms: ["rating disagrees", "words disagree with rating"],
    doc: "Whether a text of theirs says the contrary of the rating beside it; absent without ratings.",
    says: ["whose words say the contrary of a rating beside them", "whose words agree with their ratings"],
    unknown: "it takes a rating beside a text",
    flag: ({ voice: { disagreements } }) =>
      disagreements && disagreements.of > 0 ? disagreements.texts > 0 : undefined,
  },
  ...scales.map(({ scale, synonyms, doc }): Field<Member> => ({
    kind: "number",
    name: scale,
    called: scale === "stars" ? "number of stars" : scale.toUpperCase(),
    synonyms,
    unit: "count",
    doc,
    number: latestRating(scale),
    isGiven: given.includes(scale),
  })),
];
