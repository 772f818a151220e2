/** tickets.csv as Zendesk's export has it, and reviews.csv as Trustpilot's. */
import { chance } from "./chance.mjs";
import { table } from "./csv.mjs";
import { DAY, END, stamp } from "./times.mjs";

const words = {
  delivery: /quikvan|deliver|courier|parcel|van\b|driver|tracking|slot/i,
  damaged: /broken|damag|crush|snapp|split|torn|crack|bent/i,
  refund: /refund|money back|chargeback/i,
  returns: /return|label|portal|exchange/i,
  app: /\bapp\b|account|log ?in|password|code/i,
  assembly: /screw|bolt|manual|instructions|assembl|step \d/i,
  plants: /plant|bulb|seed|rose|hosta|dahlia|compost|fern/i,
  pricing: /price|£39|postage|club\b|discount|voucher/i,
  gift: /gift|present|christmas|hamper|wreath/i,
};
const staff = ["Priya Anand", "Dan Wetherley", "Marta Zielony", "Hannah Copestake", "Lauren Fisk", "Tom Arkwell"];

const moods = {
  deliveries: ({ phase }) => (phase === "late" ? 0.05 : 0.95),
  bargain: () => 0.95,
  newcomers: () => 0.6,
  returns: () => 0.12,
  gardeners: () => 0.98,
};

function ticketDetails({ unit, luck }) {
  const goodShare = moods[unit.group.name]?.(unit) ?? 0.5;
  const isSolved = unit.at < END - 20 * DAY || luck.odds(0.4);
  const solvedAt = Math.min(unit.at + luck.between(0.2, 9) * DAY, END - 1);
  const rated =
    isSolved && luck.odds(0.4) ? (luck.odds(goodShare) ? "Good" : "Bad") : isSolved ? "Offered" : "Not Offered";
  const tags = Object.keys(words).filter((tag) => words[tag].test(`${unit.subject} ${unit.text}`));
  return {
    status: isSolved ? (unit.at < END - 60 * DAY ? "Closed" : "Solved") : luck.pick(["Open", "Pending", "New"]),
    solvedAt: isSolved ? solvedAt : undefined,
    satisfaction: rated,
    tags: luck.odds(0.1) ? [] : tags.filter(() => luck.odds(0.9)),
    priority: luck.pick(["Low", "Normal", "Normal", "Normal", "High", ""]),
    via: luck.pick(["Mail", "Mail", "Web form", "Web form", "Mobile"]),
    assignee: luck.pick(staff),
    hasExternalId: luck.odds(0.55),
    // Some write from work: then the id is the only thread to the customer.
    writesFromWork: luck.odds(0.04),
  };
}

const ticketColumns = {
  Id: ({ number }) => number,
  Requester: ({ unit: { person } }) => `${person.first} ${person.last}`,
  "Requester id": ({ unit: { person } }) => 360_000_000_000 + Number(person.id.slice(2)) * 7919,
  "Requester external id": ({ unit, details }) =>
    details.hasExternalId || details.writesFromWork ? unit.person.id : "",
  "Requester email": ({ unit: { person }, details }) =>
    details.writesFromWork ? `${person.first[0]}.${person.last}@works.example`.toLowerCase() : person.email,
  Submitter: ({ unit: { person } }) => `${person.first} ${person.last}`,
  Assignee: ({ details }) => details.assignee,
  Group: () => "Customer Care",
  Subject: ({ unit }) => unit.subject,
  Description: ({ unit }) => unit.text,
  Tags: ({ details }) => details.tags.join(" "),
  Status: ({ details }) => details.status,
  Priority: ({ details }) => details.priority,
  Via: ({ details }) => details.via,
  "Ticket type": () => "Incident",
  "Created at": ({ unit }) => stamp(unit.at),
  "Updated at": ({ unit, details }) => stamp(details.solvedAt ?? unit.at + 3_600_000),
  "Solved at": ({ details }) => (details.solvedAt ? stamp(details.solvedAt) : ""),
  "Satisfaction Score": ({ details }) => details.satisfaction,
};

/** tickets.csv: with two rows that stand twice, where pages of the export overlap, and one ticket sent again. */
export function ticketsFile(units) {
  const luck = chance("tickets");
  const rows = units.map((unit) => ({ unit, details: ticketDetails({ unit, luck }) }));
  const again = rows[150];
  const resent = { ...again, unit: { ...again.unit, at: again.unit.at + 9 * 60_000 } };
  const all = [...rows, resent].sort((a, b) => a.unit.at - b.unit.at);
  const numbered = all.map((row, index) => ({ ...row, number: 48_213 + index * 3 }));
  const pages = numbered.flatMap((row, index) => (index === 99 || index === 199 ? [row, row] : [row]));
  return table(ticketColumns, pages);
}

const reviewColumns = {
  "Domain Url": () => "larkspurandloam.example",
  "Webshop Name": () => "Larkspur & Loam",
  "Review Id": ({ number }) => `6a${(0x5f3a10c4e2 + number * 0x1b7f3d).toString(16)}`,
  "Review Created (UTC)": ({ unit }) => stamp(unit.at),
  "Review Username": ({ unit: { person } }) => `${person.first} ${person.last[0]}.`,
  "Review User Email": ({ unit }) => (unit.anonymous ? "" : unit.person.email),
  "Review Title": ({ unit }) => unit.title,
  "Review Content": ({ unit }) => unit.text,
  "Review Stars": ({ unit }) => unit.stars,
  "Source Of Review": ({ unit }) => (unit.anonymous ? "Organic" : "InvitationLink"),
  "Reference Id": ({ unit }) => (unit.anonymous ? "" : unit.order.name.slice(1)),
  "Company Reply Date (UTC)": () => "",
  "Review Language": ({ unit }) => unit.language ?? "en",
};

/** reviews.csv: with one row that stands twice and one review posted again the next day. */
export function reviewsFile(units) {
  const named = units.filter((unit) => !unit.anonymous);
  const again = { ...named[120], at: Math.min(named[120].at + DAY, END - 1) };
  const all = [...units, again].sort((a, b) => a.at - b.at).map((unit, number) => ({ unit, number }));
  return table(
    reviewColumns,
    all.flatMap((row, index) => (index === 99 ? [row, row] : [row])),
  );
}
