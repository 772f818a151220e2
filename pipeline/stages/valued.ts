/** What `value` tells of a customer. */

import type { Mix } from "../../models/value/mix.ts";
import type { OrderSummary } from "../../models/value/orders.ts";
import type { Rfm } from "../../models/value/rfm.ts";
import type { Regularity, Season } from "../../models/value/rhythm.ts";
import type { CustomerLifetime } from "./lifetime.ts";

/** Added by `value`: what a customer buys. Money in minor units of `currency`, the one most of the orders are in. */
export interface Valued {
  readonly value: OrderSummary & {
    /** Quintiles over all customers with orders (money: in the same currency), 5 the best; absent without dated orders. */
    readonly rfm?: Rfm;
    /** Share of customers with orders in the same currency who spend less, 0 to 1; 0 without orders. */
    readonly spendRank: number;
    /** How evenly purchases follow each other; absent below five days with orders. */
    readonly rhythm?: Regularity;
    /** When in the year; absent below two years and eight days with orders in them. */
    readonly season?: Season;
    /** What the orders are made of; absent where they name neither categories nor items. */
    readonly mix?: Mix;
    /** What is to come; absent of who neither bought nor has a contract, and of results of before. */
    readonly lifetime?: CustomerLifetime;
  };
}
