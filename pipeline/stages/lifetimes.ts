/** What `value` learns of all customers to tell what is to come of one. */

import { contractAt, forecastContract } from "../../models/value/contract.ts";
import { toBuyer } from "../../models/value/buyer.ts";
import { createForecast } from "../../models/value/lifetime-forecast.ts";
import { fitLifetime, horizonsDays, nobodyLearned, type Buyer, type LifetimeFit } from "../../models/value/lifetime.ts";
import { summariseOrders, type OrderSummary } from "../../models/value/orders.ts";
import { fitSurvival, type Contract, type Survival } from "../../models/value/subscriptions.ts";
import type { History } from "../types.ts";
import type { BuyerForecast, ContractState, CustomerLifetime } from "./lifetime.ts";

type Needs = Pick<History, "orders" | "profile">;

/** Fits by currency, most buyers first, and how long contracts run. */
export interface LifetimesModel {
  readonly currencies: readonly { readonly currency: string; readonly buyers: number; readonly fit: LifetimeFit }[];
  /** Undefined where nobody has a contract. */
  readonly contracts?: Survival;
}

type Bought = Pick<OrderSummary, "currency" | "spendCents">;

/** The purchases that count; undefined of who has none, and of whom credit notes gave all back. */
function buyerOf({ orders }: Needs, { currency, spendCents }: Bought, asOf: string): Buyer | undefined {
  if (currency === undefined) return undefined;
  const isAllBack = spendCents <= 0 && orders.some((one) => one.totalCents < 0 && one.currency === currency);
  return isAllBack ? undefined : toBuyer(orders, { asOf, currency });
}

/** Collects what lifetimes are fitted to, customer by customer, in numbers alone. */
export function collectLifetimes(asOf: string) {
  const buyers = new Map<string, Buyer[]>();
  const contracts: Contract[] = [];
  const add = (row: Needs, summary: Bought) => {
    const { currency } = summary;
    const contract = contractOf(row, asOf);
    if (contract) {
      contracts.push(contract);
      return;
    }
    const buyer = buyerOf(row, summary, asOf);
    if (!buyer) return;
    const own = buyers.get(currency!);
    if (own) own.push(buyer);
    else buyers.set(currency!, [buyer]);
  };
  const learn = (): LifetimesModel => ({
    currencies: [...buyers]
      .sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
      .map(([currency, own]) => ({ currency, buyers: own.length, fit: fitLifetime(own) })),
    ...(contracts.length > 0 && { contracts: fitSurvival(contracts) }),
  });
  return { add, learn };
}

function contractOf({ profile }: Needs, asOf: string): Contract | undefined {
  return profile && contractAt({ start: profile.contractStart, end: profile.contractEnd }, asOf);
}

/** A function from customers to what is to come of them: undefined of who neither bought nor has a contract. */
export function lifetimeTeller({ currencies, contracts }: LifetimesModel, asOf: string) {
  const forecasts = new Map(
    currencies.map(({ currency, fit }) => [
      currency,
      fit.kind === "fitted" ? { tell: createForecast(fit.model, { isYearOnly: true }) } : { fit },
    ]),
  );
  return (row: Needs, summary: Bought): CustomerLifetime | undefined => {
    const contract = contractOf(row, asOf);
    if (contract) return contractState(contract, { row, contracts, asOf });
    const buyer = buyerOf(row, summary, asOf);
    if (!buyer) return undefined;
    const known = forecasts.get(summary.currency!);
    if (!known) return { kind: "too few", tooFew: nobodyLearned };
    if (known.tell) return forecastOf(known.tell(buyer));
    return known.fit.kind === "tooFew" ? { kind: "too few", tooFew: known.fit.tooFew } : { kind: "unfit" };
  };
}

function forecastOf(told: ReturnType<ReturnType<typeof createForecast>>): BuyerForecast {
  const { alive, purchases365, buysAgain90, averageCents, valueCents } = told;
  return {
    kind: "forecast",
    horizonDays: horizonsDays.year,
    alive,
    expectedPurchases: purchases365,
    buysAgain90,
    ...(averageCents && { averageCents }),
    ...(valueCents && { clvCents: valueCents }),
  };
}

function contractState(
  { months, hasEnded }: Contract,
  { row, contracts, asOf }: { readonly row: Needs; readonly contracts: Survival | undefined; readonly asOf: string },
): ContractState {
  const state = { kind: "contract", months, hasEnded } as const;
  const forecast = hasEnded || !contracts ? undefined : forecastContract(contracts, months);
  if (!forecast) return state;
  const start = row.profile!.contractStart!;
  const since = row.orders.filter(({ at }) => at !== undefined && at >= start);
  const { spendCents } = summariseOrders(since, { asOf });
  const monthly = spendCents / Math.max(1, months);
  const { value, low, high } = forecast.months;
  return {
    ...state,
    stays12: forecast.stays,
    monthsOf12: forecast.months,
    ...(spendCents > 0 && { clvCents: { value: monthly * value, low: monthly * low, high: monthly * high } }),
  };
}
