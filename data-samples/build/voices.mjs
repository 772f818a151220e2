/** Who says what and when: each unit finds a customer of its group, an order it follows and a moment. */
import { product } from "./catalogue.mjs";
import { chance } from "./chance.mjs";
import { DAY, START, daytime } from "./times.mjs";

const longest = { ticket: 21, chat: 16, review: 35, survey: 600 };

/** Days between an order and what is said of it: plants take their time, and those who left speak late. */
function reach({ channel, item, group }) {
  if (group.name === "lapsed") return 150;
  if (channel === "review" && item && product(item).kind === "plant") return 230;
  return longest[channel];
}

function opportunities(unit, person) {
  const [from, to] = unit.window;
  return person.orders.filter((order) => {
    const earliest = Math.max(order.at + DAY, from);
    return earliest < Math.min(order.at + reach(unit) * DAY, to) && !(unit.item && order.wanted.includes(unit.item));
  });
}

function canSay(unit, person) {
  if (unit.language ? person.language !== unit.language : person.language !== undefined) return false;
  if (unit.thread && person.threads?.length && !person.threads.includes(unit.thread)) return false;
  if (unit.item && person.units.some((other) => other.item === unit.item)) return false;
  return !(
    unit.channel === "survey" && person.units.some((other) => other.channel === "survey" && other.phase === unit.phase)
  );
}

/** Where nobody has bought in time, somebody's spare order moves to shortly before the window. */
function bringForward(unit, { members, luck }) {
  const time = Math.max(unit.window[0] - luck.between(2, 9) * DAY, START);
  const spare = ({ orders, since }) => orders.find((order, index) => !order.isSpokenOf && (index > 0 || since < START));
  const person = luck.shuffled(members).find((one) => canSay(unit, one) && one.since < time && spare(one));
  if (!person) throw new Error(`No customer of ${unit.group.name} can say ${JSON.stringify(unit.text ?? unit.turns)}`);
  const order = spare(person);
  order.at = daytime(time, luck);
  person.orders.sort((a, b) => a.at - b.at);
  return { person, orders: [order] };
}

/** The one of those who can say it who has said least. */
function findSpeaker(unit, { members, luck, threads }) {
  const known = threads.get(unit.thread);
  const candidates = (known ? [known] : members.filter((person) => canSay(unit, person)))
    .map((person) => ({ person, orders: opportunities(unit, person) }))
    .filter(({ orders }) => orders.length > 0);
  if (candidates.length === 0) return bringForward(unit, { members, luck });
  const load = ({ units }) =>
    units.length / 2 + units.filter((other) => other.phase === unit.phase).length + luck.next() * 1.4;
  return candidates.map((entry) => ({ ...entry, load: load(entry.person) })).sort((a, b) => a.load - b.load)[0];
}

function place(unit, { person, orders }, luck) {
  const order = luck.pick(orders);
  const previous = person.units.findLast((other) => unit.thread && other.thread === unit.thread);
  const from = Math.max(unit.window[0], order.at + DAY, previous ? previous.at + 2 * DAY : 0);
  const until = Math.min(unit.window[1], previous ? Math.max(from + DAY, previous.at + 9 * DAY) : Infinity);
  const to = Math.min(until, Math.max(order.at + reach(unit) * DAY, from + DAY));
  order.isSpokenOf = true;
  if (unit.item) order.wanted.push(unit.item);
  const at = Math.max(daytime(luck.between(from, to), luck), order.at + 3_600_000);
  person.units.push({ ...unit, person, order, at });
  if (unit.thread) person.threads = [...(person.threads ?? []), unit.thread];
}

/** Fills `units` of each person of the group. */
export function giveVoice(units, members) {
  const luck = chance(`voices of ${members[0].group.name}`);
  const languages = { DE: "de", FR: "fr", ES: "es" };
  for (const person of members) person.language = languages[person.country];
  const threads = new Map();
  // Those with the narrowest window and the most conditions choose first.
  const width = ({ window: [from, to] }) => (to - from) / DAY;
  const freedomClass = (unit) => (unit.thread ? 0 : unit.language ? 1 : 2);
  const inTime = (a, b) => (a.thread ? a.window[0] - b.window[0] || a.position - b.position : 0);
  const numbered = units.map((unit, position) => ({ ...unit, position }));
  const order = luck
    .shuffled(numbered)
    .sort((a, b) => freedomClass(a) - freedomClass(b) || inTime(a, b) || width(a) - width(b));
  for (const unit of order) {
    const speaker = findSpeaker(unit, { members, luck, threads });
    place(unit, speaker, luck);
    if (unit.thread) threads.set(unit.thread, speaker.person);
  }
}

/** Takes the names off a few reviews and survey rows, and returns all units, oldest first. */
export function loseNames(people, { reviews = 14, surveys = 6 } = {}) {
  const units = people.flatMap((person) => person.units).sort((a, b) => a.at - b.at);
  const luck = chance("anonymous");
  const some = (channel, count) => luck.shuffled(units.filter((unit) => unit.channel === channel)).slice(0, count);
  for (const unit of [...some("review", reviews), ...some("survey", surveys)]) unit.anonymous = true;
  return units;
}
