/** The items of an order, from one cell. */

import type { OrderItem } from "../types.ts";
import { textAt } from "./flatten.ts";
import { minorUnits, parseAmount, type Decimal } from "./money.ts";

/** A price in minor units; undefined where there is none or it is no amount. */
export function priceOf(
  cell: string | undefined,
  { decimal, currency }: { readonly decimal: Decimal; readonly currency: string },
): number | undefined {
  if (cell === undefined || cell.trim() === "") return undefined;
  const amount = parseAmount(cell, decimal);
  return "wrong" in amount ? undefined : minorUnits(amount, currency);
}

/** How many; 1 where it is not said. */
export function quantityOf(cell: string | undefined): number {
  const quantity = Number((cell ?? "").trim().replace(",", "."));
  return cell === undefined || cell.trim() === "" || !Number.isFinite(quantity) ? 1 : quantity;
}

function fromObjects(text: string, currency: string): readonly OrderItem[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  if (!list.every((item) => typeof item === "string" || (typeof item === "object" && item !== null))) return undefined;
  return list.map((item: unknown): OrderItem => {
    if (typeof item === "string") return { name: item, quantity: 1 };
    const name = ["name", "title", "product_name", "product", "description", "sku", "item"].map((key) =>
      textAt(item, key),
    );
    const price =
      textAt(item, "price") ?? textAt(item, "unit_price") ?? textAt(item, "price_set", "shop_money", "amount");
    return {
      name: name.find((found) => found !== undefined) ?? "",
      quantity: quantityOf(textAt(item, "quantity") ?? textAt(item, "qty") ?? textAt(item, "count")),
      priceCents: priceOf(price, { decimal: ".", currency }),
    };
  });
}

/** WooCommerce's exporters: `name:Garden hose|quantity:2|total:20.00;name:Rake|…`. */
function fromPairs(
  text: string,
  style: { readonly decimal: Decimal; readonly currency: string },
): readonly OrderItem[] {
  return text.split(/;(?=\s*(?:name|id|product_id|sku):)|\n/).map((part): OrderItem => {
    const pairs = new Map(
      part
        .split("|")
        .map((pair) => [pair.split(":")[0]!.trim().toLowerCase(), pair.slice(pair.indexOf(":") + 1).trim()]),
    );
    const quantity = quantityOf(pairs.get("quantity") ?? pairs.get("qty"));
    const total = priceOf(pairs.get("sub_total") ?? pairs.get("subtotal") ?? pairs.get("total"), style);
    const priceCents =
      priceOf(pairs.get("price"), style) ??
      (total !== undefined && quantity !== 0 ? Math.round(total / quantity) : undefined);
    return { name: pairs.get("name") ?? pairs.get("product_name") ?? "", quantity, priceCents };
  });
}

/** `2 x Garden hose`, `Garden hose x2`, `Garden hose (2)`, `Garden hose`. */
function fromWords(text: string): OrderItem {
  const before = /^(\d{1,4}) ?[x×*] ?(.+)$/i.exec(text);
  if (before) return { name: before[2]!.trim(), quantity: Number(before[1]) };
  const after = /^(.+?)(?: ?[x×*] ?(\d{1,4})| \((\d{1,4})\))$/i.exec(text);
  if (after) return { name: after[1]!.trim(), quantity: Number(after[2] ?? after[3]) };
  return { name: text, quantity: 1 };
}

/** Items from a list in JSON, from `name:…|quantity:…` pairs, or from words between semicolons, bars or line breaks. */
export function itemsOf(
  cell: string,
  style: { readonly decimal: Decimal; readonly currency: string },
): readonly OrderItem[] {
  const text = cell.trim();
  if (/^[[{]/.test(text)) {
    const items = fromObjects(text, style.currency);
    if (items) return items;
  }
  if (/(?:^|[|;])\s*(?:name|product_name):/.test(text)) return fromPairs(text, style);
  const separator = /[;\n]/.test(text) ? /[;\n]/ : text.includes("|") ? /\|/ : /,(?= ?\d{1,4} ?[x×])/;
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(fromWords);
}
