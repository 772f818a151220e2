/** What columns are called in exports, by kind of record. */

import { customerNames, notCustomerNames } from "./column-names/customers.ts";
import { feedbackNames, notFeedbackNames } from "./column-names/feedback.ts";
import { notOrderNames, orderNames } from "./column-names/orders.ts";
import type { Names } from "./column-names/shared.ts";
import type { Kind } from "./fields.ts";

/** Patterns of names by kind and field. */
export const COLUMN_NAMES: Readonly<Record<Kind, Names>> = {
  feedback: feedbackNames,
  orders: orderNames,
  customers: customerNames,
};

/** Patterns that rule a field out although another fits. */
export const NOT_NAMED: Readonly<Record<Kind, Names>> = {
  feedback: notFeedbackNames,
  orders: notOrderNames,
  customers: notCustomerNames,
};

const CURRENCY_SUFFIX = /^(.+?) (?:in )?([a-z]{3})$/;

/** Splits "total eur" into the name and the code that `isCode` knows. */
export function withoutCurrency(plain: string, isCode: (code: string) => boolean): { name: string; code?: string } {
  const match = CURRENCY_SUFFIX.exec(plain);
  return match && isCode(match[2]!) ? { name: match[1]!, code: match[2]!.toUpperCase() } : { name: plain };
}
