/** Letters of other scripts that were put in place of Latin ones ("tеrrible" with a Cyrillic е). */

const pairs =
  "аa вb еe ѕs іi јj ԁd һh ӏl оo рp сc уy хx ԛq ԝw ѵv ɡg ıi АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЅS ІI ЈJ ԛq ԜW αa οo νv ρp τt υu ιi κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX";
const latin = new Map(pairs.split(" ").map((pair) => [pair[0]!, pair.slice(1)]));
const lookalike = /[аеѕіјԁһӏорсухԛԝѵɡАВЕКМНОРСТУХЅІЈԜαονρτυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]/u;
const styled = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/u;
const anyStyled = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;
const word = /[\p{L}\p{M}]+/gu;

/**
 * The text with lookalike letters made Latin in words that mix scripts, and in words made of nothing else where Latin letters are
 * the majority; mathematical and fullwidth letters and digits made plain. Text of another script stays as it is. The letters are
 * the single-letter pairs of Unicode's confusables (UTS 39) for Cyrillic and Greek.
 */
export function withoutLookalikes(text: string): string {
  const plain = styled.test(text) ? text.replace(anyStyled, (character) => character.normalize("NFKC")) : text;
  if (!lookalike.test(plain)) return plain;
  const latinLetters = plain.match(/[A-Za-z]/g)?.length ?? 0;
  const otherLetters = plain.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0;
  return plain.replace(word, (one) => {
    if (!lookalike.test(one)) return one;
    const replaced = [...one].map((letter) => latin.get(letter) ?? letter).join("");
    const isLatinNow = !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(replaced);
    const isDisguise = /[A-Za-z]/.test(one) || latinLetters > otherLetters;
    return isLatinNow && isDisguise ? replaced : one;
  });
}
