/** When the customers buy and what: orders without numbers and prices, which come when the texts have found theirs. */
import { isInSeason, products } from "./catalogue.mjs";
import { chance } from "./chance.mjs";
import { DAY, END, START, daytime } from "./times.mjs";

/** How many orders each of a group makes: between the bounds of `span`, together exactly `orders`. */
function counts({ size, orders, span: [fewest, most] }, luck) {
  const result = Array.from({ length: size }, () => fewest);
  let left = orders - fewest * size;
  while (left > 0) {
    const index = luck.whole(0, size - 1);
    if (result[index] < most) {
      result[index] += 1;
      left -= 1;
    }
  }
  return result;
}

function days(person, luck) {
  const first = Math.max(START, person.since);
  const list = [];
  for (let time = Math.ceil(first / DAY) * DAY; time < END; time += DAY) list.push(time);
  return luck.shuffled(list);
}

/** Fills `orders` of each person: `{ at, slugs }`, oldest first. */
export function makePurchases(people, groups) {
  for (const group of groups) {
    const luck = chance(`orders of ${group.name}`);
    const members = people.filter((person) => person.group === group);
    const howMany = counts(group, luck);
    const shelf = products.filter(
      ({ pence, kind }) =>
        pence >= group.pence[0] && pence <= group.pence[1] && (!group.kinds || group.kinds.includes(kind)),
    );
    members.forEach((person, index) => {
      const calendar = days(person, luck);
      const times = new Set();
      // Who is new buys on the first day.
      if (person.since >= START) times.add(Math.floor(person.since / DAY) * DAY);
      while (times.size < howMany[index]) times.add(luck.weighted(calendar, group.timing));
      person.orders = [...times]
        .sort((a, b) => a - b)
        .map((time) => ({
          person,
          at: Math.max(daytime(time, luck), person.since + 600_000),
          slugs: chooseItems(
            group,
            shelf.filter((item) => isInSeason(item, time)),
            luck,
          ),
          wanted: [],
        }));
    });
  }
}

function chooseItems({ items: [fewest, most], easyPence = 6000 }, shelf, luck) {
  const chosen = new Set();
  const target = luck.whole(fewest, most);
  while (chosen.size < target) {
    const item = luck.pick(shelf);
    // Dear things are bought less often than cheap ones.
    if (luck.odds(Math.min(1, easyPence / item.pence))) chosen.add(item.slug);
  }
  return [...chosen];
}
