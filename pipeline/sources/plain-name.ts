/** Names of columns made comparable. */

/**
 * A column's name in lower case, words apart, without accents: "customerId", "Customer_ID" and "customer id" are
 * `customer id`; "Rückmeldung" is `ruckmeldung`.
 */
export function plainName(name: string): string {
  return (
    name
      .slice(0, 1000)
      .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .toLowerCase()
      .replaceAll("ß", "ss")
      // "Nº", "Nª": an abbreviation, not a word of its own.
      .replaceAll("º", "o")
      .replaceAll("ª", "a")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
}

const QUESTION_START =
  /^(what|how|why|which|who|where|when|would|is there|was there|do you|did you|please|tell us|was|wie|warum|weshalb|welche[rsnm]?|wo|wer|haben sie|mochten sie|bitte|que|qu est ce|quel(le)?s?|pourquoi|comment|cual(es)?|como|por que|cosa|perche)\b/;

/** Whether a column's name is a question put to people: it ends in "?", has more than four words, or asks. */
export function isQuestion(name: string): boolean {
  const plain = plainName(name);
  const words = plain === "" ? 0 : plain.split(" ").length;
  // Chinese and Japanese put no spaces between words.
  return /[?？¿]/.test(name) || words > 4 || (words > 2 && QUESTION_START.test(plain));
}

/** Insertions, deletions and substitutions from one word to another (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = previous[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[to.length]!;
}

/** The known name that a mistyped one may have meant: the fewest edits away, and at most a third of its letters. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = plainName(name).slice(0, 100);
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const other = plainName(candidate).slice(0, 100);
    const distance = editDistance(plain, other);
    if (distance < least && distance <= Math.max(1, Math.min(plain.length, other.length) / 3)) {
      [best, least] = [candidate, distance];
    }
  }
  return best;
}

/** `text perhaps; the fields are text, id`: what may have been meant, where anything comes near, and all there is. */
export function wantedNames(name: string, known: readonly string[], listed: string): string {
  const near = nearest(name, known);
  return near === undefined ? listed : `${near} perhaps; ${listed}`;
}
