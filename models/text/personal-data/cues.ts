/** The words just before a number that tell what it is: "order 4711", "call me on 555 0100". */

/** Words that may stand between the cue and the number. */
const fillers = new Set(
  (
    "number num nummer numero número numéro numer no nr is was are at on me us my the our your to back under for a or and " +
    "n° nº ist lautet unter der die das mein meine ihre auf es está al mi su por è al il mio au est le mon sur " +
    "under please bitte new old current direct here this it full again urgently"
  ).split(" "),
);
const leadsOn = new Set(["on", "at", "under", "unter", "au", "al", "via", "sur", ":"]);
const tokens = /[\p{L}\p{M}]+(?:[.'’-][\p{L}\p{M}]+)*|[#№:]|[.!?;]\s/gu;

/**
 * What the nearest cue before `start` says, looking back 64 units and not over a line end or the end of a sentence. Only
 * filler words may stand between, or up to four other words where "on", "at" or ":" comes directly before the number.
 */
export function cueBefore<Cue>(text: string, start: number, cues: ReadonlyMap<string, Cue>): Cue | undefined {
  const line = text.slice(Math.max(0, start - 64), start);
  const before = line.slice(line.lastIndexOf("\n") + 1).toLowerCase();
  const words = before.match(tokens) ?? [];
  let strangers = 0;
  let allowed = 0;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index]!;
    const cue = cues.get(word);
    if (cue !== undefined) return cue;
    if (/^[.!?;]/.test(word)) {
      // "Tel. 030 …", "no. 12": the stop belongs to the abbreviation before it.
      const abbreviation = words[index - 1] ?? "";
      if (!word.startsWith(".") || !(cues.has(abbreviation) || fillers.has(abbreviation))) return undefined;
      continue;
    }
    if (index === words.length - 1 && leadsOn.has(word)) allowed = 4;
    if (word !== ":" && !fillers.has(word) && ++strangers > allowed) return undefined;
  }
  return undefined;
}

/** A map from every word of a blank-separated list to one cue; join several with `new Map([...a, ...b])`. */
export function cueWords<Cue>(cue: Cue, words: string): [string, Cue][] {
  return words.split(" ").map((word) => [word, cue]);
}
