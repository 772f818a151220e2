import { expect, test } from "vitest";
import { createCorpus } from "./corpus.ts";
import { documentAt, documentCount } from "./documents.ts";
import { termsOf } from "../../tests/planted-texts.ts";
import { buildVocabulary, fewestTexts } from "./vocabulary.ts";

const corpusOf = (bodies: readonly string[], options = {}) => {
  const collected = createCorpus(options);
  for (const body of bodies) collected.add(termsOf(body), body);
  return collected.corpus();
};

/** 100 distinct texts: "everywhere" in all, "half" in 50, "some" in 30, "rare" in 2. */
const hundred = Array.from({ length: 100 }, (_, i) => {
  const own = `${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`;
  return ["everywhere", i < 50 ? "half" : own, i % 10 < 3 ? "some" : own, i < 2 ? "rare" : own].join(" ");
});

test("buildVocabulary() drops what is rare and what is everywhere", async () => {
  expect((await buildVocabulary(corpusOf(hundred))).words).toEqual(["some"]);
});

test("buildVocabulary() leaves greetings, thanks and what agents write in every answer out", async () => {
  const said = ["hi team", "thanks kindly", "apologies inconvenience", "regards hesitate"];
  const bodies = Array.from({ length: 40 }, (_, i) => `${said[i % 4]} ${i < 12 ? "parcel" : ""}`);
  expect((await buildVocabulary(corpusOf(bodies))).words).toEqual(["parcel", "team"]);
});

test("buildVocabulary() counts texts that differ in rare words only as one, and remembers how many they are", async () => {
  const { documents, times } = await buildVocabulary(corpusOf(hundred));
  expect(documentCount(documents)).toBe(1);
  expect([...times]).toEqual([30]);
});

test("buildVocabulary() counts a negated word as the word, and keeps how it is written", async () => {
  const collected = createCorpus();
  const body = "card not working";
  collected.add(
    [
      { lemma: "card", start: 0, end: 4 },
      { lemma: "not_work", start: 9, end: 16 },
    ],
    body,
  );
  collected.add([{ lemma: "work", start: 0, end: 5 }], "works");
  const corpus = collected.corpus();
  const { words } = await buildVocabulary(corpus);
  expect(words).toEqual(["work", "card"]);
  expect([...corpus.forms].sort()).toEqual(["card", "not working", "works"]);
});

test("buildVocabulary() gives the same for texts in any order", async () => {
  const plain = async (bodies: readonly string[]) => {
    const { words, documents, times } = await buildVocabulary(corpusOf(bodies));
    return JSON.stringify([words, [...documents.words], [...documents.offsets], [...times]]);
  };
  const bodies = [...hundred, "some half", "Some half", "half some"];
  expect(await plain(bodies.toReversed())).toBe(await plain(bodies));
});

test("createCorpus() keeps a bounded sample that does not depend on the order", async () => {
  const bodies = Array.from(
    { length: 500 },
    (_, i) => `w${"abcdefghij"[i % 10]} v${"abcdefghij"[Math.floor(i / 10) % 10]} u${"abcde"[Math.floor(i / 100)]}`,
  );
  const spell = (corpus: ReturnType<typeof corpusOf>) =>
    corpus.distinct.map(({ codes }) => Array.from(codes, (code) => corpus.forms[code >> 1]).join(" ")).sort();
  const one = spell(corpusOf(bodies, { mostTexts: 50 }));
  expect(one).toHaveLength(50);
  expect(spell(corpusOf(bodies.toReversed(), { mostTexts: 50 }))).toEqual(one);
});

test("fewestTexts() asks for more texts the more there are", () => {
  expect([5, 30, 100, 10_000].map(fewestTexts)).toEqual([1, 2, 3, 10]);
});

test("documentAt() gives a document's words in the order of the text", async () => {
  const { words, documents } = await buildVocabulary(corpusOf(["red lid", "lid red lid"]));
  const read = [0, 1].map((d) => Array.from(documentAt(documents, d), (word) => words[word]).join(" "));
  expect(read.sort()).toEqual(["lid red lid", "red lid"]);
});
