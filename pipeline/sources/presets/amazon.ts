/** Amazon's order reports: a row an item, with what was paid for it. */

import type { Preset } from "../preset.ts";

export const amazon: Preset = {
  name: "amazon",
  title: "Amazon orders",
  kind: "orders",
  recognises: ({ has }) =>
    has("order id", "order item id", "purchase date", "item price")
      ? "order-id, order-item-id and item-price, as Amazon names them"
      : undefined,
  isComplete: true,
  hasRowTotals: true,
  fields: {
    id: ["order id"],
    email: ["buyer email"],
    customer: ["buyer name"],
    at: ["purchase date"],
    total: ["item price"],
    currency: ["currency"],
    item: ["product name"],
    quantity: ["quantity purchased", "quantity"],
    discount: ["item promotion discount"],
  },
};
