/** The items of all rows of an order. */

import type { OrderItem } from "../types.ts";
import { present } from "./cells.ts";
import { itemsOf, priceOf, quantityOf } from "./order-items.ts";
import { storableProduct } from "./shown.ts";
import type { TableRow } from "./table.ts";
import type { Understanding } from "./understanding.ts";

/** The first value that some row of the order has. */
export function firstOf<T>(rows: readonly TableRow[], read: (row: TableRow) => T | undefined): T | undefined {
  for (const row of rows) {
    const value = read(row);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Rows without those that stand twice. */
export function distinctRows(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length === 1) return rows;
  const seen = new Set<string>();
  return rows.filter(({ values }) => {
    const key = JSON.stringify(values);
    return !seen.has(key) && seen.add(key);
  });
}

/** A reader of the items of all rows of an order. */
export function itemsReader({
  columns,
}: Understanding): (rows: readonly TableRow[], currency: string) => readonly OrderItem[] {
  const lists = columns.filter(({ field }) => field === "items");
  const parts = columns.filter(({ field }) => field === "item" || field === "quantity" || field === "price");
  const groups = [...new Set(parts.map(({ group }) => group))].map((group) => {
    const at = (field: string) => parts.find((column) => column.field === field && column.group === group);
    return {
      name: at("item")?.index ?? -1,
      quantity: at("quantity")?.index ?? -1,
      price: at("price")?.index ?? -1,
      decimal: at("price")?.decimal ?? ".",
    };
  });
  const decimal = parts.find((column) => column.decimal)?.decimal ?? ".";
  return (rows, currency) => {
    const items: OrderItem[] = [];
    for (const { values } of rows) {
      for (const { index } of lists) {
        const cell = present(values[index]);
        if (cell === undefined) continue;
        for (const item of itemsOf(cell, { decimal, currency }))
          items.push({ ...item, name: storableProduct(item.name) });
      }
      for (const group of groups) {
        const name = present(values[group.name]);
        const quantity = present(values[group.quantity]);
        const price = present(values[group.price]);
        if (name === undefined && price === undefined) continue;
        const priceCents = priceOf(price, { decimal: group.decimal, currency });
        items.push({ name: storableProduct(name ?? ""), quantity: quantityOf(quantity), priceCents });
      }
    }
    return items;
  };
}

/** Sum of quantity times price; undefined without items or where one has no price. */
export function sumOf(items: readonly OrderItem[]): number | undefined {
  if (items.length === 0 || items.some(({ priceCents }) => priceCents === undefined)) return undefined;
  return Math.round(items.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents!, 0));
}
