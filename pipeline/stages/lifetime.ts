/** What is to come of a customer: what `value` tells of the time after the day that a run looks back from. */

import type { Estimate } from "../../models/statistics/delta.ts";
import type { TooFew } from "../../models/value/lifetime.ts";

/** What a buyer is expected to buy. Money in minor units of the customer's `currency`; intervals are 95 % intervals. */
export interface BuyerForecast {
  readonly kind: "forecast";
  /** Days that are looked ahead. */
  readonly horizonDays: number;
  /** Probability that the customer has not stopped buying. */
  readonly alive: Estimate;
  readonly expectedPurchases: Estimate;
  /** Probability that they buy again within 90 days. */
  readonly buysAgain90: Estimate;
  /** Worth of a purchase of theirs on average; absent where the data have no mean. */
  readonly averageCents?: Estimate;
  /** Worth of the purchases expected, discounted at 10 % a year: what is paid, not what is earned. */
  readonly clvCents?: Estimate;
}

/** Why nothing is told: too few customers of the currency bought again, or the search for the likeliest did not arrive. */
export type NoForecast = { readonly kind: "too few"; readonly tooFew: TooFew } | { readonly kind: "unfit" };

/** A customer under contract, whose end is known: apart from buyers, who stop without a word. */
export interface ContractState {
  readonly kind: "contract";
  /** It ran for so long until it ended, or until today. */
  readonly months: number;
  readonly hasEnded: boolean;
  /** Of one that runs: probability that it still does in 12 months, and mean months until then. Absent: too few to tell. */
  readonly stays12?: Estimate;
  readonly monthsOf12?: Estimate;
  /** What is paid in those months if it goes on as so far; its interval is that of the months. */
  readonly clvCents?: Estimate;
}

export type CustomerLifetime = BuyerForecast | NoForecast | ContractState;

/** How the forecasts of a run were made, in figures. */
export interface LifetimeFigures {
  /** By currency of most orders, most buyers first. Money in minor units. */
  readonly currencies: readonly CurrencyFigures[];
  /** Customers under contract, and those whose contract has ended; absent without any. */
  readonly contracts?: { readonly contracts: number; readonly ended: number };
}

/** The forecast of the buyers of one currency. */
export interface CurrencyFigures {
  readonly currency: string;
  readonly buyers: number;
  /** `unfit`: the search for the likeliest parameters did not arrive, and nothing is told. */
  readonly kind: "fitted" | "too few" | "unfit";
  readonly tooFew?: TooFew;
  /** Of those that the forecast was learned from. */
  readonly repeatBuyers?: number;
  /** What the purchases of all are known by: the upper end of the 95 % interval over the middle. */
  readonly factor?: number;
  /** Whether the data left a parameter open, so that a weak prior held it. */
  readonly isSteadied?: boolean;
  /** Sums over the buyers: how many have not stopped, what they are expected to buy and to pay within `horizonDays`. */
  readonly alive?: number;
  readonly expectedPurchases?: number;
  readonly clvCents?: number;
  readonly horizonDays?: number;
}
