/** What is to come, in words for people. */

import { counted, formatMoney, formatNumber, formatShare } from "../models/statistics/format.ts";
import type { Estimate } from "../models/statistics/delta.ts";
import type { TooFew } from "../models/value/lifetime.ts";
import type { CurrencyFigures, CustomerLifetime, LifetimeFigures } from "./stages/lifetime.ts";

type Show = (value: number) => string;

function between({ value, low, high }: Estimate, show: Show): string {
  return `${show(value)} (${show(low)} to ${show(high)})`;
}

/** Why nothing is told: `too few to tell: 12 customers bought again, about 20 would do`. */
function tooFewWords({ of, have, wanted }: TooFew): string {
  if (of === "learned buyers")
    return "too few to tell: nobody paid in this currency when forecasts were learned (attune analyse --relearn learns anew)";
  const what =
    of === "days" ? `orders reach back ${counted(have, "day")}` : `${counted(have, "customer")} bought again`;
  return `too few to tell: ${what}, about ${formatNumber(wanted)} would do`;
}

/** What is to come of one customer, with 95 % intervals: without a full stop. `currency` is that of the money. */
export function lifetimeWords(lifetime: CustomerLifetime, currency: string | undefined): string {
  const money: Show = (cents) => formatMoney(Math.round(cents), currency ?? "XXX");
  if (lifetime.kind === "unfit") return "no forecast: the search for the likeliest one did not arrive";
  if (lifetime.kind === "too few") return tooFewWords(lifetime.tooFew);
  const worth = lifetime.clvCents && `worth ${between(lifetime.clvCents, money)}`;
  if (lifetime.kind === "forecast") {
    const { alive, expectedPurchases, horizonDays } = lifetime;
    const orders = `${between(expectedPurchases, oneDigit)} orders in ${counted(horizonDays, "day")}`;
    return [`still a customer: ${between(alive, formatShare)}`, orders, worth].filter(Boolean).join(" · ");
  }
  const { months, hasEnded, stays12 } = lifetime;
  const ran = `under contract for ${counted(Math.round(months), "month")}`;
  if (hasEnded) return `${ran}, which has ended`;
  const stays = stays12
    ? `stays another year: ${between(stays12, formatShare)}`
    : "too few to tell how long it goes on";
  return [ran, stays, worth].filter(Boolean).join(" · ");
}

const oneDigit: Show = (value) => value.toFixed(1);

function currencyWords(figures: CurrencyFigures): string {
  const { currency, buyers, kind, tooFew, factor = 1, alive = 0, clvCents = 0, horizonDays = 0 } = figures;
  const who = `Of ${counted(buyers, "buyer")} in ${currency}`;
  if (kind === "unfit") return `${who}: no forecast, the search for the likeliest one did not arrive`;
  if (kind === "too few") return `${who}: ${tooFewWords(tooFew!)}`;
  const { expectedPurchases = 0, isSteadied } = figures;
  const worth = clvCents > 0 ? ` for ${formatMoney(Math.round(clvCents), currency)}` : "";
  const orders = `${counted(Math.round(expectedPurchases), "order")}${worth} in the next ${counted(horizonDays, "day")}`;
  const known = `at 95 % between ${formatShare(1 - 1 / factor)} fewer and ${formatShare(factor - 1)} more`;
  const open = isSteadied ? "; the data leave a part of the model open" : "";
  return `${who} about ${formatNumber(Math.round(alive))} are still customers, of whom ${orders} are to be expected (${known}${open})`;
}

/** The forecasts of a run, a line a currency, then contracts; without full stops. */
export function lifetimesWords({ currencies, contracts }: LifetimeFigures): readonly string[] {
  const lines = currencies.map(currencyWords);
  if (!contracts) return lines;
  const { contracts: all, ended } = contracts;
  return [
    ...lines,
    `Of ${counted(all, "contract")} ${formatNumber(ended)} have ended; who has one is in no forecast of buyers`,
  ];
}
