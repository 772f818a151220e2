/** How many slips of the finger lie between two words. */

/**
 * The fewest insertions, deletions, replacements and swaps of neighbouring characters that make one word the other, no
 * stretch edited twice; characters are code points. Optimal string alignment: Damerau 1964, as Boytsov 2011 defines it.
 */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = [0, ...b.map((_, j) => j + 1)];
  for (const [i, character] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const replaced = last[j]! + (character === other ? 0 : 1);
      const isSwap = i > 0 && j > 0 && character === b[j - 1] && other === a[i - 1];
      const swapped = isSwap ? beforeLast[j - 1]! + 1 : Infinity;
      row.push(Math.min(replaced, last[j + 1]! + 1, row[j]! + 1, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
