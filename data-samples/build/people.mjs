/** The customers: names, places and addresses, all invented. Phone numbers are from Ofcom's range for fiction. */
import { chance } from "./chance.mjs";
import { day } from "./times.mjs";

const words = (text) => text.trim().split(/\s+/);
const firstNames = words(`
  Margaret Susan Patricia Christine Linda Jean Janet Carol Sheila Maureen Barbara Pauline Gillian Brenda Rosemary
  Anne Helen Karen Julie Debbie Tracey Nicola Joanne Claire Rachel Emma Sarah Laura Gemma Kelly Hayley Beth Chloe
  Amy Zoe Megan Ellie Freya Imogen Poppy Aisha Fatima Priti Anjali Meera Yetunde Ngozi Grace Mei Hana Agnieszka
  David John Peter Michael Brian Alan Keith Roger Derek Graham Colin Trevor Malcolm Ian Stuart Neil Andrew Mark
  Paul Simon Jonathan Richard Matthew Daniel Ben Luke Jack Harry Callum Rhys Gareth Owen Hamish Angus Ewan Imran
  Tariq Rajesh Sanjay Kwame Tunde Marek Piotr Luca Leon Sam Alex Robin Jude Morgan`);
const lastNames = words(`
  Hollis Pemberton Ashdown Birtwistle Cartwright Dunmore Ellwood Fairclough Garside Hathersage Inchbald Jessop
  Kettlewell Lomas Marchbank Northcott Ogden Pickersgill Quarmby Rushworth Satterthwaite Thistlewood Underhill
  Vickers Winstanley Yarwood Abbott Barraclough Crabtree Dewhurst Entwistle Firth Greenhalgh Horsfall Ibbotson
  Jagger Kershaw Lockwood Midgley Naylor Oldroyd Priestley Ramsden Sugden Tordoff Umpleby Varley Wadsworth
  Adeyemi Begum Chaudhry Desai Eze Farah Ghosh Hussain Iqbal Joshi Kapoor Lal Mistry Nwosu Okafor Patel Qureshi
  Rahman Sethi Tran Uddin Verma Wong Yusuf Zaman Kowalska Nowak Wojcik Silva Moretti Petrov Murray Sinclair
  Buchanan Farquhar Galbraith Kerr Lennox Macrae Ogilvie Ross Strachan Urquhart Bevan Cadwallader Eynon Gwilym
  Llewellyn Maddox Penry Rees Tudor Vaughan Boswell Carveth Daw Enys Goldsworthy Hocking Jago Keast Lanyon
  Minear Nance Opie Penrose Rosewarne Spargo Trelawny Angwin Bickford`);

const cities =
  `York YO|Leeds LS|Sheffield S|Bristol BS|Exeter EX|Norwich NR|Ipswich IP|Cambridge CB|Oxford OX|Reading RG
  Brighton BN|Southampton SO|Bath BA|Gloucester GL|Hereford HR|Shrewsbury SY|Chester CH|Lancaster LA|Durham DH|Derby DE
  Nottingham NG|Leicester LE|Lincoln LN|Peterborough PE|Cardiff CF|Swansea SA|Edinburgh EH|Glasgow G|Perth PH|Inverness IV
  Aberdeen AB|Belfast BT|Truro TR|Plymouth PL|Canterbury CT|Maidstone ME|Guildford GU|Birmingham B|Coventry CV|London SE`
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(" "));
const streets = words(`Larch Hazel Rowan Medlar Quince Bramble Teasel Sorrel Juniper Damson Bracken Campion Linnet Wren
  Plover Fieldfare Millrace Tannery Ropewalk Chandler`);
const ways = ["Row", "Lane", "Close", "Street", "Road", "Gardens", "Terrace", "Mews"];
const mailHosts = [
  "example.com",
  "example.org",
  "example.net",
  "postbox.example",
  "mailbox.example",
  "homepost.example",
];

/** Customers from abroad: in which group, and how many. Those who write another language live where it is spoken. */
const abroad = [
  {
    group: "noise",
    country: "DE",
    places: [
      ["Köln", "50667"],
      ["Hamburg", "20095"],
      ["Kassel", "34117"],
    ],
  },
  {
    group: "noise",
    country: "FR",
    places: [
      ["Rennes", "35000"],
      ["Quimper", "29000"],
    ],
  },
  {
    group: "noise",
    country: "ES",
    places: [
      ["Sevilla", "41001"],
      ["Gijón", "33201"],
    ],
  },
  { group: "gifts", country: "DE", places: [["Bremen", "28195"]] },
  {
    group: "gardeners",
    country: "IE",
    places: [
      ["Cork", "T12 X9Y0"],
      ["Sligo", "F91 Z0Z0"],
    ],
  },
  { group: "bargain", country: "IE", places: [["Galway", "H91 Y0Z0"]] },
];
const foreignNames = {
  DE: ["Katrin Brandhuber", "Jürgen Vossloh", "Annika Perlbach", "Holger Wiesenthau"],
  FR: ["Solène Kerbrat", "Yves Lantourne"],
  ES: ["Lucía Berrocal", "Íñigo Salvatierra"],
  IE: ["Aoife Kilbrannan", "Niall Dunphelan", "Sinéad Corrigeen"],
};

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function makeEmail(first, last, { luck, taken }) {
  for (;;) {
    const [a, b] = [plain(first), plain(last)];
    const number = luck.odds(0.35) ? luck.whole(2, 99) : "";
    const local = luck.pick([
      `${a}.${b}${number}`,
      `${a[0]}${b}${number}`,
      `${a}${b}${number}`,
      `${b}.${a[0]}${number}`,
    ]);
    const email = `${local}@${luck.pick(mailHosts)}`;
    if (!taken.has(email)) return taken.add(email) && email;
  }
}

function britishPlace(luck) {
  const [city, area] = luck.pick(cities);
  const letters = "ABDEFGHJLNPQRSTUWXYZ";
  // No postcode district is numbered 97.
  const postcode = `${area}97 ${luck.whole(1, 9)}${luck.pick(letters)}${luck.pick(letters)}`;
  return { city, postcode, country: "GB" };
}

/** All customers of the groups, in an order that tells nothing of them. */
export function makePeople(groups) {
  const luck = chance("people");
  const taken = new Set();
  const foreign = Object.fromEntries(Object.entries(foreignNames).map(([country, names]) => [country, [...names]]));
  const people = groups.flatMap((group) => {
    const guests = abroad
      .filter((entry) => entry.group === group.name)
      .flatMap(({ country, places }) => places.map(([city, postcode]) => ({ city, postcode, country })));
    return Array.from({ length: group.size }, (_, index) => {
      const place = guests[index] ?? britishPlace(luck);
      const [first, last] = guests[index] ? foreign[place.country].shift().split(" ") : freshName(luck, taken);
      const [from, to] = group.since.map(day);
      return {
        group,
        first,
        last,
        ...place,
        email: makeEmail(first, last, { luck, taken }),
        street: `${luck.whole(1, 140)} ${luck.pick(streets)} ${luck.pick(ways)}`,
        since: Math.floor(luck.between(from, to) / 1000) * 1000,
        isClub: luck.odds(group.club),
        hasConsent: luck.odds(0.62),
        birthYear: luck.odds(0.55) ? luck.whole(1942, 2001) : undefined,
        orders: [],
        units: [],
      };
    });
  });
  return number(luck.shuffled(people), luck);
}

function freshName(luck, taken) {
  for (;;) {
    const name = `${luck.pick(firstNames)} ${luck.pick(lastNames)}`;
    if (!taken.has(name)) return taken.add(name) && name.split(" ");
  }
}

function number(people, luck) {
  const phones = luck.shuffled(Array.from({ length: 1000 }, (_, index) => index));
  const bySince = [...people].sort((a, b) => a.since - b.since);
  bySince.forEach((person, index) => {
    person.id = `C-${10_000 + index * 7 + luck.whole(0, 6)}`;
    person.phone = person.country === "GB" ? `07700 900${String(phones[index]).padStart(3, "0")}` : undefined;
  });
  return bySince;
}
