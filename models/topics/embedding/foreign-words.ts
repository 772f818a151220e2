/** Small words of other languages, which no list of English leaves out: a few texts in them must not name a topic. */

const words = new Set(
  (
    "und der die das den dem ein eine einen einem einer ist sind war hat habe haben wird werden nicht kein keine mit für von aus bei nach " +
    "auf zum zur sich sie wir ihr mich mir uns auch noch nur aber oder als wie wenn dass schon sehr wieder immer über unter vom beim " +
    "les des une est sont été avec pour dans sur pas que qui ont mais tout tous très bien plus par ses mes nos vos leur cette son mon " +
    "los las una unos con por para del pero muy más está son han sin sobre todo como este esta ese eso porque cuando desde " +
    "gli che non con per una del della nel sono era molto anche questo questa però come alla dalla " +
    "het een van voor met niet naar ook maar zijn was heeft dat deze bij nog wel " +
    "não uma com para mais muito foi são nie się jest dla bardzo"
  ).split(" "),
);

/** Whether a word is an article, a pronoun, a preposition or the like of German, French, Spanish, Italian, Dutch or Portuguese. */
export function isForeignWord(lemma: string): boolean {
  return words.has(lemma);
}
