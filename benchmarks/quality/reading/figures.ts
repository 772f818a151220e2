/** What is measured, on what, and what is wanted. */

import type { Answer, Labelled } from "./labelled.ts";
import * as by from "./measures.ts";
import { likesAndDislikes, ofFiles, sentencesOf, surveyAnswers, withoutQuestion } from "./own-texts.ts";

/** One line of the exam. */
export interface Figure {
  readonly name: string;
  readonly texts: readonly Labelled[];
  readonly measure: by.Measure;
  /** What a reader must answer to be measured. */
  readonly about: keyof Answer;
  /** What is wanted at least, and what is aimed at. */
  readonly must?: number;
  readonly goal?: number;
  readonly isLessBetter?: boolean;
}

/** Figures under one heading. */
export interface Part {
  readonly heading: string;
  readonly figures: readonly Figure[];
}

/** Everything that is measured on the project's own texts. */
export function ownPart(texts: readonly Labelled[]): Part {
  const having = (label: keyof Labelled["labels"]) => texts.filter(({ labels }) => labels[label] !== undefined);
  const answers = surveyAnswers(texts);
  const posts = texts.filter(({ channel }) => channel === "social");
  const hard = ofFiles(texts, ["phenomena", "challenge-sentences", "sarcasm-idioms"]);
  const withAspects = texts.filter(({ labels }) => labels.aspects?.length);
  const figures: readonly Figure[] = [
    { name: "mood, accuracy", texts, measure: by.accuracy, about: "label", must: 0.85, goal: 0.93 },
    { name: "mood, macro-F1", texts, measure: by.moodMacroF1, about: "label" },
    { name: "public posts, accuracy", texts: posts, measure: by.accuracy, about: "label", must: 0.78, goal: 0.83 },
    { name: "public posts, macro-F1", texts: posts, measure: by.moodMacroF1, about: "label", must: 0.73, goal: 0.77 },
    {
      name: "challenge sentences, accuracy",
      texts: hard,
      measure: by.accuracy,
      about: "label",
      must: 0.56,
      goal: 0.64,
    },
    {
      name: "confidence, calibration error",
      texts,
      measure: by.calibrationError,
      about: "confidence",
      must: 0.05,
      isLessBetter: true,
    },
    { name: "mixed, F1", texts: having("mixed"), measure: by.mixedF1, about: "mixed" },
    {
      name: "intent, macro-F1 of 7",
      texts: having("intent"),
      measure: by.intentMacroF1,
      about: "intent",
      must: 0.72,
      goal: 0.85,
    },
    { name: "churn, AUC", texts: having("churn"), measure: by.churnArea, about: "churn", must: 0.9, goal: 0.97 },
    {
      name: "urgency, Spearman",
      texts: having("urgency"),
      measure: by.spearman("urgency"),
      about: "urgency",
      must: 0.65,
      goal: 0.8,
    },
    {
      name: "effort, Spearman",
      texts: having("effort"),
      measure: by.spearman("effort"),
      about: "effort",
      must: 0.6,
      goal: 0.75,
    },
    {
      name: "sentence mood, accuracy",
      texts: sentencesOf(texts),
      measure: by.accuracy,
      about: "label",
      must: 0.78,
      goal: 0.85,
    },
    {
      name: "aspects found, mood accuracy",
      texts: withAspects,
      measure: by.aspectShare("moodsRight", "matched"),
      about: "aspects",
      must: 0.75,
      goal: 0.85,
    },
    {
      name: "aspects found, of the labelled",
      texts: withAspects,
      measure: by.aspectShare("matched", "labelled"),
      about: "aspects",
    },
    {
      name: "aspects labelled, of the found",
      texts: having("aspects"),
      measure: by.aspectShare("wanted", "found"),
      about: "aspects",
    },
    {
      name: "liked or disliked, 2 classes",
      texts: likesAndDislikes(answers),
      measure: by.twoClasses,
      about: "label",
      must: 0.92,
      goal: 0.97,
    },
    { name: "survey answers, 2 classes", texts: answers, measure: by.twoClasses, about: "label" },
    { name: "… without their question", texts: withoutQuestion(answers), measure: by.twoClasses, about: "label" },
  ];
  return { heading: "Customers' texts, held out", figures: figures.filter((figure) => figure.texts.length > 0) };
}

/** Everything that is measured on public sets; a set that training left nothing of is left out. */
export function publicPart(sets: {
  readonly sst2: readonly Labelled[];
  readonly goEmotions: readonly Labelled[];
  readonly clothing: readonly Labelled[];
  readonly products: readonly Labelled[];
  readonly tweets: readonly Labelled[];
}): Part {
  const figures: readonly Figure[] = [
    { name: "SST-2 dev, 2 classes", texts: sets.sst2, measure: by.twoClasses, about: "label", must: 0.89, goal: 0.913 },
    {
      name: "GoEmotions test, macro-F1 of 28",
      texts: sets.goEmotions,
      measure: by.emotionMacroF1,
      about: "emotions",
      must: 0.45,
      goal: 0.5,
    },
    { name: "clothing reviews by stars, 2 classes", texts: sets.clothing, measure: by.twoClasses, about: "label" },
    {
      name: "product sentences, 2 classes",
      texts: sets.products,
      measure: by.twoClasses,
      about: "label",
      must: 0.91,
      goal: 0.955,
    },
    { name: "tweets, 2 classes", texts: sets.tweets, measure: by.twoClasses, about: "label" },
  ];
  return { heading: "Public sets, never trained on", figures: figures.filter((figure) => figure.texts.length > 0) };
}
