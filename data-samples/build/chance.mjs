/** Seeded chance: a stream per purpose, so that a change in one part of the shop moves nothing in the others. */

function hash(text) {
  let h = 2166136261;
  for (const char of text) h = Math.imul(h ^ char.codePointAt(0), 16777619);
  return h >>> 0;
}

/** A stream of chance (mulberry32) named by its purpose: uniform numbers in [0, 1) and choices made from them. */
export function chance(purpose) {
  let state = hash(`larkspur-and-loam:${purpose}`);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + next() * (high - low);
  /** A whole number from low to high, both possible. */
  const whole = (low, high) => Math.floor(between(low, high + 1));
  const pick = (list) => list[Math.floor(next() * list.length)];
  const odds = (share) => next() < share;
  const weighted = (list, weightOf) => {
    let left = next() * list.reduce((sum, item) => sum + weightOf(item), 0);
    return list.find((item) => (left -= weightOf(item)) < 0) ?? list.at(-1);
  };
  const shuffled = (list) =>
    list
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  return { next, between, whole, pick, odds, weighted, shuffled };
}
