/** Words that say little or nothing of what a text is about. English; other languages pass unhindered. */

const listed = (words: string) => new Set(words.trim().split(/\s+/));

/**
 * Of no topic: how much, how good, when, who, what people do in any text, how they greet and close, and what agents write in
 * every answer. Topics are not learned from them.
 */
const IDLE = listed(`
  get go come take give make do have be say tell ask know think see look find try use want need like let put keep seem
  feel happen mean hope wish expect believe understand remember forget love hate enjoy set ring sit stand hold stay turn
  start begin end stop bring leave thank thanks please sorry hello hi dear regards cheers okay ok yes
  hey hiya howdy greeting greetings welcome bye goodbye thx thanx tks ty pls plz thankful grateful appreciate appreciated
  sincerely faithfully truly cordially respectfully yours kindly wishes cc ps fyi asap btw yeah yep yup nope oh ah hmm lol omg haha
  hallo danke bitte grüße gruß grüßen moin servus merci bonjour bonsoir cordialement svp hola gracias saludos ciao grazie
  apologise apologize apologies apology inconvenience hesitate assist assistance patience understanding behalf regarding
  concern concerned further forward glad pleased trust sir madam colleague sender undersigned
  day week month year hour minute min second morning afternoon evening night today tomorrow yesterday tonight weekend
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sept oct nov dec am pm a.m. p.m. ago moment
  good great nice bad well better best worse worst excellent amazing awesome terrible horrible awful fine happy unhappy
  sad angry lovely perfect poor brilliant fantastic disappointed old new big small little large long short high low first
  last next many much more most few less same other different whole full only own sure able possible right wrong real
  really lot bit couple half one two three four five six seven eight nine ten twenty hundred thousand
  person people man woman guy lady everyone someone anyone nobody everybody thing something anything nothing everything
  way kind sort part place point case fact reason i'm i've i'd i'll it's that's don't can't won't im ive dont cant br
`);

/** Of some topic, perhaps, but no name for it; they may stand in a pair ("customer service", "waiting time"). */
const WEAK = listed(`
  time wait date number amount call write read answer reply talk speak hear help show run live issue problem question
  company customer business item stuff support contact email mail message ticket query request enquiry inquiry chat reach
  team care information info detail details attachment attach response feedback review rating star stars
  buy purchase
`);

/** Whether a lemma says nothing of what a text is about. */
export function isIdleWord(lemma: string): boolean {
  return IDLE.has(lemma);
}

/** Whether a lemma is too general to name a topic alone: listed, shorter than three characters, or without letters. */
export function isWeakWord(lemma: string): boolean {
  return lemma.length < 3 || !/\p{L}/u.test(lemma) || IDLE.has(lemma) || WEAK.has(lemma);
}
