/** How good the words of topics are: whether they come together in the texts, and whether topics have their own. */

/** Letters and digits in a row, lower case: "Top-up didn't" has top, up, didn and t. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
}

/** Says for words and phrases which texts have them: a phrase's words stand side by side. */
function createFinder(texts: readonly string[]): (phrase: string) => ReadonlySet<number> {
  const padded = texts.map((text) => ` ${wordsOf(text).join(" ")} `);
  const having = new Map<string, Set<number>>();
  for (const [at, text] of padded.entries()) {
    for (const word of text.trim().split(" ")) (having.get(word) ?? having.set(word, new Set()).get(word)!).add(at);
  }
  return (phrase) => {
    const words = wordsOf(phrase);
    if (words.length === 1) return having.get(words[0]!) ?? new Set();
    return new Set(
      [...(having.get(words[0] ?? "") ?? [])].filter((at) => padded[at]!.includes(` ${words.join(" ")} `)),
    );
  };
}

/** Normalised pointwise mutual information, -1 (never together) to 1 (always); -1 too where one is in no text. */
function npmi(a: ReadonlySet<number>, b: ReadonlySet<number>, total: number): number {
  let both = 0;
  for (const at of a.size < b.size ? a : b) if (a.has(at) && b.has(at)) both++;
  if (both === 0) return -1;
  if (both === total) return 1;
  return Math.log((both * total) / (a.size * b.size)) / -Math.log(both / total);
}

const holds = (whole: string, part: string) => ` ${wordsOf(whole).join(" ")} `.includes(` ${wordsOf(part).join(" ")} `);

/**
 * NPMI coherence of topics, -1 to 1: the mean over topics of the mean over pairs of their words, counted in whole texts (Aletras
 * & Stevenson 2013; Lau et al. 2014). A phrase and a word of it come together always and are no pair. A topic without a pair
 * counts 0.
 */
export function coherence(topics: readonly (readonly string[])[], texts: readonly string[]): number {
  const find = createFinder(texts);
  const found = new Map(topics.flat().map((word) => [word, find(word)]));
  const means = topics.map((words) => {
    const values = words.flatMap((word, at) =>
      words
        .slice(at + 1)
        .filter((other) => !holds(word, other) && !holds(other, word))
        .map((other) => npmi(found.get(word)!, found.get(other)!, texts.length)),
    );
    return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  return means.reduce((sum, value) => sum + value, 0) / means.length;
}

/** Share of the topics' words that are different ones, above 0 to 1 (Dieng et al. 2020, with as many words as are given). */
export function diversity(topics: readonly (readonly string[])[]): number {
  const words = topics.flat();
  return new Set(words).size / words.length;
}
