/** Numbers, prices, discounts, refunds and cancellations of the orders. All money in pence. */
import { priceAt, product } from "./catalogue.mjs";
import { chance } from "./chance.mjs";
import { DAY, END, day } from "./times.mjs";

const clearanceShares = [0.4, 0.5, 0.5, 0.6, 0.7];
const codeShares = { THRIFT20: 0.2, SPRING15: 0.15, BLOOM10: 0.1, LOAM5: 0.05, WELCOME10: 0.1, CLUB10: 0.1 };

/** The basket: what was chosen, with everything in it of which the customer writes. */
function basket({ slugs, wanted }) {
  return [...new Set([...wanted, ...slugs])].slice(0, Math.max(slugs.length, wanted.length));
}

function line(slug, { at, person }, luck) {
  const item = product(slug);
  const full = priceAt(item, at);
  const isReduced = luck.odds(person.group.clearance ?? 0.03);
  const price = isReduced ? Math.round(full * luck.pick(clearanceShares)) : full;
  const quantity = full < 1000 ? luck.weighted([1, 2, 3, 5], (n) => 1 / n ** 1.5) : luck.odds(0.08) ? 2 : 1;
  return { item, quantity, price, comparedTo: isReduced ? full : undefined };
}

function discount({ at, person: { group, isClub } }, subtotal, luck) {
  const none = { code: "", amount: 0 };
  const byGroup = group.codes && luck.odds(group.codes.share) ? luck.pick(group.codes.names) : undefined;
  // Members paid a tenth less until the price rise.
  const byClub = isClub && at < day("2026-01-05") && luck.odds(0.2) ? "CLUB10" : undefined;
  const code = byGroup ?? byClub;
  return code ? { code, amount: Math.round(subtotal * codeShares[code]) } : none;
}

function shippingFor({ at, person }, subtotal) {
  const isAfterRise = at >= day("2026-01-05");
  if (person.isClub || subtotal >= (isAfterRise ? 6000 : 3500)) return 0;
  return isAfterRise ? 595 : 395;
}

function giveBack(order, luck) {
  const share = order.person.group.refunds?.(order.at) ?? 0.015;
  if (luck.odds(0.014))
    return { refunded: order.total, cancelledAt: Math.min(order.at + luck.whole(600, 90_000) * 1000, END - 1) };
  if (!luck.odds(share)) return { refunded: 0 };
  if (luck.odds(0.5)) return { refunded: order.total };
  const { price, quantity } = luck.pick(order.lines);
  return { refunded: Math.min(order.total, Math.round(price * quantity * (luck.odds(0.3) ? 0.85 : 1))) };
}

function status({ refunded, total }) {
  if (refunded === 0) return "paid";
  return refunded >= total ? "refunded" : "partially_refunded";
}

/** The finished orders of all people, oldest first, numbered. */
export function settle(people) {
  const luck = chance("ledger");
  const orders = people.flatMap((person) => person.orders).sort((a, b) => a.at - b.at);
  return orders.map((order, index) => {
    order.lines = basket(order).map((slug) => line(slug, order, luck));
    const gross = order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    const { code, amount } = discount(order, gross, luck);
    Object.assign(order, {
      name: `#LL${20_417 + index}`,
      id: 5_810_000_000_000 + index * 36_871,
      code,
      discount: amount,
    });
    order.subtotal = gross - amount;
    order.shipping = shippingFor(order, order.subtotal);
    order.total = order.subtotal + order.shipping;
    Object.assign(order, giveBack(order, luck));
    order.financialStatus = status(order);
    const days = order.at < day("2026-03-02") ? luck.between(1.2, 3) : luck.between(2, 9);
    order.fulfilledAt = order.cancelledAt || order.at + days * DAY >= END ? undefined : order.at + days * DAY;
    return order;
  });
}
