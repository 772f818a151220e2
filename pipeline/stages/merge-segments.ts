/** The figures of several segments together, from those of each. */

import { mergeMoments, momentsOf, type Moments } from "../../models/statistics/moments.ts";
import type { FeatureCount, SegmentFigures, TopicCount } from "./segment-figures.ts";
import { mergeTopicTexts } from "./segment-topics.ts";

/** Several segments together. */
export function mergeSegments(segments: readonly SegmentFigures[]): SegmentFigures {
  const sum = (read: (figures: SegmentFigures) => number) => segments.reduce((total, one) => total + read(one), 0);
  const merge = (read: (figures: SegmentFigures) => Moments) => segments.map(read).reduce(mergeMoments, momentsOf([]));
  const spend = segments.flatMap((one) => one.spend.map(({ currency, cents }) => ({ currency, moments: cents })));
  return {
    size: sum(({ size }) => size),
    writers: sum(({ writers }) => writers),
    buyers: sum(({ buyers }) => buyers),
    texts: sum(({ texts }) => texts),
    negativeTexts: sum(({ negativeTexts }) => negativeTexts),
    mood: merge(({ mood }) => mood),
    moods: {
      negative: sum(({ moods }) => moods.negative),
      neutral: sum(({ moods }) => moods.neutral),
      positive: sum(({ moods }) => moods.positive),
    },
    negativeShare: merge(({ negativeShare }) => negativeShare),
    anger: merge(({ anger }) => anger),
    spend: mergeCurrencies(spend).map(({ currency, moments }) => ({ currency, cents: moments })),
    features: mergeFeatures(segments),
    topics: mergeTopics(segments),
    topicTexts: mergeTopicTexts(segments.flatMap(({ topicTexts }) => topicTexts)),
    silhouette: merge(({ silhouette }) => silhouette),
  };
}

function mergeFeatures(segments: readonly SegmentFigures[]): FeatureCount[] {
  const [first] = segments;
  return (first?.features ?? []).map((feature, i) => ({
    ...feature,
    scaled: segments.map(({ features }) => features[i]!.scaled).reduce(mergeMoments),
    raw: mergeCurrencies(segments.flatMap(({ features }) => features[i]!.raw)),
  }));
}

function mergeCurrencies(figures: FeatureCount["raw"]): FeatureCount["raw"] {
  const currencies = [...new Set(figures.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    moments: figures
      .filter((one) => one.currency === currency)
      .map(({ moments }) => moments)
      .reduce(mergeMoments),
  }));
}

function mergeTopics(segments: readonly SegmentFigures[]): TopicCount[] {
  const ids = [...new Set(segments.flatMap(({ topics }) => topics.map(({ id }) => id)))].sort();
  return ids.map((id) => {
    const parts = segments.map(({ topics, writers }) => {
      const topic = topics.find((one) => one.id === id);
      // Where nobody wrote of it, those who wrote have a share of 0.
      const share = topic?.share ?? { count: writers, mean: 0, squares: 0 };
      return { topic, share, whole: share.mean * share.count };
    });
    const whole = parts.reduce((sum, part) => sum + part.whole, 0);
    const mood = parts.reduce((sum, part) => sum + part.whole * (part.topic?.mood ?? 0), 0) / whole;
    const label = parts.find(({ topic }) => topic)!.topic!.label;
    return { id, label, share: parts.map(({ share }) => share).reduce(mergeMoments), mood };
  });
}
