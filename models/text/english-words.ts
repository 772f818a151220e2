/** English words that other languages written in ASCII do not share: what short support crumbs are made of. */

const list =
  // Function words.
  "the a an and or but if of to in on at by for from with without about into over after before under again this that these those " +
  "i i'm i've i'd i'll im ive you you're your yours he she it it's its we we're we've our ours they they're their them me my mine us " +
  "his her him who what when where why how which whose is are was were be been being am has have had having do does did doing done " +
  "don't doesn't didn't dont doesnt didnt can can't cant cannot could couldn't will won't wont would wouldn't should shouldn't may " +
  "might must not no nope yes yeah yep yup ok okay as than then so too very much more most less least all any some every each other " +
  "another both few many such only own same just still yet already always never ever often here there now today tomorrow yesterday " +
  "because since until while though although up down out off away back also even else really quite almost enough " +
  // Chat.
  "pls plz please thx thanks thank tks ty tysm cheers hi hello hey hiya dear sorry lol lmao omg wtf smh idk tbh imo btw asap fyi ur u r n/a " +
  "meh ugh wow yay bye gotcha sure fine cool alright anyway gonna wanna gotta nah hmm oh ah aye " +
  // What customers talk about.
  "app account address agent answer arrived bad beautiful best better bill billing bought box broken broke bug call called cancel cancelled " +
  "canceled card change charge charged cheap check checkout clean cold colour color come coming complaint confusing cost crash crashes " +
  "customer damaged day days deliver delivered delivery desk driver early easy email error excellent expensive fast fault faulty " +
  "feature fees fix fixed food free friendly gate get getting give go going good got great half happy hard hate help helpful helped " +
  "horrible hour hours huge issue item items keep kind know last late later leak like line link liked live locked log login logged long " +
  "look lost love loved loves lovely low made make man mail message minute minutes missing mobile money month months nice nobody nothing number " +
  "old one online open opening order ordered orders paid parcel parking password pay payment perfect phone place plan poor price pricing prices " +
  "problem product quality queue quick quickly quiet rate received refund refunded reply reset return returned room rude safe said same " +
  "same scam screen seat send sent service settings shipping shop short size slow slots small somebody someone something soon staff stop " +
  "stopped store stuck such support sync take tasty team terrible thing things think ticket time times tiny told took train tried trouble try trying " +
  "two update use used useless using wait waited waiting want water way website week weeks well went wonderful work worked working works " +
  "worse worst wrong year years awful awesome amazing average boring brilliant comfy crap dirty disappointed disappointing evening morning " +
  "new noise noisy nightmare rubbish simple smooth solid sunrise tasteless thumbs transparent unreliable value";

/** The words, lower case, apostrophes straight. */
export const englishWords: ReadonlySet<string> = new Set(list.split(" "));

/** Words that tell nothing: several languages write them, or they came with the thing itself. */
export const sharedWords: ReadonlySet<string> = new Set(
  (
    "a an no me in is was so also fast am on or as to do die us man mobile mail email app online ok okay problem product normal " +
    "super account ticket website service reset update support bug hi hello sorry password link minute screen team plan all had once come may test"
  ).split(" "),
);
