/** Shopify's order export: further rows of an order hold only further line items. */

import type { Preset } from "../preset.ts";

export const shopify: Preset = {
  name: "shopify",
  title: "Shopify orders (CSV)",
  kind: "orders",
  recognises: ({ has }) =>
    has("name", "financial status", "total") && (has("lineitem name") || has("created at") || has("paid at"))
      ? "Name, Financial Status and Lineitem name, as Shopify names them"
      : undefined,
  isComplete: true,
  fields: {
    id: ["name"],
    customer: ["customer id"],
    email: ["email"],
    at: ["created at", "paid at", "processed at"],
    total: ["total"],
    currency: ["currency"],
    discount: ["discount amount"],
    refunded: ["refunded amount"],
    status: ["financial status"],
    cancelledAt: ["cancelled at"],
    item: ["lineitem name"],
    quantity: ["lineitem quantity"],
    price: ["lineitem price"],
  },
};
