/** WooCommerce orders: CSV of the export plugins (items as rows or as columns), JSON of its API. */

import { listAt, textAt, without } from "../flatten.ts";
import type { Preset } from "../preset.ts";

export const woocommerce: Preset = {
  name: "woocommerce",
  title: "WooCommerce orders (CSV)",
  kind: "orders",
  recognises: ({ plain, format }) => {
    if (format === "json" || format === "jsonl") return undefined;
    const some = (pattern: RegExp) => plain.some((name) => pattern.test(name));
    const isOrder = some(/^order (id|number|no)$/) && some(/^(order )?status$/) && some(/^(order )?total( amount)?$/);
    const isWoo =
      some(/billing/) &&
      some(
        /^(item name|item cost|item|line items?( 1)?|product (item )?1 name|order currency|customer user|payment method title|cart discount( amount)?)$/,
      );
    return isOrder && isWoo
      ? "order number, status, billing and item columns, as WooCommerce's exporters name them"
      : undefined;
  },
  fields: {
    id: ["order number", "order id", "order no"],
    customer: ["customer id", "customer user", "customer user id", "user id"],
    email: ["billing email", "email billing", "billing email address", "customer email"],
    at: ["order date", "date created", "date", "order date gmt"],
    total: ["order total", "order total amount", "total"],
    currency: ["order currency", "currency"],
    discount: ["cart discount amount", "discount total", "cart discount", "order discount", "discount amount"],
    refunded: ["order refund amount", "refunded total", "total refunded", "refund amount"],
    status: ["order status", "status"],
    items: ["line items"],
    item: ["item name", "product name", "line item name"],
    quantity: ["quantity", "quantity refund", "item quantity", "qty"],
    price: ["item cost", "item price", "product price"],
    other: [
      "customer note",
      "order subtotal",
      "order subtotal amount",
      "shipping total",
      "paid date",
      "completed date",
    ],
  },
};

function spread(order: object): readonly Readonly<Record<string, unknown>>[] {
  const created = textAt(order, "date_created_gmt");
  const refunds = listAt(order, "refunds").map((refund) => Math.abs(Number(textAt(refund, "total") ?? 0)));
  const refunded = refunds.reduce((sum, refund) => sum + refund, 0);
  const status = textAt(order, "status");
  return [
    {
      ...without(order, [
        "date_created_gmt",
        "refunds",
        "meta_data",
        "_links",
        "tax_lines",
        "fee_lines",
        "shipping_lines",
      ]),
      // Nobody has paid a pending order of WooCommerce.
      status: status === "pending" ? "pending payment" : status,
      date_created: created === undefined ? textAt(order, "date_created") : `${created}Z`,
      refunded: refunded > 0 ? refunded.toFixed(4) : undefined,
    },
  ];
}

export const woocommerceJson: Preset = {
  name: "woocommerce-json",
  title: "WooCommerce orders (JSON)",
  kind: "orders",
  recognises: ({ objects }) => {
    const orders = objects.filter(
      (object) =>
        Array.isArray(listAt(object, "line_items")) &&
        textAt(object, "date_created") !== undefined &&
        textAt(object, "total") !== undefined &&
        listAt(object, "line_items").length > 0,
    );
    return objects.length > 0 && orders.length > objects.length / 2
      ? "orders with line_items, date_created and total"
      : undefined;
  },
  spread,
  isComplete: true,
  fields: {
    id: ["number", "id"],
    customer: ["customer id"],
    email: ["billing email"],
    at: ["date created"],
    total: ["total"],
    currency: ["currency"],
    discount: ["discount total"],
    refunded: ["refunded"],
    status: ["status"],
    items: ["line items"],
  },
};
