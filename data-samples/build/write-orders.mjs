/** The exports of the shop system: orders as Shopify writes them, one row an item, and the customers. */
import { chance } from "./chance.mjs";
import { pounds, table } from "./csv.mjs";
import { dayFirst, shopTime } from "./times.mjs";

/** A column that only the first row of an order fills. */
const once = (give) => (row) => (row.isFirst ? give(row.order) : "");
const fullName = ({ person }) => `${person.first} ${person.last}`;

const orderColumns = {
  Name: ({ order }) => order.name,
  Email: ({ order }) => order.email,
  "Financial Status": once((order) => order.financialStatus),
  "Paid at": once((order) => shopTime(order.at + 4000)),
  "Fulfillment Status": once((order) => (order.fulfilledAt ? "fulfilled" : "unfulfilled")),
  "Fulfilled at": once((order) => (order.fulfilledAt ? shopTime(order.fulfilledAt) : "")),
  "Accepts Marketing": once((order) => (order.person.hasConsent ? "yes" : "no")),
  Currency: once(() => "GBP"),
  Subtotal: once((order) => pounds(order.subtotal)),
  Shipping: once((order) => pounds(order.shipping)),
  Taxes: once((order) => pounds(Math.round(order.total / 6))),
  Total: once((order) => pounds(order.total)),
  "Discount Code": once((order) => order.code),
  "Discount Amount": once((order) => pounds(order.discount)),
  "Shipping Method": once((order) => (order.shipping === 0 ? "Free delivery" : "Standard delivery")),
  "Created at": ({ order }) => shopTime(order.at),
  "Lineitem quantity": ({ line }) => line.quantity,
  "Lineitem name": ({ line }) => line.item.name,
  "Lineitem price": ({ line }) => pounds(line.price),
  "Lineitem compare at price": ({ line }) => (line.comparedTo ? pounds(line.comparedTo) : ""),
  "Lineitem sku": ({ line }) => line.item.sku,
  "Lineitem requires shipping": ({ line }) => line.item.slug !== "gift-card",
  "Lineitem taxable": () => true,
  "Lineitem fulfillment status": ({ order }) => (order.fulfilledAt ? "fulfilled" : "pending"),
  "Billing Name": once(fullName),
  "Billing Street": once((order) => order.person.street),
  "Billing City": once((order) => order.person.city),
  "Billing Zip": once((order) => order.person.postcode),
  "Billing Country": once((order) => order.person.country),
  "Billing Phone": once((order) => order.person.phone),
  "Shipping Name": once(fullName),
  "Shipping City": once((order) => order.person.city),
  "Shipping Zip": once((order) => order.person.postcode),
  "Shipping Country": once((order) => order.person.country),
  Notes: once((order) => order.note),
  "Cancelled at": once((order) => (order.cancelledAt ? shopTime(order.cancelledAt) : "")),
  "Payment Method": once((order) => order.payment),
  "Refunded Amount": once((order) => pounds(order.refunded)),
  Vendor: () => "Larkspur & Loam",
  Id: once((order) => order.id),
  Tags: once((order) => (order.person.isClub ? "garden-club" : "")),
  "Risk Level": once(() => "Low"),
  Source: once((order) => order.source),
  "Tax 1 Name": once(() => "GB VAT 20%"),
  "Tax 1 Value": once((order) => pounds(Math.round(order.total / 6))),
};

const notes = [
  "leave in porch",
  "blue gate, not the front door",
  "Ring the bell please",
  "gift, no invoice",
  "beware of the dog",
];

/** orders.csv */
export function ordersFile(orders) {
  const luck = chance("order details");
  const rows = orders.flatMap((order) => {
    const { email } = order.person;
    const detailed = {
      ...order,
      // Some sign in with capitals, as phones will have it.
      email: luck.odds(0.04) ? email[0].toUpperCase() + email.slice(1) : email,
      note: luck.odds(0.05) ? luck.pick(notes) : "",
      payment: luck.pick(["Shopify Payments", "Shopify Payments", "PayPal Express Checkout"]),
      source: order.at >= Date.UTC(2026, 2, 2) && luck.odds(0.25) ? "mobile app" : "web",
    };
    return order.lines.map((line, index) => ({ order: detailed, line, isFirst: index === 0 }));
  });
  return table(orderColumns, rows);
}

const customerColumns = {
  "Customer ID": ({ id }) => id,
  "First Name": ({ first }) => first,
  "Last Name": ({ last }) => last,
  Email: ({ email }) => email,
  Phone: ({ phone }) => phone,
  "Customer Since": ({ since }) => dayFirst(since),
  Address: ({ street }) => street,
  City: ({ city }) => city,
  Postcode: ({ postcode }) => postcode,
  Country: ({ country }) => country,
  Plan: ({ isClub }) => (isClub ? "Garden Club" : "none"),
  "Newsletter Consent": ({ hasConsent }) => (hasConsent ? "yes" : "no"),
  "Year of Birth": ({ birthYear }) => birthYear,
};

/** customers.csv */
export function customersFile(people) {
  return table(customerColumns, people);
}

/** build/groups.csv: which group was planted in each customer; no part of what the shop knows. */
export function groupsFile(people) {
  return table({ "Customer ID": ({ id }) => id, Group: ({ group }) => group.name }, people);
}
