/** Words that say too little to name a topic by themselves; they may stand in a pair ("customer service"). */

const WEAK = new Set(
  // What people do in any text.
  (
    "get go come take give make do have be say tell ask know think see look find try use want need like let put keep " +
    "seem feel happen start begin end stop show turn bring leave help call write read answer reply talk speak hear " +
    "mean wait hope wish expect believe understand remember forget love hate enjoy run set move ring sit stand hold keep stay live " +
    // When.
    "time day week month year hour minute min second morning afternoon evening night today tomorrow yesterday weekend " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
    "september october november december am pm a.m. p.m. ago date end start moment " +
    // How much, how good.
    "good great nice bad well better best worse worst excellent amazing awesome terrible horrible awful fine happy " +
    "unhappy sad angry lovely perfect poor new old big small little large long short high low first last next second " +
    "many much more most few less same other different whole full only own sure able possible right wrong real really " +
    "lot bit couple half number amount one two three four five six seven eight nine ten hundred " +
    // Whom and what.
    "people person man woman guy everyone someone anyone thing something anything nothing everything way kind sort " +
    "part place point case fact reason issue problem question i'm i've it's that's don't can't company customer"
  ).split(" "),
);

/** Whether a lemma is too general to name a topic alone: listed, shorter than three characters, or without letters. */
export function isWeakWord(lemma: string): boolean {
  return lemma.length < 3 || !/\p{L}/u.test(lemma) || WEAK.has(lemma);
}
