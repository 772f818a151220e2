/** Texts as lists of word numbers, packed into typed arrays. */

/** Documents laid end to end: document d is `words[offsets[d] … offsets[d + 1]]`. */
export interface Documents {
  readonly words: Int32Array;
  readonly offsets: Int32Array;
  /** Word numbers are below this. */
  readonly vocabularySize: number;
}

/** How many documents there are. */
export function documentCount(documents: Documents): number {
  return documents.offsets.length - 1;
}

/** The words of document d, a view. */
export function documentAt(documents: Documents, d: number): Int32Array {
  return documents.words.subarray(documents.offsets[d], documents.offsets[d + 1]);
}

/** Packs lists of word numbers. */
export function packDocuments(lists: readonly ArrayLike<number>[], vocabularySize: number): Documents {
  const offsets = new Int32Array(lists.length + 1);
  for (const [d, list] of lists.entries()) offsets[d + 1] = offsets[d]! + list.length;
  const words = new Int32Array(offsets[lists.length]!);
  for (const [d, list] of lists.entries()) words.set(list, offsets[d]);
  return { words, offsets, vocabularySize };
}

/** The documents for which `keep(d)` holds, in the same order. */
export function selectDocuments(documents: Documents, keep: (d: number) => boolean): Documents {
  const lists: Int32Array[] = [];
  for (let d = 0; d < documentCount(documents); d++) if (keep(d)) lists.push(documentAt(documents, d));
  return packDocuments(lists, documents.vocabularySize);
}
