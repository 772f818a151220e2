/** A good first guess for LDA: one topic per document. */

import { createBreath } from "../breathe.ts";
import type { Random } from "../random.ts";
import { documentAt, documentCount, type Documents } from "./documents.ts";

const ALPHA = 0.1;
const BETA = 0.05;
const SWEEPS = 12;

/**
 * A topic for every document, as if each spoke of one thing only. Started from it, LDA on short texts reaches lower
 * held-out perplexity, and two samples of the same texts agree more, than from random topics per word.
 * Dirichlet multinomial mixture by collapsed Gibbs sampling, Yin & Wang 2014, eq. 4; tempered in the first half.
 */
export async function assignOneTopicEach(
  documents: Documents,
  { k, random, signal }: { k: number; random: Random; signal?: AbortSignal },
): Promise<Uint16Array> {
  const count = documentCount(documents);
  const v = documents.vocabularySize;
  const topicOf = Uint16Array.from({ length: count }, () => random.int(k));
  const documentsIn = new Int32Array(k);
  const wordsIn = new Int32Array(k);
  const counts = new Int32Array(v * k);
  const scores = new Float64Array(k);
  const breathe = createBreath({ signal });

  const move = (d: number, sign: 1 | -1) => {
    const topic = topicOf[d]!;
    const words = documentAt(documents, d);
    documentsIn[topic]! += sign;
    wordsIn[topic]! += sign * words.length;
    for (const word of words) counts[word * k + topic]! += sign;
  };
  for (let d = 0; d < count; d++) move(d, 1);

  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const warmth = Math.min(1, 0.3 + (1.4 * sweep) / SWEEPS);
    for (let d = 0; d < count; d++) {
      if (d % 64 === 0) await breathe();
      move(d, -1);
      const words = documentAt(documents, d);
      let largest = -Infinity;
      for (let t = 0; t < k; t++) {
        // Products of a few ratios are logged together: fewer logarithms, no underflow.
        let score = Math.log(documentsIn[t]! + ALPHA);
        let product = 1;
        for (let i = 0; i < words.length; i++) {
          product *= (counts[words[i]! * k + t]! + BETA) / (wordsIn[t]! + v * BETA + i);
          if (product < 1e-200) {
            score += Math.log(product);
            product = 1;
          }
        }
        score += Math.log(product);
        scores[t] = score;
        if (score > largest) largest = score;
      }
      let sum = 0;
      for (let t = 0; t < k; t++) {
        sum += Math.exp((scores[t]! - largest) * warmth);
        scores[t] = sum;
      }
      const drawn = random.next() * sum;
      let topic = 0;
      while (topic < k - 1 && scores[topic]! <= drawn) topic++;
      topicOf[d] = topic;
      move(d, 1);
    }
  }
  return topicOf;
}
