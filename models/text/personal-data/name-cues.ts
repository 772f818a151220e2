/** Words around names: what points to a person, and what says that none is meant. All in lower case, apart by blanks. */

/** Words that the look for names and addresses stops at, by the kind that `wordKinds` calls them. */
export const cueLists = {
  title:
    "mr mrs ms mister miss missus dr prof professor sir madam herr herrn frau monsieur madame mademoiselle mme mlle señor señora señorita " +
    "signor signora signorina doctor nurse officer captain engineer president senator chef judge lord uncle aunt auntie senhor senhora meneer mevrouw",
  nameCue:
    "name named names call calls called nombre nom naam nome llamo m'appelle appelle chiamo heiße heisse heiss heet chamo heter imię " +
    "husband wife son daughter friend partner brother sister mum mom dad mother father uncle aunt cousin neighbour neighbor colleague boss " +
    "boyfriend girlfriend fiancé fiancée flatmate roommate grandson granddaughter nephew niece manager waiter waitress advisor adviser technician " +
    "supervisor receptionist stylist starring commenter user customer client guest passenger patient recipient sender contact attn",
  closer:
    "regards sincerely cheers thanks thx wishes yours best truly faithfully respectfully grüße grüsse gruß gruss grüßen mfg lg saludos " +
    "atentamente cordialement saluti salutations groet groeten cumprimentos abraços merci danke gracias grazie obrigado obrigada",
  street:
    "street st road rd avenue ave av lane ln drive dr boulevard blvd bvd court ct crescent cres close terrace highway hwy parkway pkwy " +
    "circle cir trail trl mews gardens grove alley loop route place pl square sq way " +
    "rua rue travessa avenida avda via viale calle carrer carrera ctra paseo plaza plaça piazza largo vila allée chemin quai " +
    "cours impasse strada corso vicolo ulica ul straße strasse platz weg allee ufer gasse utca út tér körút rakpart " +
    "straat laan plein gracht kade gata gatan vägen vej gade katu tie cad cadde sokak jalan prospekt ulitsa " +
    "apt apartment suite unit flat box pobox postfach apartado dpo fpo apo corner zip zipcode postcode plz postleitzahl",
  greeting: "hi hello dear hey hiya hallo liebe lieber hola bonjour ciao",
  spelled: "dot",
  birth:
    "born birth birthdate birthday bday dob geboren geb geburtsdatum geburtstag né née naissance nacido nacida nací nacimiento nato nata nascita " +
    "geboortedatum nascimento nascido nascida urodzenia född",
  bank: "bank sort routing aba bsb checking savings kontonummer konto kto blz bankleitzahl rekeningnummer rekening compte cuenta conto conta transit",
} as const;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Before a name, so that a word that may be one is: "spoke to Mark", "our driver Mark". */
export const personBefore = words(
  "to with from by hi hello dear hey hiya hallo liebe lieber hola bonjour ciao morning evening afternoon named called agent colleague " +
    "manager driver rep advisor adviser assistant technician engineer operator supervisor waiter waitress nurse teacher trainer coach guide " +
    "host receptionist stylist courier fitter plumber mechanic clerk cashier name ask asked told met thanked praised contacted emailed texted messaged rang phoned saw thank thanks cheers husband wife son " +
    "daughter friend partner brother sister mum mom dad father mother uncle aunt cousin boss neighbour neighbor flatmate roommate boyfriend " +
    "girlfriend fiancé fiancée i'm am im guy lady man woman girl boy named why did does was is has had said starring " +
    "mit von an frau herr kollege kollegin avec con",
);
/** The same, but so sure that a place or a company is not meant. */
export const surelyBefore = words(
  "hi hello dear hey hiya hallo liebe lieber hola bonjour ciao named agent colleague manager driver rep advisor adviser assistant technician " +
    "engineer operator supervisor waiter waitress nurse receptionist stylist courier fitter plumber mechanic clerk cashier husband wife son " +
    "daughter friend partner brother sister mum mom dad father mother uncle aunt cousin boss neighbour neighbor flatmate roommate boyfriend " +
    "girlfriend fiancé fiancée i'm im name kollege kollegin starring said commenter",
);
/** After a name, what a person does. */
export const personAfter = words(
  "was is who helped said says told called replied answered explained promised apologised apologized assured took fixed sorted gave made " +
    "went wrote emailed has had did does suggested confirmed rang phoned lives works came spent lied claimed insisted hung quickly patiently " +
    "war hat ist sagte shouted yelled screamed swore laughed smiled refused",
);
/** After a name, what things do too: of a word that is a thing to most customers it does not make a person. */
export const alsoOfThings = words("was is has had did does made came went gave took works said says hat ist war");
/** Names that are what customers write about: "Bill is too high", "Does Max include it". */
export const thingNames = words("bill max grant price chase");
/** The same, of persons and things. */
export const doingAfter = words(
  "would could should never always just kept came asked offered understood listened spoke handled resolved arrived picked dropped delivered " +
    "left didn't wasn't isn't couldn't wouldn't hasn't doesn't really seemed seems knew knows wanted tried introduced showed checked stayed " +
    "also got sent brought made saw thinks thought needs likes loves loved hates",
);
/** The same where only people do it. */
export const surelyAfter = words(
  "who said says told replied answered explained promised apologised apologized assured rang phoned lied insisted hung patiently sagte meinte shouted yelled screamed swore",
);
/** Before a word, so that it is no name: "the Mark", "St Mary". */
export const notAfter = words(
  "the a an my your our its this that these those some any more less no new st saint são sao san santa sankt lake mount port fort hotel café cafe " +
    "restaurant bar mc brand product company model store shop der das ein eine des le la les el los las il lo 'the",
);
/** Nouns before "name is": whose name it is when it is not a person's. */
export const namedThings = words(
  "brand product company business user file domain item model app store shop team street game plan host server project account screen display " +
    "profile hotel school band song dog cat pet column field show",
);
/** After a name, what makes a place, a shop or a thing of it: "Victoria Station". */
export const placeAfter = words(
  "street road avenue lane drive square station airport hospital hotel university college school church cathedral park beach island county " +
    "city town village river lake bridge mall centre center arena stadium hall house palace terminal gate day sauce pizza burger bar cafe café " +
    "restaurant pub store shop stores platz strasse straße plaza mode edition series collection bank prize award foundation inc ltd llc gmbh corp plc st rd ave n island islands wyman " +
    "texas florida california ohio tennessee oregon kansas nevada ontario alabama",
);
/** Words with a capital that are nobody's family name, though they may follow a given name. */
export const notFamily = words(
  "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
    "amazon google facebook apple microsoft support customer service services team teams office order refund thank thanks regards also however " +
    "then when after before even excellent fantastic highly definitely absolutely christmas easter english german french spanish american " +
    "british european uk us usa eu ceo cto cfo vip asap pdf sms app ios android iphone ipad windows whatsapp paypal visa instagram twitter " +
    "she he they her his their montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember " +
    "und sie ich er wir ihr kundenservice kundendienst bestellung lieferung rechnung hotline paket ware produkt artikel termin e-mail email mail",
);
/** Between the parts of a family name. */
export const particles = words(
  "van von de der den del della di da do dos das du la le ter ten al el bin ibn ben af zu y e mac mc st",
);
export const suffixes = words("jr sr phd md dds dvm esq ii iii iv");

/** Makers, shops and products that are called like a person. */
export const brandNames: readonly string[] = (
  "jo malone|tommy hilfiger|calvin klein|marc jacobs|mary kay|tim hortons|trader joe|jack daniel|victoria secret|charlotte tilbury|" +
  "bobbi brown|estée lauder|estee lauder|elizabeth arden|kate spade|laura ashley|michael kors|ralph lauren|christian dior|" +
  "christian louboutin|giorgio armani|hugo boss|paul smith|ted baker|karen millen|dorothy perkins|john lewis|john deere|arnold clark|" +
  "ben & jerry|ben and jerry|ben sherman|harry potter|harry winston|jimmy choo|vera bradley|vera wang|tory burch|stella artois|" +
  "stella mccartney|fred perry|jack wills|jack wolfskin|jack & jones|jack jones|robert dyas|charles tyrwhitt|charles schwab|charles & keith|" +
  "edward jones|morgan stanley|wells fargo|philip morris|philip kingsley|sally hansen|sally beauty|helena rubinstein|nina ricci|carolina herrera|paco rabanne|" +
  "jean paul|yves saint|yves rocher|louis vuitton|louis philippe|coco chanel|betty crocker|aunt jemima|uncle ben|uncle bens|" +
  "sara lee|papa john|little caesars|jimmy john|bob evans|johnny rockets|captain morgan|johnnie walker|jim beam|dr martens|" +
  "dr oetker|dr pepper|dr who|dr brown|doc martens|mr muscle|mr kipling|mr coffee|mr porter|mr price|mr beast|mrs hinch|mrs meyer|martha stewart|" +
  "rachael ray|jamie oliver|gordon ramsay|mary berry|steve madden|kurt geiger|russell hobbs|morphy richards|black decker|oliver bonas|" +
  "oscar mayer|walter knoll|adam audio|tom ford|tom tom|tom tailor|clark kent|peter rabbit|barbie doll|thomas cook|thomas pink|" +
  "thomas sabo|samuel adams|sam adams|sam club|alexander mcqueen|alexander wang|robert half|patrick star|santa claus|st james|" +
  "ella's kitchen|ella paradis|annie's homegrown|amy's kitchen|wendy's|denny's|carl's|carl zeiss|johns hopkins|johnson & johnson|" +
  "mcdonald's|levi strauss|rolls royce|harley davidson|dolce gabbana|prince charles|king charles|queen elizabeth|ronald mcdonald|" +
  "christine laure|gerard darel|zadig voltaire|van cleef|van heusen|ben franklin|claude code|claude opus|claude sonnet|siri|alexa|" +
  "anna sui|anthony morato|bernard matthews|bill pay|carol's daughter|grace period|max mara|max factor|olivia garden|peter jackson|" +
  "pierre cardin|roger dubuis|sofia vergara|george foreman|george at|george asda|hannah montana|jenny craig|jason markk|lucy's|" +
  "monica vinader|nick jr|ray ban|ray-ban|rosetta stone|ruby tuesday|ruby on|stanley cup|stanley quencher|summer fridays|terry's chocolate|" +
  "tiffany's|tony's chocolonely|will call|dave & buster|dave and buster|chuck e|arthur price|allen key|allen keys|allen wrench|phillips head|" +
  "oliver wyman|jack in|jill stuart|joe & the|joe browns|pret a|edison bulb|murphy bed|victoria sponge|victoria line|elizabeth line|" +
  "jack daniels|mario kart|duncan hines|norton antivirus|norton 360|angel delight|nick of time|kelly bag|dylan's candy"
).split("|");
