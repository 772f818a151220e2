/** Builds the sample shop's exports from the texts: `node data-samples/build/build.mjs`. The same bytes every time. */
import { writeFileSync } from "node:fs";
import { pounds } from "./csv.mjs";
import { groups } from "./groups.mjs";
import { settle } from "./ledger.mjs";
import { makePeople } from "./people.mjs";
import { makePurchases } from "./purchases.mjs";
import { unitsOf } from "./texts.mjs";
import { giveVoice, loseNames } from "./voices.mjs";
import { chatsFile } from "./write-chats.mjs";
import { customersFile, groupsFile, ordersFile } from "./write-orders.mjs";
import { surveyFile } from "./write-survey.mjs";
import { reviewsFile, ticketsFile } from "./write-tickets.mjs";

const people = makePeople(groups);
makePurchases(people, groups);
for (const group of groups) {
  const members = people.filter((person) => person.group === group);
  giveVoice(unitsOf(group), members);
}
const orders = settle(people);

/** Puts the customer's own details where a text speaks of them. */
function speak({ person, order }, text) {
  const details = {
    ...person,
    order: order.name,
    total: `£${pounds(order.total)}`,
    phone: person.phone ?? "07700 900000",
  };
  return text.replace(/\{(order|total|first|last|email|street|city|postcode|phone)\}/g, (_, name) => details[name]);
}

function render(unit) {
  const said = Object.fromEntries(
    ["subject", "title", "text", "reason", "better", "liked"]
      .filter((field) => unit[field])
      .map((field) => [field, speak(unit, unit[field])]),
  );
  const turns = unit.turns?.map((turn) =>
    Object.fromEntries(Object.entries(turn).map(([who, text]) => [who, speak(unit, text)])),
  );
  return { ...unit, ...said, turns };
}

const units = loseNames(people).map(render);
const of = (channel) => units.filter((unit) => unit.channel === channel);

const files = {
  "../tickets.csv": ticketsFile(of("ticket")),
  "../survey.csv": surveyFile(of("survey")),
  "../reviews.csv": reviewsFile(of("review")),
  "../chats.json": chatsFile(of("chat")),
  "../orders.csv": ordersFile(orders),
  "../customers.csv": customersFile(people),
  "groups.csv": groupsFile(people),
};
for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, import.meta.url), content);
